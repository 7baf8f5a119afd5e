import { isGroup } from "../plan.js";
/** What the plan says of its steps, by their ids. */
export function knownSteps(plan) {
    const known = new Map();
    const places = new Map();
    enter(plan.steps, undefined);
    return { knows: (step) => known.get(step), place: (step) => places.get(step) };
    function enter(steps, parent) {
        for (const step of steps) {
            const { id, work, position, file = plan.file } = step;
            known.set(id, {
                ...(parent === undefined ? {} : { parent }),
                ...(isGroup(work) ? { group: work.kind } : {}),
                mayFail: step.continueOnError === true,
                hasRevert: step.revert !== null,
            });
            if (file !== undefined && position !== undefined)
                places.set(id, `${file}:${position.line}`);
            if (isGroup(work))
                enter(work.steps, id);
        }
    }
}
