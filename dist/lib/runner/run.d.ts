import type { Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { Journal } from "./journal/journal.ts";
import type { Performers } from "./work/perform.ts";
export type RunOptions = {
    readonly performers: Performers;
    readonly reporter?: Reporter;
    /** Aborted to stop what runs and undo what was begun; its reason is told as the cause. */
    readonly signal?: AbortSignal;
    /** Aborted to end every grace, and every pause between tries, at once. */
    readonly hurry?: AbortSignal;
    /** Once `signal` is aborted: stop and write down what runs, but leave the undoing to who opens the journal next. */
    readonly leaveOnCancel?: boolean;
    /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
    readonly rollbackTimeoutMs?: number;
    readonly now?: () => Date;
};
/**
 * Runs a journal to its end, from wherever it stands: asks what is next, writes it down, does it, and
 * writes down how it went. A new run, a rollback after a crash, and one that a later step of the job
 * asks for all come through here. Resolves with what happened; `outcome` is `running` if it left early.
 */
export declare function run(journal: Journal, options: RunOptions): Promise<RunResult>;
