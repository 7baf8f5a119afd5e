import type { Retry } from "../plan/plan.ts";
import { usualPauses } from "../plan/reading/read-retry.ts";
import { checkKind, kindOf, refuseUnknown, type Time, timeOf, wholeNumber } from "./check-options.ts";

/** When and how often something that failed is tried again. The names that a step list has are understood as well. */
export type RetryOptions = {
  /** How many more tries, at most. */
  readonly times: number;
  /** Pause before the second try; `1s` unless told. Each pause is up to twice as long, by chance. */
  readonly delay?: Time;
  /** What each further pause is multiplied by; 2 unless told. */
  readonly factor?: number;
  /** Longest pause; `60s` unless told. */
  readonly maxDelay?: Time;
  /** Only these exit codes are tried again; every failure unless told. Only a job with `isolate` has one. */
  readonly onExitCodes?: number | readonly number[];
  /** Whether a job is undone before it is tried again; a group always is. */
  readonly revertBetweenAttempts?: boolean;
  readonly "max-delay"?: Time;
  readonly "on-exit-codes"?: number | readonly number[];
  readonly "revert-between-attempts"?: boolean;
};

const yamlNames: { readonly [name: string]: string } = {
  "max-delay": "maxDelay",
  "on-exit-codes": "onExitCodes",
  "revert-between-attempts": "revertBetweenAttempts",
};
const retryNames = ["times", "delay", "factor", ...Object.values(yamlNames)];

/** Undefined where nothing is tried again. Throws a TypeError. */
export function retryOf(
  given: number | RetryOptions | undefined,
  what: string,
  whose: "job" | "group" | "revert",
): Retry | undefined {
  if (given === undefined) return undefined;
  if (typeof given === "number") return retryOf({ times: given }, what, whose);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new TypeError(`${what} is how many more tries, such as 2 or { times: 2 }; not ${kindOf(given)}`);
  refuseUnknown(given, [...retryNames, ...Object.keys(yamlNames)], `'${what}'`);
  const one: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const known = yamlNames[name] ?? name;
    if (known in one) throw new TypeError(`${what} has both '${known}' and its twin from step lists; leave one out`);
    one[known] = value;
  }
  const {
    times,
    delay,
    factor = usualPauses.factor,
    maxDelay,
    onExitCodes,
    revertBetweenAttempts,
  } = one as RetryOptions;
  wholeNumber(times, `${what}.times`, 0);
  if (typeof factor !== "number" || !(factor >= 1 && factor < Number.POSITIVE_INFINITY))
    throw new TypeError(`${what}.factor is a number from 1 on; not ${String(factor)}`);
  const longestMs = maxDelay === undefined ? undefined : timeOf(maxDelay, `${what}.maxDelay`);
  const delayMs =
    delay === undefined
      ? Math.min(usualPauses.delayMs, longestMs ?? usualPauses.delayMs)
      : timeOf(delay, `${what}.delay`);
  if (longestMs !== undefined && longestMs < delayMs)
    throw new TypeError(`${what}.maxDelay is shorter than its delay; make it as long at least`);
  checkKind({ revertBetweenAttempts }, "revertBetweenAttempts", "boolean");
  if (revertBetweenAttempts !== undefined && whose === "revert")
    throw new TypeError(`${what}: a revert has nothing to undo between its tries; leave revertBetweenAttempts out`);
  if (revertBetweenAttempts === false && whose === "group")
    throw new TypeError(`${what}: a group is always undone before it is tried again; leave revertBetweenAttempts out`);
  if (times === 0) return undefined;
  return {
    times,
    delayMs,
    factor,
    maxDelayMs: longestMs ?? Math.max(usualPauses.maxDelayMs, delayMs),
    ...(onExitCodes === undefined ? {} : { onExitCodes: exitCodes(onExitCodes, `${what}.onExitCodes`) }),
    ...(revertBetweenAttempts && whose === "job" ? { revertBetweenAttempts } : {}),
  };
}

function exitCodes(given: number | readonly number[], what: string): readonly number[] {
  const codes = [given].flat() as readonly number[];
  for (const code of codes)
    if (!Number.isInteger(code) || code < 1 || code > 255)
      throw new TypeError(`${what} are numbers from 1 to 255; ${String(code)} is not`);
  if (codes.length === 0) throw new TypeError(`${what} is empty; leave it out to try every failure again`);
  return codes;
}
