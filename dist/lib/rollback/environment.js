/**
 * The environment that a step or a revert is given, from what the journal holds alone. A revert sees
 * all that its step saw, as it was then; what the step added to it; the step's outputs, and why it is called.
 */
export function addedEnvironment(standings, deed) {
    const standing = standings.of(deed.step.id);
    const { carried } = deed.phase === "step" ? standings : standing;
    const work = workOf(deed);
    return {
        env: {
            ...standings.plan.env,
            ...carried.env,
            ...(work?.kind === "run" ? work.env : {}),
            ...(deed.phase === "revert" ? outputVariables(standing.outputs) : {}),
            ...(deed.phase === "revert" ? circumstances(standings, deed) : {}),
            JIPPER_ATTEMPT: String(deed.attempt),
            JIPPER_RUN_ID: standings.run,
        },
        fallback: deed.phase === "revert" ? standing.exported : {},
        replaced: standings.replaced,
        path: carried.path,
    };
}
/** What a deed performs; null for the revert of a step that has none. */
export function workOf({ phase, step }) {
    return phase === "step" ? step.work : (step.revert?.work ?? null);
}
/** Outputs of a step as its revert sees them: `vol-id` is `JIPPER_OUTPUT_VOL_ID`. */
export function outputVariables(outputs) {
    return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [
        `JIPPER_OUTPUT_${name.toUpperCase().replace(/[^A-Z0-9_]/g, "_")}`,
        value,
    ]));
}
function circumstances(standings, { step }) {
    return {
        JIPPER_STEP_STATUS: standings.of(step.id).status,
        JIPPER_CAUSE_STEP: standings.cause?.step ?? "",
        JIPPER_CAUSE_MESSAGE: standings.cause?.message ?? "",
    };
}
