import { type AnyFunction, type Job, type RevertContext } from "./job.ts";
import { type MemberOptions } from "./member-options.ts";
import { QueueMember } from "./queue-member.ts";
export type AnyJob = Job<any, any>;
/** What stands in a queue or in a group. */
export type AnyMember = AnyJob | JobGroup;
/** What the revert of a group is told. */
export type GroupRevertContext = Omit<RevertContext, "job" | "value"> & {
    readonly group: JobGroup;
};
/** Undoes what a group did beyond its jobs, which are undone by then. It has no arguments of its own. */
export type GroupRevertFunction = (args: undefined, context: GroupRevertContext) => unknown;
export type SeriesOptions = MemberOptions & {
    /** Unique in its queue; `series-N` or `parallel-N` unless told. */
    readonly id?: string;
    /** Runs in a rollback once the jobs in the group are undone; itself, or by name. */
    readonly revertFunc?: GroupRevertFunction | string | null;
};
export type ParallelOptions = SeriesOptions & {
    /** How many run at once at most; all unless told. */
    readonly maxParallel?: number;
};
/** Jobs, and groups of jobs, that are one: they are tried again, passed over and undone together. */
export declare class JobGroup extends QueueMember {
    readonly kind: "parallel" | "series";
    /** An ordinary array until the queue runs. */
    jobs: AnyMember[];
    readonly options: ParallelOptions;
    readonly revertFunc: AnyFunction | string | null;
    /** Throws a TypeError if something of it is of the wrong kind. Made by `parallel` and `series`. */
    constructor(kind: "parallel" | "series", jobs: readonly AnyMember[], options?: ParallelOptions);
    toJSON(): {
        readonly [field: string]: unknown;
    };
}
/** Jobs that run at once. When one fails, those that run beside it are stopped, and all of them are undone at once. */
export declare function parallel(jobs: readonly AnyMember[], options?: ParallelOptions): JobGroup;
/** Jobs that run one after another, as one: within `parallel`, or to be tried again or passed over together. */
export declare function series(jobs: readonly AnyMember[], options?: SeriesOptions): JobGroup;
