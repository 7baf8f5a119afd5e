import type { Retry, StepEnd } from "../plan/plan.ts";
import { type Time } from "./check-options.ts";
import { type RetryOptions } from "./retry-options.ts";
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
export declare const memberOptionNames: readonly ["name", "timeout", "revertTimeout", "grace", "retry", "revertRetry", "continueOnError", "pivot", "revertOn"];
/** Checks what all have alike. Throws a TypeError. */
export declare function checkedOptions(options: MemberOptions, what: "job" | "group"): CheckedOptions;
