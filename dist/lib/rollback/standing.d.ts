import type { Environment, Json, Plan, Step } from "../plan/plan.ts";
import type { Cause, Outcome, ProcessEnd } from "../report/event.ts";
import type { RevertStatus, StepStatus } from "../report/result.ts";
import type { JournalRecord, PlanRecord } from "./record.ts";
/** What earlier steps have set for the later ones. */
export type Carried = {
    readonly env: Environment;
    readonly path: readonly string[];
};
/**
 * Where one step stands:
 *
 *     pending ── began ──▶ running ── ended ──▶ succeeded | failed | timed-out | cancelled | unknown
 *
 * and its revert, which is due once the run is undone and the step has begun:
 *
 *     none
 *     pending ── began ──▶ running ── ended ──▶ reverted | failed | timed-out
 *        ▲                    └── ended unknown (its process died): again
 *        └── a new rollback is asked for ◀── failed | timed-out | not-reached
 */
export type Standing = {
    readonly step: Step;
    status: StepStatus;
    attempts: number;
    startedAt?: string;
    finishedAt?: string;
    end?: ProcessEnd;
    message?: string;
    outputs: Environment;
    detail?: string;
    summary?: string;
    value?: Json;
    /** What earlier steps had set when it began; its revert sees the same. */
    carried: Carried;
    /** What it set for later steps. */
    exported: Environment;
    /** The process of whichever of the two runs. */
    process?: {
        readonly pid: number;
        readonly startTime?: string;
    };
    revert: {
        status: RevertStatus;
        attempts: number;
        startedAt?: string;
        finishedAt?: string;
        message?: string;
    };
};
/** The records of a journal, folded: where each step stands. A record is applied in constant time. */
export declare class Standings {
    #private;
    readonly run: string;
    readonly mark: string;
    readonly plan: Plan;
    readonly policy: PlanRecord["policy"];
    readonly startedAt: string;
    readonly steps: readonly Standing[];
    finishedAt?: string;
    outcome?: Outcome;
    /** Why the run is undone; absent while all is well. */
    cause?: Cause;
    /** Steps and reverts that are running now. */
    running: number;
    /** How many steps were begun; as they run in order, also the index of the next one. */
    begun: number;
    /** While the run is undone: no step from this index on is left to be reverted. */
    undone: number;
    /** Reverts of this rollback that did not succeed. */
    failedReverts: number;
    /** What the steps so far have set for the next one. */
    carried: Carried;
    /**
     * What variables that a step has exported had been before, outside; null where they had not been set.
     * A later process finds them as the action handed them on to the job.
     */
    readonly replaced: Map<string, string | null>;
    constructor(first: PlanRecord);
    /** Where the step of this id stands; throws if the plan has none. */
    of(id: string): Standing;
    apply(record: JournalRecord): void;
}
/** Folds a whole journal. The first record must be the plan. */
export declare function standingsOf(records: Iterable<JournalRecord>): Standings;
