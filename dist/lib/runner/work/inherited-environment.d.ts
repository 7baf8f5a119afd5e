/**
 * The environment of this process as a `run:` step would have it, with the variables in `replaced` as
 * they once were.
 */
export declare function inheritedEnvironment(replaced: ReadonlyMap<string, string | null>): {
    readonly [name: string]: string;
};
