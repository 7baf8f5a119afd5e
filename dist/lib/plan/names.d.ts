/**
 * Names in a text: between commas and line ends, or a YAML list. Undefined where it looks like a list and is none of
 * names.
 */
export declare function parseNames(text: string): readonly string[] | undefined;
