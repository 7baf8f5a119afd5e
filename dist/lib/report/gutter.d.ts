/**
 * Puts a prefix before each line, byte for byte: nothing is decoded, so that text in any encoding
 * stays as it is and a step that prints much costs little. The answer always ends with a line feed.
 */
export declare function gutter(lines: Uint8Array, prefix: Uint8Array): Uint8Array;
/** How many line feeds there are. */
export declare function countLines(lines: Uint8Array): number;
