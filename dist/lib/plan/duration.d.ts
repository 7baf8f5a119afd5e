/**
 * Milliseconds of a duration such as `500ms`, `90s`, `1h30m` or `0`; undefined for any other text. What
 * is longer than nothing is at least 1, since 0 means "no limit" to those who ask.
 */
export declare function parseDuration(text: string): number | undefined;
/** Rounded, but never down to 0; undefined where the number is too large to be counted in milliseconds. */
export declare function wholeMilliseconds(exact: number): number | undefined;
