import type { SelectionResult } from "../selection-result.ts";
/** What was asked for, as far as it decides whether the end is a good one. */
export type Expectation = {
    /** `finished` unless told. */
    readonly waitFor?: "queued" | "started" | "finished";
    /** `SUCCESS` unless told. */
    readonly allowResults?: readonly string[];
    readonly dryRun?: boolean;
};
/**
 * - 0: what was waited for came, with an allowed result;
 * - 1: the build ended otherwise, or nothing was triggered; nothing of it waits or runs;
 * - 2: something may wait or run that was not followed to its end.
 */
export declare function exitCodeOfSelection({ outcome, job, result }: Pick<SelectionResult, "outcome" | "job" | "result">, { waitFor, allowResults, dryRun }: Expectation): 0 | 1 | 2;
