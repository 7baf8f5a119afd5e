import type { ProcessEnd } from "../../report/event.ts";
import { type Root } from "./kin.ts";
import type { CutAt } from "./output-lines.ts";
import type { OutputPipes } from "./output-pipe.ts";
export type ProcessRequest = {
    /** The program, by absolute path, and its arguments. */
    readonly argv: readonly string[];
    readonly cwd: string;
    /** The whole environment. */
    readonly env: {
        readonly [name: string]: string;
    };
    /** Unique to this process; found again in the environment of all that descend from it. */
    readonly mark: string;
    readonly pipes: OutputPipes;
    /** Whole lines, as they come. A promise holds the process back until it is settled. */
    readonly output: (lines: Buffer) => void | Promise<void>;
    /** Where a line that is too long may be cut, see `OutputLines`. */
    readonly cutAt?: CutAt;
    /** Told once it runs. */
    readonly started?: (process: {
        readonly pid: number;
        readonly startTime?: string;
    }) => void;
    /** Told when it has ended, before its last output has come. */
    readonly ended?: () => void;
    /** Asked when it has ended with exit code 0: whether it has really done its work. */
    readonly isGood?: () => boolean;
} & Stopping;
export type Stopping = {
    /** Aborted to stop it. */
    readonly signal: AbortSignal;
    /** From the polite signal to the one that cannot be refused. */
    readonly graceMs: number;
    /** Aborted to end the grace at once. */
    readonly hurry?: AbortSignal;
};
/** How it ended, and who could not be ended with it. */
export type ProcessOutcome = {
    readonly end: ProcessEnd;
    readonly survivors: readonly number[];
};
/**
 * Runs one process with all its descendants. A process that ends well may leave others behind (a
 * service that it started). One that ends badly, or is stopped, takes with it all that it started.
 * Resolves once it has ended, its output is delivered, and what had to go is gone; rejects if it
 * cannot be started.
 */
export declare function runProcess(request: ProcessRequest): Promise<ProcessOutcome>;
/**
 * Ends a process and all that came of it: politely, then, after the grace, by force. The children of
 * another supervisor are left to it while it lives, at most for the grace. Resolves with those that are
 * still there; none, unless they are not ours to end.
 */
export declare function stopProcesses(root: Root | undefined, mark: string, stopping: Omit<Stopping, "signal">): Promise<number[]>;
