/** Makes text from outside harmless for a line of a terminal: what would act on it becomes visible, as `\x1b`. */
export declare function sanitize(text: string): string;
/** The same for a line that may keep its colours; they end with the line. */
export declare function sanitizeKeepingColours(line: string): string;
/** Takes away the colours, and makes the rest harmless. */
export declare function sanitizeDroppingColours(line: string): string;
/** The first line that says something; empty if none does. */
export declare function firstLine(text: string): string;
/** A name from outside, as one harmless line without tabs. */
export declare function label(text: string): string;
