import { checkKind, kindOf, refuseUnknown, wholeNumber } from "./check-options.ts";
import { type AnyFunction, type Job, type RevertContext, refuseRevert } from "./job.ts";
import { type CheckedOptions, checkedOptions, type MemberOptions, memberOptionNames } from "./member-options.ts";
import { QueueMember } from "./queue-member.ts";

// biome-ignore lint/suspicious/noExplicitAny: a queue holds jobs of any arguments and values
export type AnyJob = Job<any, any>;

/** What stands in a queue or in a group. */
export type AnyMember = AnyJob | JobGroup;

/** What the revert of a group is told. */
export type GroupRevertContext = Omit<RevertContext, "job" | "value"> & { readonly group: JobGroup };

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

const seriesNames: readonly string[] = [...memberOptionNames, "id", "revertFunc"] satisfies (keyof SeriesOptions)[];
const parallelNames: readonly string[] = [...seriesNames, "maxParallel"];

/** Jobs, and groups of jobs, that are one: they are tried again, passed over and undone together. */
export class JobGroup extends QueueMember {
  readonly kind: "parallel" | "series";
  /** An ordinary array until the queue runs. */
  jobs: AnyMember[];
  override readonly options: ParallelOptions;
  readonly revertFunc: AnyFunction | string | null;
  /** @internal */
  readonly checked: CheckedOptions;

  /** Throws a TypeError if something of it is of the wrong kind. Made by `parallel` and `series`. */
  constructor(kind: "parallel" | "series", jobs: readonly AnyMember[], options: ParallelOptions = {}) {
    super();
    if (!Array.isArray(jobs))
      throw new TypeError(`${kind} takes a list of jobs, such as ${kind}([job1, job2]); not ${kindOf(jobs)}`);
    refuseUnknown(options, kind === "parallel" ? parallelNames : seriesNames, `'${kind}'`);
    checkKind(options, "id", "string");
    if (options.maxParallel !== undefined) wholeNumber(options.maxParallel, "maxParallel", 1);
    this.kind = kind;
    this.revertFunc = options.revertFunc ?? null;
    refuseRevert(this.revertFunc);
    this.checked = checkedOptions(options, "group");
    this.jobs = [...jobs];
    this.options = options;
  }

  override toJSON(): { readonly [field: string]: unknown } {
    return { kind: this.kind, ...super.toJSON(), jobs: this.jobs };
  }

  /** @internal */
  override get isUndone(): boolean {
    return super.isUndone || this.jobs.some((job) => job.isUndone);
  }
}

/** Jobs that run at once. When one fails, those that run beside it are stopped, and all of them are undone at once. */
export function parallel(jobs: readonly AnyMember[], options?: ParallelOptions): JobGroup {
  return new JobGroup("parallel", jobs, options);
}

/** Jobs that run one after another, as one: within `parallel`, or to be tried again or passed over together. */
export function series(jobs: readonly AnyMember[], options?: SeriesOptions): JobGroup {
  return new JobGroup("series", jobs, options);
}
