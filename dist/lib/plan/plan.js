/**
 * What was asked: a list of steps, each with the undo beside it. A plan is plain JSON, frozen as the
 * first record of the journal, so that another process can go on with it later.
 */
/** Whether the step is made of others. */
export function isGroup(work) {
    return work.kind === "parallel" || work.kind === "steps" || work.kind === "uses";
}
/** All steps, groups before their members, in the order of the file. */
export function allSteps(steps) {
    const all = [];
    const left = [...steps].reverse();
    for (let step = left.pop(); step !== undefined; step = left.pop()) {
        all.push(step);
        if (isGroup(step.work))
            for (let at = step.work.steps.length - 1; at >= 0; at--)
                left.push(step.work.steps[at]);
    }
    return all;
}
/** Marks code that the compiler proves unreachable; a new member of a union fails to compile here. */
export function assertNever(value) {
    throw new Error(`Internal error: unexpected ${JSON.stringify(value)}`);
}
