import type { Environment, Plan } from "../plan/plan.ts";
/** A step list that cannot be read at all. */
export declare class UnreadableFileError extends Error {
    readonly name = "UnreadableFileError";
}
/**
 * Reads a step list. Throws a StepListError with every mistake in it, or an UnreadableFileError.
 * `directory` is where relative working directories of its steps start.
 */
export declare function readStepList(file: string, { directory, params }: {
    directory: string;
    params: Environment;
}): Plan;
