import { type PlanSource } from "../plan/parse.ts";
import type { Plan } from "../plan/plan.ts";
/** A step list that cannot be read at all. */
export declare class UnreadableFileError extends Error {
    readonly name = "UnreadableFileError";
}
/**
 * Where relative working directories of the steps start, and what the list is given; values of parameters come from
 * the process's environment as well unless another one is told.
 */
export type StepListSource = Omit<PlanSource, "label" | "file" | "include" | "library">;
/** Reads a step list and the files that it includes. Throws a StepListError with every mistake in them, or an UnreadableFileError. */
export declare function readStepList(file: string, from: StepListSource): Plan;
/** The same for a step list that is given as text; files that it includes are found from `directory` on. */
export declare function readInlineStepList(text: string, label: string, from: StepListSource): Plan;
/** The bytes of a step list. Throws an UnreadableFileError. */
export declare function readBytes(file: string): Buffer;
