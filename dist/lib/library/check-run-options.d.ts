/** Throws a TypeError if an option is none of `names`, or of another kind. */
export declare function checkRunOptions(options: unknown, names: readonly string[], what: string, example: string): void;
