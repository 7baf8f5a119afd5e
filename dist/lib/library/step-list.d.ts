import type { Environment, Plan } from "../plan/plan.ts";
import { type Problem } from "../plan/problem.ts";
import type { Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { Policy } from "../rollback/record.ts";
export type StepListOptions = {
    /** Values of the parameters that the file declares. */
    readonly params?: Environment;
    /** Where relative working directories start; the current folder unless told. */
    readonly directory?: string;
};
export type RunOptions = StepListOptions & {
    readonly signal?: AbortSignal;
    readonly reporter?: Reporter;
    /** Folder for journals; the default place unless told. */
    readonly journal?: string;
    readonly onRevertFailure?: Policy["onRevertFailure"];
};
/** Reads a step list. Throws a StepListError with every mistake in it. */
export declare function plan(file: string, { directory, params }?: StepListOptions): Plan;
/** Every mistake in a step list; none if it is fine. A required parameter without a value is no mistake of the file. */
export declare function validate(file: string, { directory, params }?: StepListOptions): readonly Problem[];
/** Runs a step list, and undoes it where it must. Resolves however that went: look at `outcome`. */
export declare function run(planOrFile: Plan | string, options?: RunOptions): Promise<RunResult>;
