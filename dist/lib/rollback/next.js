/** Looks at where each step stands and names what to do now: run on, undo, or stop. */
export function next(standings) {
    if (standings.running > 0)
        return { kind: "wait" };
    return standings.cause === undefined ? runOn(standings) : undo(standings);
}
function runOn({ steps, begun }) {
    const standing = steps[begun];
    if (standing === undefined)
        return { kind: "stop", outcome: "succeeded" };
    return begin("step", standing.step, standing.attempts);
}
function undo({ steps, undone, failedReverts, policy }) {
    const incomplete = failedReverts > 0;
    const goOn = !incomplete || policy.onRevertFailure === "continue";
    for (let index = undone - 1; goOn && index >= 0; index--) {
        const standing = steps[index];
        if (standing?.revert.status === "pending")
            return begin("revert", standing.step, standing.revert.attempts);
    }
    return { kind: "stop", outcome: incomplete ? "rollback-incomplete" : "rolled-back" };
}
function begin(phase, step, attempts) {
    return { kind: "begin", deeds: [{ phase, step, attempt: attempts + 1 }] };
}
