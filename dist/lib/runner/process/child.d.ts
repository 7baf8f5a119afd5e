import type { ChildProcess } from "node:child_process";
import type { ProcessEnd } from "../../report/event.ts";
export type Command = {
    /** Absolute path of the program. */
    readonly tool: string;
    readonly args: readonly string[];
    readonly cwd: string;
    /** The whole environment. */
    readonly env: {
        readonly [name: string]: string;
    };
};
export type Child = {
    /** Also the number of its session and of its process group. */
    readonly pid: number;
    /** Its end; never rejects. */
    readonly ended: Promise<ProcessEnd>;
    /** Its standard input stays open until this process ends or closes it. */
    readonly stdin: ChildProcess["stdin"];
    /** Lets this process end before it. */
    readonly unref: () => void;
};
/**
 * Starts a program through `@actions/exec`, in a session of its own. Resolves once it runs; rejects with the error of the
 * system (`code` such as `E2BIG`) if it cannot be started. Let it print little: `exec` keeps a line
 * in memory, however long it is.
 */
export declare function startChild(command: Command): Promise<Child>;
