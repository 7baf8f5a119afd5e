import type { Cause } from "../report/event.ts";
import type { StepStatus } from "../report/result.ts";
import type { Answer } from "./answer.ts";
/** What a function is told beside its arguments. */
export type JobContext<Args = unknown, Value = unknown> = {
    /** The job that it does or undoes. */
    readonly job: Job<Args, Value>;
    /** Aborted when its time is up or the run is cancelled; it has the job's grace to end then. */
    readonly signal: AbortSignal;
    /** Prints a line under the job. */
    readonly log: (line: string) => void;
    /** Adds Markdown to what every report shows beside the job. */
    readonly detail: (markdown: string) => void;
    /** What the jobs before it returned, by job id. */
    readonly results: {
        readonly [id: string]: unknown;
    };
};
export type RevertContext<Args = unknown, Value = unknown> = JobContext<Args, Value> & {
    /** Why the run is undone. */
    readonly cause: Cause;
    /** How the job had ended. */
    readonly status: StepStatus;
    /** What the job had returned, also when it failed; undefined if it threw or was cut off. */
    readonly value: Value | undefined;
};
type MaybePromise<T> = T | Promise<T>;
/** Does a job. A plain value is success, a throw is failure. */
export type JobFunction<Args = never, Value = unknown> = (args: Args, context: JobContext<Args, Value>) => MaybePromise<Value | Answer<Value>>;
/** Undoes a job. It gets the job's arguments; a throw says that it could not be undone. */
export type RevertFunction<Args = never, Value = unknown> = (args: Args, context: RevertContext<Args, Value>) => MaybePromise<unknown>;
export type JobOptions = {
    /** Unique in its queue; the function's name unless told, else `job-N`. */
    readonly id?: string;
    /** For people; the id unless told. */
    readonly name?: string;
    /** How long it may take: `30s`, `5m`, `1h30m`, or milliseconds. No limit unless told. */
    readonly timeout?: string | number;
    /** The same for its revert. */
    readonly revertTimeout?: string | number;
    /** How long a function has to end after its signal was aborted; `5s` unless told. */
    readonly grace?: string | number;
};
/** A function of some job, whatever it takes. */
export type AnyFunction = (args: any, context: any) => unknown;
/**
 * One thing to do, and how to undo it. Functions are given themselves, or by the names that they have
 * in a library registered with the queue. `null` for the revert: there is nothing to undo.
 */
export declare class Job<Args = unknown, Value = unknown> {
    #private;
    readonly func: AnyFunction | string;
    readonly revertFunc: AnyFunction | string | null;
    readonly args: Args;
    readonly options: JobOptions;
    /** In milliseconds; undefined for no limit. */
    readonly timeout: number | undefined;
    /** Throws a TypeError if the functions or a time are of the wrong kind. */
    constructor(func: JobFunction<Args, Value> | string, revertFunc?: RevertFunction<Args, Value> | string | null, ...[args, options]: undefined extends Args ? [args?: Args, options?: JobOptions] : [args: Args, options?: JobOptions]);
    /** Its id in the queue once that runs; before that, the one asked for. */
    get id(): string | undefined;
    get status(): StepStatus;
    /** True once it has succeeded, and no longer when it has been undone. */
    get done(): boolean;
    /** What its function returned. */
    get value(): Value | undefined;
    /** Markdown that its function left for people. */
    get detail(): string | undefined;
    /** Why it did not succeed. */
    get error(): string | undefined;
}
/** Milliseconds of a time in code; undefined for no limit. Throws a TypeError. */
export declare function milliseconds(time: string | number | undefined, what: string): number | undefined;
export {};
