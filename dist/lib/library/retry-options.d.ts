import type { Retry } from "../plan/plan.ts";
import { type Time } from "./check-options.ts";
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
/** Undefined where nothing is tried again. Throws a TypeError. */
export declare function retryOf(given: number | RetryOptions | undefined, what: string, whose: "job" | "group" | "revert"): Retry | undefined;
