import type { Environment, Json, Plan } from "../plan/plan.ts";
import type { Cause, Outcome, ProcessEnd } from "../report/event.ts";
/** How a rollback goes about its work; frozen with the plan. */
export type Policy = {
    /** Whether one failed revert ends the rollback. */
    readonly onRevertFailure: "continue" | "stop";
    /** Whether a later step of the surrounding CI job that fails undoes a run that succeeded. */
    readonly rollbackWhen: "step-failure" | "job-failure";
};
/** What a step handed on. */
export type Yield = {
    readonly outputs?: Environment;
    /** Set for the steps after it. */
    readonly env?: Environment;
    /** What the variables in `env` had been in the environment of Jipper itself; null where they had not been set. */
    readonly replaced?: {
        readonly [name: string]: string | null;
    };
    /** Folders put before the search path of the steps after it, first one first. */
    readonly path?: readonly string[];
    /** Markdown for people. */
    readonly detail?: string;
    /** Markdown for the summary of the surrounding CI job. */
    readonly summary?: string;
    /** What a function returned. */
    readonly value?: Json;
};
export type Phase = "step" | "revert";
type Of<Name extends string> = {
    readonly record: Name;
    /** ISO 8601, UTC. */
    readonly at: string;
};
type OfStep<Name extends string> = Of<Name> & {
    readonly step: string;
    /** From 1. */
    readonly attempt: number;
};
/**
 * One line of the journal. A `…-began` is on disk before the thing it announces starts, a `…-ended`
 * is written after it ended; so a began without its ended is all that a crash leaves open.
 */
export type JournalRecord = PlanRecord | OfStep<"step-began"> | (OfStep<"step-ended"> & Yield & ProcessEnd & {
    /** `unknown`: the process that ran it died before it could tell. */
    readonly status: "succeeded" | "failed" | "timed-out" | "cancelled" | "unknown";
    readonly message?: string;
}) | OfStep<"revert-began"> | (OfStep<"revert-ended"> & ProcessEnd & {
    readonly status: "succeeded" | "failed" | "timed-out" | "unknown";
    readonly message?: string;
})
/** The process that does the work, so that it can be found and ended when Jipper is gone. */
 | (OfStep<"process"> & {
    readonly phase: Phase;
    readonly pid: number;
    readonly startTime?: string;
})
/** Why the run is to be undone, where no step of it says so. Opens a finished run again. */
 | (Of<"rollback"> & {
    readonly cause: Cause;
}) | (Of<"finished"> & {
    readonly outcome: Outcome;
});
export type PlanRecord = Of<"plan"> & {
    /** Of the journal's form. */
    readonly schema: 1;
    readonly run: string;
    /** Random; marks the processes of this run in their environment. */
    readonly mark: string;
    readonly plan: Plan;
    readonly policy: Policy;
};
export {};
