import { jenkinsSteps } from "../jenkins-step/jenkins-steps.js";
import { StepListError } from "../plan/problem.js";
import { runPlan } from "../runner/run-plan.js";
import { readStepList } from "../runner/step-list-file.js";
import { tellReporter } from "../runner/tell-reporter.js";
import { milliseconds } from "./check-options.js";
import { checkRunOptions } from "./check-run-options.js";
const listNames = ["params", "directory"];
const runNames = [
    ...listNames,
    "signal",
    "reporter",
    "selection",
    "journal",
    "onRevertFailure",
    "rollbackTimeout",
];
/** A plan holds names of secret parameters only; their values stay in this process, beside it. */
const secretsOf = new WeakMap();
/**
 * Reads a step list, and the files that it includes. Throws a StepListError with every mistake in them, an
 * UnreadableFileError where the file cannot be read, a TypeError for options of the wrong kind.
 */
export function plan(file, options = {}) {
    checkRunOptions(options, listNames, "plan()", "{ params }");
    return planOf(file, options);
}
function planOf(file, { directory = process.cwd(), params = {} }) {
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
/**
 * Every mistake in a step list; none if it is fine. A required parameter without a value is no mistake of the file.
 * Throws an UnreadableFileError where the file cannot be read, a TypeError for options of the wrong kind.
 */
export function validate(file, options = {}) {
    checkRunOptions(options, listNames, "validate()", "{ params }");
    const { directory = process.cwd(), params = {} } = options;
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
 * are for a file; a plan has them. A plan with secret parameters must be the very one that `plan` returned. Rejects, and
 * nothing has run, with what `plan` throws, or a JournalError.
 */
export async function run(planOrFile, options = {}) {
    checkRunOptions(options, runNames, "run()", "{ params }");
    const { signal, reporter, selection, journal, onRevertFailure } = options;
    const rollbackTimeoutMs = milliseconds(options.rollbackTimeout, "rollbackTimeout");
    const given = typeof planOrFile === "string" ? planOf(planOrFile, options) : planOrFile;
    const secrets = secretsOf.get(given);
    if (secrets === undefined && (given.secrets ?? []).length > 0)
        throw new Error(`this plan is a copy without its secrets (${given.secrets?.join(", ")}); run what plan() returned`);
    return runPlan(given, {
        ...jenkinsSteps({ event: (event) => void tellReporter(() => selection?.event?.(event)) }),
        ...(signal === undefined ? {} : { signal }),
        ...(reporter === undefined ? {} : { reporter }),
        ...(journal === undefined ? {} : { journal }),
        ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
        ...(rollbackTimeoutMs === undefined ? {} : { rollbackTimeoutMs }),
        ...(secrets === undefined ? {} : { secrets }),
    });
}
