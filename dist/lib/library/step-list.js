import { jenkinsSteps } from "../jenkins-step/jenkins-steps.js";
import { StepListError } from "../plan/problem.js";
import { runPlan } from "../runner/run-plan.js";
import { readStepList } from "../runner/step-list-file.js";
/** A plan holds names of secret parameters only; their values stay in this process, beside it. */
const secretsOf = new WeakMap();
/** Reads a step list, and the files that it includes. Throws a StepListError with every mistake in them. */
export function plan(file, { directory = process.cwd(), params = {} } = {}) {
    const told = new Map();
    const plan = readStepList(file, {
        directory,
        params,
        // Its own are told first; a file that it includes may have others of the same name.
        secret: (name, value) => {
            if (!told.has(name))
                told.set(name, value);
        },
    });
    const names = plan.secrets ?? [];
    secretsOf.set(plan, Object.fromEntries(names.map((name) => [name, told.get(name) ?? ""])));
    return plan;
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
/**
 * Runs a step list, and undoes it where it must. Resolves however that went: look at `outcome`. `params` and `directory`
 * are for a file; a plan has them. A plan with secret parameters must be the very one that `plan` returned.
 */
export async function run(planOrFile, options = {}) {
    const { signal, reporter, selection, journal, onRevertFailure } = options;
    const given = typeof planOrFile === "string" ? plan(planOrFile, options) : planOrFile;
    const secrets = secretsOf.get(given);
    if (secrets === undefined && (given.secrets ?? []).length > 0)
        throw new Error(`this plan is a copy without its secrets (${given.secrets?.join(", ")}); run what plan() returned`);
    return runPlan(given, {
        ...jenkinsSteps({
            event: (event) => {
                try {
                    selection?.event?.(event);
                }
                catch (error) {
                    process.emitWarning(`a reporter threw: ${error}`); // who is told must not stop what is done
                }
            },
        }),
        ...(signal === undefined ? {} : { signal }),
        ...(reporter === undefined ? {} : { reporter }),
        ...(journal === undefined ? {} : { journal }),
        ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
        ...(secrets === undefined ? {} : { secrets }),
    });
}
