import type { Environment, Json, Plan, StepEnd } from "../plan/plan.ts";
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
  readonly replaced?: { readonly [name: string]: string | null };
  /** Folders put before the search path of the steps after it, first one first. */
  readonly path?: readonly string[];
  /** Markdown for people. */
  readonly detail?: string;
  /** Markdown for the summary of the surrounding CI job. */
  readonly summary?: string;
  /** What a function returned. */
  readonly value?: Json;
  /** Whether it returned more than JSON can hold, so that only the program that ran it has that. */
  readonly hasLocalValue?: true;
};

export type Phase = "step" | "revert";

/** What expressions became when the turn of their step came; absent where there was nothing to fill in. */
export type Given = {
  readonly env?: Environment;
  readonly workingDirectory?: string;
  /** Arguments of a function, inputs of a Jenkins job, or parameters of an included file. */
  readonly with?: Json;
  /** Whether its arguments are more than JSON can hold, so that only the program that ran it has them. */
  readonly hasLocalArgs?: true;
  /** What the expressions of the step's revert ask of contexts that later processes may see otherwise: context → name → value. */
  readonly seen?: { readonly [context: string]: { readonly [name: string]: Json } };
};

/** A part of a run: one step with all that is in it, or what came after one. */
export type Scope = { readonly only: string } | { readonly after: string };

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
export type JournalRecord =
  | PlanRecord
  | (OfStep<"step-began"> & {
      readonly given?: Given;
      /** An expression of it has no value: it ends at once, and nothing of it runs. */
      readonly isIdle?: true;
    })
  /** Its condition did not hold; so for all that is in it. */
  | OfStep<"step-skipped">
  /** The time limit of a group is up: what runs in it is stopped. */
  | OfStep<"group-timed-out">
  /** All that could be undone of a failed step is: it is tried again, or its failure is passed over. */
  | OfStep<"step-undone">
  | (OfStep<"step-ended"> &
      Yield &
      ProcessEnd & {
        /** `unknown`: the process that ran it died before it could tell. */
        readonly status: StepEnd;
        readonly message?: string;
        /** Nothing of this try has begun. */
        readonly isIdle?: true;
      })
  | (OfStep<"revert-began"> & { readonly given?: Given })
  | (OfStep<"revert-ended"> &
      ProcessEnd & {
        readonly status: "succeeded" | "failed" | "timed-out" | "unknown";
        readonly message?: string;
      })
  /** The process that does the work, so that it can be found and ended when Jipper is gone. */
  | (OfStep<"process"> & { readonly phase: Phase; readonly pid: number; readonly startTime?: string })
  /** Why the run is to be undone, where no step of it says so. Opens a finished run again. */
  | (Of<"rollback"> & {
      readonly cause: Cause;
      /** Whether steps whose conditions ask for it, as by `always()`, still have their turn before. */
      readonly hasTurns?: true;
      /** How much is undone; absent for everything. */
      readonly scope?: Scope;
    })
  /** The time for the whole rollback is up: what of it runs is stopped, and nothing more of it begins. */
  | Of<"rollback-timed-out">
  /** A run that was cut off goes on: what was at work then is undone, and begun anew. */
  | Of<"resumed">
  | (Of<"finished"> & { readonly outcome: Outcome });

export type PlanRecord = Of<"plan"> & {
  /** Of the journal's form. */
  readonly schema: 1;
  readonly run: string;
  /** Random; marks the processes of this run in their environment. */
  readonly mark: string;
  readonly plan: Plan;
  /** What the expressions of the plan's own `env` became. */
  readonly given?: Given;
  readonly policy: Policy;
};
