import type { Plan } from "../plan/plan.ts";
import type { Cause, Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { Policy, Scope } from "../rollback/record.ts";
import type { Secrets } from "../rollback/standings.ts";
import { Journal } from "./journal/journal.ts";
import { type Recovered } from "./recover.ts";
import type { RunOptions } from "./run-options.ts";
import type { Performers } from "./work/perform.ts";
/** Who performs what needs nothing but this machine. */
export type Usual = Required<Pick<Performers, "run" | "call">>;
/** How work goes on in this process. */
export type RunSettings = Pick<RunOptions, "sharesThread" | "begins"> & {
    readonly reporter?: Reporter;
    /** Aborted to stop what runs and undo what was begun; its reason, a text, is told as the cause. */
    readonly signal?: AbortSignal;
    /** Aborted to end every grace at once. */
    readonly hurry?: AbortSignal;
    /** Once `signal` is aborted, leave the undoing to who opens the journal next. */
    readonly leaveOnCancel?: boolean;
    /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
    readonly rollbackTimeoutMs?: number;
    /** Who performs work other than shell text and functions of modules; a function is given who performs those. */
    readonly performers?: Performers | ((usual: Usual) => Performers);
    /** Values of the plan's secret parameters, by name. */
    readonly secrets?: Secrets;
    /** Told of what a dead process left open, before it is undone. */
    readonly recovered?: Recovered;
    /** Told where the journal lies before anything has run. */
    readonly opened?: (journal: Journal) => void;
};
export type PlanSettings = RunSettings & {
    /** Folder for journals; each run makes a folder of its own in it. */
    readonly journal?: string;
    readonly policy?: Partial<Policy>;
};
/** Runs a plan from its beginning, and undoes it where it must. Throws a JournalError, and nothing has run, if it has no place to remember it. */
export declare function runPlan(plan: Plan, settings: PlanSettings): Promise<RunResult>;
export type ResumeSettings = RunSettings & {
    /** Undo it for this reason, where the journal itself holds none. */
    readonly cause?: Cause;
    /** How much is undone for that reason; everything unless told. */
    readonly scope?: Scope;
    /** Go on where it was cut off: what was at work then is undone, and begun anew. A rollback that had begun is finished. */
    readonly resume?: boolean;
    /** The reason if it was cut off between two steps; one that was cut off in a step is its own reason. */
    readonly causeIfCutOff?: Cause;
    /** End the process that still works on it. */
    readonly fence?: boolean;
    /** Go on also where secrets are missing: what needs one is then left undone, and named. */
    readonly lacksSecrets?: boolean;
};
/**
 * Goes on with the run of this folder, from wherever its journal stands. Throws a RunBusyError if
 * another process works on it, a JournalError if its journal is damaged.
 */
export declare function continueRun(folder: string, settings: ResumeSettings): Promise<RunResult>;
/** A secret parameter whose value is in no journal, and that was not given again; nothing was done. */
export declare class MissingSecretError extends Error {
    readonly name = "MissingSecretError";
    /** Names of parameters. */
    readonly missing: readonly string[];
    constructor(missing: readonly string[]);
}
