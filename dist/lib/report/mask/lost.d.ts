/**
 * What stands in the place of a secret that a process does not know: NUL, `lost `, what would have told which one, NUL.
 * No program can be given such a text, so nothing can be done with it by mistake.
 */
export declare function lostText(reference: string): string;
/** Whether such a text stands in plain data. */
export declare function holdsLost(data: unknown): boolean;
/** The text with another one for each of them. */
export declare function replaceLost(text: string, by: (reference: string) => string): string;
/** The texts between them, and at every other place the reference of one of them. */
export declare function splitLost(text: string): readonly string[];
