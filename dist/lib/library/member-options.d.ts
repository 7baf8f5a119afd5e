import type { Retry, StepEnd } from "../plan/plan.ts";
/** A time in code: `500ms`, `30s`, `5m`, `1h30m`, or milliseconds. */
export type Time = string | number;
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
/** Throws a TypeError if one of the options is none of the known ones. */
export declare function refuseUnknown(options: object, names: readonly string[], what: string): void;
/** Throws a TypeError if the option is given and of another kind. */
export declare function checkKind<Name extends string>(options: {
    readonly [N in Name]?: unknown;
}, name: Name, kind: "string" | "boolean"): void;
/** Throws a TypeError. */
export declare function wholeNumber(value: unknown, what: string, from: number): number;
export declare function kindOf(value: unknown): string;
/** Milliseconds of a time in code; undefined for no limit. Throws a TypeError. */
export declare function milliseconds(time: Time | undefined, what: string): number | undefined;
