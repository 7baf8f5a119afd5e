import type { Cause } from "../report/event.ts";
import type { StepStatus } from "../report/result.ts";
import type { Answer } from "./answer.ts";
import { type MemberOptions } from "./member-options.ts";
import { QueueMember } from "./queue-member.ts";
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
    /**
     * What the jobs before it returned, by job id: those that have succeeded and are not undone. Jobs beside it in a
     * `parallel` are not before it.
     */
    readonly results: {
        readonly [id: string]: unknown;
    };
};
export type RevertContext<Args = unknown, Value = unknown> = JobContext<Args, Value> & {
    /** Why it is undone. */
    readonly cause: Cause;
    /** How the job had ended. */
    readonly status: StepStatus;
    /** What the last try of the job had returned, also when it failed; undefined if it threw or was cut off. */
    readonly value: Value | undefined;
};
type MaybePromise<T> = T | Promise<T>;
/** Does a job. A plain value is success, a throw is failure. */
export type JobFunction<Args = never, Value = unknown> = (args: Args, context: JobContext<Args, Value>) => MaybePromise<Value | Answer<Value>>;
/** Undoes a job. It gets the arguments as they were when the job began; a throw says that it could not be undone. */
export type RevertFunction<Args = never, Value = unknown> = (args: Args, context: RevertContext<Args, Value>) => MaybePromise<unknown>;
/** A function of some job, whatever it takes. */
export type AnyFunction = (args: any, context: any) => unknown;
export type JobOptions = MemberOptions & {
    /** Unique in its queue; the function's name unless told, else `job-N`. */
    readonly id?: string;
    /**
     * Runs the function and its revert in a process of their own, which can be ended whatever they do. They must be of a
     * library that is registered by its specifier, and their arguments and values data that JSON can hold. Their context
     * has no `results`, and of the job only what is data.
     */
    readonly isolate?: boolean;
};
/**
 * One thing to do, and how to undo it. Functions are given themselves, or by the names that they have
 * in a library registered with the queue. `null` for the revert: there is nothing to undo.
 */
export declare class Job<Args = unknown, Value = unknown> extends QueueMember {
    #private;
    readonly func: AnyFunction | string;
    readonly revertFunc: AnyFunction | string | null;
    readonly args: Args;
    readonly options: JobOptions;
    /** By the name of a function, of which nothing is known before it is looked up. */
    constructor(func: string, revertFunc?: RevertFunction<Args, Value> | string | null, args?: Args, options?: JobOptions);
    /** Throws a TypeError if the functions or an option are of the wrong kind. */
    constructor(func: JobFunction<Args, Value>, revertFunc?: RevertFunction<Args, Value> | string | null, ...rest: undefined extends Args ? [args?: NoInfer<Args>, options?: JobOptions] : [args: NoInfer<Args>, options?: JobOptions]);
    /** In milliseconds; undefined for no limit. It is set by the options. */
    get timeout(): number | undefined;
    /** What its function returned, in the last try. */
    get value(): Value | undefined;
    /** What JSON can hold of it. */
    toJSON(): {
        readonly [field: string]: unknown;
    };
}
/** Throws a TypeError if it is nothing that undoes. */
export declare function refuseRevert(revertFunc: unknown): void;
export {};
