import { outputsOf, ownEnvironment } from "./contexts.js";
import { workOf } from "./fill.js";
/**
 * The environment that a step or a revert is given, from what the journal holds alone. A revert sees
 * all that its step saw, as it was then; what the step added to it; the step's outputs, and why it is called.
 */
export function addedEnvironment(standings, { phase, step, attempt }, work = workOf(standings, { phase, step })) {
    const standing = standings.of(step.id);
    const { carried } = standing;
    return {
        env: {
            ...standings.plan.env,
            ...standings.given.env,
            ...carried.env,
            ...(phase === "revert" ? ownEnvironment(standing) : {}),
            ...work?.env,
            ...(phase === "revert" ? outputVariables(outputsOf(standing)) : {}),
            ...(phase === "revert" ? circumstances(standings, standing) : {}),
            JIPPER_ATTEMPT: String(phase === "revert" ? Math.max(1, standing.revert.tries) : attempt),
            JIPPER_RUN_ID: standings.run,
        },
        fallback: phase === "revert" ? standing.delta.env : {},
        replaced: standings.replaced,
        path: carried.path,
    };
}
/** Outputs of a step as its revert sees them: `vol-id` is `JIPPER_OUTPUT_VOL_ID`. */
export function outputVariables(outputs) {
    return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [
        `JIPPER_OUTPUT_${name.toUpperCase().replace(/[^A-Z0-9_]/g, "_")}`,
        value,
    ]));
}
function circumstances(standings, standing) {
    const cause = standings.causeOf(standing);
    return {
        JIPPER_STEP_STATUS: standing.status,
        JIPPER_CAUSE_STEP: cause?.step ?? "",
        JIPPER_CAUSE_MESSAGE: cause?.message ?? "",
    };
}
