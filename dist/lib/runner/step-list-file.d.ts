import { type PlanSource } from "../plan/parse.ts";
import type { Plan } from "../plan/plan.ts";
/** A step list that cannot be read at all. */
export declare class UnreadableFileError extends Error {
    readonly name = "UnreadableFileError";
}
export type StepListSource = Pick<PlanSource, "directory" | "params" | "isLookedAt">;
/**
 * Reads a step list. Throws a StepListError with every mistake in it, or an UnreadableFileError.
 * `directory` is where relative working directories of its steps start.
 */
export declare function readStepList(file: string, from: StepListSource): Plan;
