import type { ParameterValue, Plan } from "../plan/plan.ts";
import { type Problem } from "../plan/problem.ts";
import type { Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { SelectionEvent } from "../report/selection-event.ts";
import type { Policy } from "../rollback/record.ts";
import { type Time } from "./check-options.ts";
export type StepListOptions = {
    /** Values of the parameters that the file declares, as text or of the declared type. */
    readonly params?: {
        readonly [name: string]: ParameterValue;
    };
    /** Where relative working directories start; the current folder unless told. */
    readonly directory?: string;
};
export type RunOptions = StepListOptions & {
    /** Aborted to cancel: what runs is stopped, and all that was begun is undone. */
    readonly signal?: AbortSignal;
    /** Told of everything while it happens. */
    readonly reporter?: Reporter;
    /** Told what becomes of the requests to Jenkins, with the id of their step. */
    readonly selection?: {
        readonly event?: (event: SelectionEvent) => void;
    };
    /** Folder for journals; the default place unless told. */
    readonly journal?: string;
    /** Whether the rollback goes on past a revert that failed; `continue` unless told. */
    readonly onRevertFailure?: Policy["onRevertFailure"];
    /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
    readonly rollbackTimeout?: Time;
};
/**
 * Reads a step list, and the files that it includes. Throws a StepListError with every mistake in them, an
 * UnreadableFileError where the file cannot be read, a TypeError for options of the wrong kind.
 */
export declare function plan(file: string, options?: StepListOptions): Plan;
/**
 * Every mistake in a step list; none if it is fine. A required parameter without a value is no mistake of the file.
 * Throws an UnreadableFileError where the file cannot be read, a TypeError for options of the wrong kind.
 */
export declare function validate(file: string, options?: StepListOptions): readonly Problem[];
/**
 * Runs a step list, and undoes it where it must. Resolves however that went: look at `outcome`. `params` and `directory`
 * are for a file; a plan has them. A plan with secret parameters must be the very one that `plan` returned. Rejects, and
 * nothing has run, with what `plan` throws, or a JournalError.
 */
export declare function run(planOrFile: Plan | string, options?: RunOptions): Promise<RunResult>;
