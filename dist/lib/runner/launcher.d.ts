type Variables = {
    readonly [name: string]: string | undefined;
};
/** What to start, in place of a command, so that it runs as a step must. */
export type Launch = {
    readonly tool: string;
    readonly args: readonly string[];
    /** Whether it becomes the command; else it prints the pid of the command, which leads its group. */
    readonly becomesCommand: boolean;
};
/**
 * The launch of `argv` with its output going to the named pipe `out`. Throws where this machine has
 * no shell that can do it.
 */
export declare function launch(argv: readonly string[], out: string, env: Variables): Launch;
/** The program that a shell with this search path would start; undefined if there is none. */
export declare function findProgram(name: string, env: Variables, cwd?: string): string | undefined;
export {};
