import { type InspectOptions, inspect } from "node:util";
import type { Cause } from "../report/event.ts";
import type { StepStatus } from "../report/result.ts";
import type { Answer } from "./answer.ts";
import { checkKind, kindOf, refuseUnknown } from "./check-options.ts";
import { type CheckedOptions, checkedOptions, type MemberOptions, memberOptionNames } from "./member-options.ts";
import { custom, QueueMember } from "./queue-member.ts";
import { recorded } from "./recorded.ts";

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
  readonly results: { readonly [id: string]: unknown };
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
export type JobFunction<Args = never, Value = unknown> = (
  args: Args,
  context: JobContext<Args, Value>,
) => MaybePromise<Value | Answer<Value>>;

/** Undoes a job. It gets the arguments as they were when the job began; a throw says that it could not be undone. */
export type RevertFunction<Args = never, Value = unknown> = (
  args: Args,
  context: RevertContext<Args, Value>,
) => MaybePromise<unknown>;

/** A function of some job, whatever it takes. */
// biome-ignore lint/suspicious/noExplicitAny: what a function takes is checked where its job is made
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

const optionNames: readonly string[] = [...memberOptionNames, "id", "isolate"] satisfies (keyof JobOptions)[];

/**
 * One thing to do, and how to undo it. Functions are given themselves, or by the names that they have
 * in a library registered with the queue. `null` for the revert: there is nothing to undo.
 */
export class Job<Args = unknown, Value = unknown> extends QueueMember {
  readonly func: AnyFunction | string;
  readonly revertFunc: AnyFunction | string | null;
  readonly args: Args;
  override readonly options: JobOptions;
  /** @internal */
  readonly checked: CheckedOptions;
  #value: Value | undefined;

  /** By the name of a function, of which nothing is known before it is looked up. */
  constructor(
    func: string,
    revertFunc?: RevertFunction<Args, Value> | string | null,
    args?: Args,
    options?: JobOptions,
  );
  /** Throws a TypeError if the functions or an option are of the wrong kind. */
  constructor(
    func: JobFunction<Args, Value>,
    revertFunc?: RevertFunction<Args, Value> | string | null,
    // What the functions take says what they are given, never the other way round.
    ...rest: undefined extends Args
      ? [args?: NoInfer<Args>, options?: JobOptions]
      : [args: NoInfer<Args>, options?: JobOptions]
  );
  constructor(
    func: AnyFunction | string,
    revertFunc: AnyFunction | string | null = null,
    args?: Args,
    options: JobOptions = {},
  ) {
    super();
    if (typeof func !== "function" && typeof func !== "string")
      throw new TypeError(`a job takes a function or the name of one, not ${kindOf(func)}`);
    refuseRevert(revertFunc);
    refuseUnknown(options, optionNames, "a job");
    checkKind(options, "id", "string");
    checkKind(options, "isolate", "boolean");
    this.checked = checkedOptions(options, "job");
    if (revertFunc === null && this.checked.retry?.revertBetweenAttempts)
      throw new TypeError("there is nothing to undo between the tries: the job has no revert");
    this.func = func;
    this.revertFunc = revertFunc;
    this.args = args as Args;
    this.options = options;
  }

  /** In milliseconds; undefined for no limit. It is set by the options. */
  get timeout(): number | undefined {
    return this.checked.timeoutMs;
  }

  /** What its function returned, in the last try. */
  get value(): Value | undefined {
    return this.#value;
  }

  /** What JSON can hold of it. */
  override toJSON(): { readonly [field: string]: unknown } {
    return { ...super.toJSON(), timeout: this.timeout, args: recorded(this.args), value: recorded(this.value) };
  }

  /** @internal */
  override [custom](_depth: number, options: InspectOptions): string {
    const { id, status, done, args, value, detail, error } = this;
    return `Job ${inspect({ id, status, done, args, value, detail, error }, options)}`;
  }

  /** @internal */
  setValue(value: Value | undefined): void {
    this.#value = value;
  }
}

/** Throws a TypeError if it is nothing that undoes. */
export function refuseRevert(revertFunc: unknown): void {
  if (revertFunc !== null && typeof revertFunc !== "function" && typeof revertFunc !== "string")
    throw new TypeError(`a revert is a function, the name of one, or null; not ${kindOf(revertFunc)}`);
}
