type Variables = {
    readonly [name: string]: string | undefined;
};
/** What to start in place of a command. */
export type Launch = {
    readonly tool: string;
    readonly args: readonly string[];
};
/** The launch of `argv` with its output going to the named pipe `out`. Throws where this machine has no shell. */
export declare function launch(argv: readonly string[], out: string, env: Variables): Launch;
export {};
