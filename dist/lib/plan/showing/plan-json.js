import { allSteps, isGroup } from "../plan.js";
import { undoPlan } from "./undone-if.js";
/** Past this number of steps it would grow too long to be written for each. */
const mostCases = 1000;
/** What would run, and what would be undone if each step failed, as data. */
export function planJson({ name, file, steps }) {
    const all = allSteps(steps);
    const undo = undoPlan(steps);
    return {
        ...present({ name, file }),
        steps: steps.map(stepJson),
        ...(all.length > mostCases
            ? {}
            : { ifFails: Object.fromEntries(all.map((step) => [step.id, undo.ifFails(step).stages])) }),
    };
}
function stepJson(step) {
    const { id, name, work, timeoutMs, retry, continueOnError, pivot, revertOn, revert } = step;
    return {
        id,
        name,
        kind: work.kind,
        ...present({ if: step.if, timeoutMs, retry, continueOnError, pivot, revertOn }),
        revert: revert !== null,
        ...(isGroup(work) ? { ...present({ maxParallel: work.maxParallel }), steps: work.steps.map(stepJson) } : {}),
    };
}
function present(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
