/** One way to start a shell on a script. */
export type ShellInvocation = {
    /** Program to look up in the search path. */
    readonly command: string;
    /** Arguments of the program for the script in that file. */
    readonly args: (file: string) => readonly string[];
    /** True where the arguments are one piece of a Windows command line, which nobody may quote again. */
    readonly verbatim: boolean;
    /** Ending of the script's file, such as `.sh`; empty where the shell wants none. */
    readonly extension: string;
    /** What has to stand in the file for that script. */
    readonly prepare: (script: string) => string;
};
/**
 * How a step's shell is started, exactly as for a `run:` of a workflow: the first candidate whose
 * command exists is to be taken. A shell that `shellMistake` rejects gives none.
 */
export declare function shellInvocations(shell: string | undefined, platform: string): readonly ShellInvocation[];
/** What is wrong with the shell, and what to write instead; undefined if nothing is. */
export declare function shellMistake(shell: string): string | undefined;
