import { StepListError } from "../plan/problem.js";
import { runPlan } from "../runner/run-plan.js";
import { readStepList } from "../runner/step-list-file.js";
/** Reads a step list. Throws a StepListError with every mistake in it. */
export function plan(file, { directory = process.cwd(), params = {} } = {}) {
    return readStepList(file, { directory, params });
}
/** Every mistake in a step list; none if it is fine. A required parameter without a value is no mistake of the file. */
export function validate(file, { directory = process.cwd(), params = {} } = {}) {
    try {
        readStepList(file, { directory, params, isLookedAt: true });
        return [];
    }
    catch (error) {
        if (error instanceof StepListError)
            return error.problems;
        throw error;
    }
}
/** Runs a step list, and undoes it where it must. Resolves however that went: look at `outcome`. */
export async function run(planOrFile, options = {}) {
    const { signal, reporter, journal, onRevertFailure } = options;
    return runPlan(typeof planOrFile === "string" ? plan(planOrFile, options) : planOrFile, {
        ...(signal === undefined ? {} : { signal }),
        ...(reporter === undefined ? {} : { reporter }),
        ...(journal === undefined ? {} : { journal }),
        ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
    });
}
