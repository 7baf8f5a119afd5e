import { didYouMean } from "../plan/did-you-mean.ts";
import { stepEnds } from "../plan/keys/keys.ts";
import type { Retry, StepEnd } from "../plan/plan.ts";
import { checkKind, milliseconds, type Time, timeOf } from "./check-options.ts";
import { type RetryOptions, retryOf } from "./retry-options.ts";

/** What a job and a group of jobs can be told alike. */
export type MemberOptions = {
  /** For people; the id unless told. */
  readonly name?: string;
  /** How long one try may take. No limit unless told: a function that never comes back is waited for without end. */
  readonly timeout?: Time;
  /** The same for its revert. */
  readonly revertTimeout?: Time;
  /** How long a function has to end after its signal was aborted; `5s` unless told. */
  readonly grace?: Time;
  /** How many more tries there are when it fails, or more about them. */
  readonly retry?: number | RetryOptions;
  /** The same for its revert. */
  readonly revertRetry?: number | RetryOptions;
  /** Whether what comes after it runs all the same when it fails. */
  readonly continueOnError?: boolean;
  /** Whether, once it has succeeded, neither it nor what came before is undone any more. */
  readonly pivot?: boolean;
  /** The ends after which it is undone; all of them unless told. */
  readonly revertOn?: StepEnd | readonly StepEnd[];
};

/** The same, checked, as a step of a plan has it. */
export type CheckedOptions = {
  readonly timeoutMs?: number;
  readonly revertTimeoutMs?: number;
  readonly graceMs: number;
  readonly retry?: Retry;
  readonly revertRetry?: Retry;
  readonly revertOn?: readonly StepEnd[];
};

export const memberOptionNames = [
  "name",
  "timeout",
  "revertTimeout",
  "grace",
  "retry",
  "revertRetry",
  "continueOnError",
  "pivot",
  "revertOn",
] as const satisfies readonly (keyof MemberOptions)[];

const defaultGraceMs = 5000;

/** Checks what all have alike. Throws a TypeError. */
export function checkedOptions(options: MemberOptions, what: "job" | "group"): CheckedOptions {
  checkKind(options, "name", "string");
  checkKind(options, "continueOnError", "boolean");
  checkKind(options, "pivot", "boolean");
  const times = {
    timeoutMs: milliseconds(options.timeout, "timeout"),
    revertTimeoutMs: milliseconds(options.revertTimeout, "revertTimeout"),
    retry: retryOf(options.retry, "retry", what),
    revertRetry: retryOf(options.revertRetry, "revertRetry", "revert"),
    revertOn: endsOf(options.revertOn),
  };
  const graceMs = options.grace === undefined ? defaultGraceMs : timeOf(options.grace, "grace");
  return { ...present(times), graceMs };
}

function endsOf(given: StepEnd | readonly StepEnd[] | undefined): readonly StepEnd[] | undefined {
  if (given === undefined) return undefined;
  const ends = [given].flat() as readonly StepEnd[];
  for (const end of ends)
    if (!stepEnds.includes(end))
      throw new TypeError(
        `revertOn is of ${stepEnds.join(", ")}; '${String(end)}' is not${didYouMean(String(end), stepEnds)}`,
      );
  if (ends.length === 0) throw new TypeError("revertOn is empty; give null for the revert if it is never undone");
  return ends;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
