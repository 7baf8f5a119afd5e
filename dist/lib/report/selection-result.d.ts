import type { Excluded, Ranked } from "./ranking.ts";
/**
 * - `finished`, `started`, `queued`: how far it was seen to get;
 * - `not-triggered`: nothing of it waits or runs;
 * - `lost-sight`: it may wait or run, and nobody knows.
 */
export type SelectionOutcome = "finished" | "started" | "queued" | "not-triggered" | "lost-sight";
/** What came of it, as JSON. Null is what was never known. */
export type SelectionResult = {
    readonly schema: 1;
    readonly outcome: SelectionOutcome;
    /** Full name of the Jenkins job, `folder/job`; of a dry run, of the one that would be triggered. */
    readonly job: string | null;
    readonly queueId: number | null;
    readonly buildNumber: number | null;
    readonly buildUrl: string | null;
    /** The build's result: `SUCCESS`, `UNSTABLE`, `FAILURE`, `NOT_BUILT` or `ABORTED`. */
    readonly result: string | null;
    /** Why it came out so, in words. */
    readonly reason: string;
    /** From the trigger to the build's start, or to now where it has not started. */
    readonly waitedMs: number;
    /** How often the request was taken to another Jenkins job while it waited. */
    readonly moves: number;
    /** Whether Jenkins folded it into an equal request of somebody else. */
    readonly joined: boolean;
    /** HTTP requests made. */
    readonly requests: number;
    readonly ranking: readonly Ranked[];
    readonly excluded: readonly Excluded[];
};
