import { allSteps, isGroup } from "../plan.js";
const itself = ["failed"];
const sibling = ["succeeded", "cancelled"];
/** Foretells the way back by the rules by which it is gone. */
export function undoPlan(steps) {
    const places = placesOf(steps);
    const of = (step) => places.get(step);
    const pivots = allSteps(steps).filter(({ pivot }) => pivot);
    /** Of all that is in it, then of itself; nothing up to the index `pivot`. */
    function undoneStep(step, ends, pivot) {
        const { work } = step;
        if (of(step).lastIndex <= pivot)
            return [];
        const members = isGroup(work) ? undoneList(work.steps, ends, { pivot, isParallel: work.kind === "parallel" }) : [];
        return [...members, ...own(step, ends, pivot)];
    }
    function own(step, ends, pivot) {
        if (of(step).index <= pivot || step.revert === null)
            return [];
        const possible = step.continueOnError && !isGroup(step.work) ? [...ends, "failed", "timed-out"] : ends;
        return step.revertOn === undefined || step.revertOn.some((end) => possible.includes(end)) ? [[step.id]] : [];
    }
    function undoneList(list, ends, { pivot, isParallel }) {
        if (isParallel)
            return atOnce(list.map((step) => undoneStep(step, ends, pivot)));
        return [...list].reverse().flatMap((step) => undoneStep(step, ends, pivot));
    }
    function ifFails(step) {
        if (step.continueOnError && !isGroup(step.work))
            return { stages: [], goesOn: true };
        const { index } = of(step);
        const pivot = Math.max(-1, ...pivots.map((pivot) => of(pivot).lastIndex).filter((last) => last < index));
        let stages = undoneStep(step, isGroup(step.work) ? [...sibling, ...itself] : itself, pivot);
        for (let at = step; !at.continueOnError;) {
            const { around, list, at: position } = of(at);
            const isParallel = around !== undefined && isGroup(around.work) && around.work.kind === "parallel";
            if (isParallel) {
                stages = atOnce(list.map((member) => (member === at ? stages : undoneStep(member, sibling, pivot))));
            }
            else {
                const later = list.slice(position + 1).filter((member) => canHoldAfterFailure(member.if));
                stages = [
                    ...undoneList(later, ["succeeded", "failed"], { pivot, isParallel }),
                    ...stages,
                    ...undoneList(list.slice(0, position), ["succeeded"], { pivot, isParallel }),
                ];
            }
            if (around === undefined)
                return { stages, goesOn: false };
            stages = [...stages, ...own(around, itself, pivot)];
            at = around;
        }
        return { stages, goesOn: true };
    }
    return {
        ifFails,
        beforeNextTry: (step) => undoneStep(step, isGroup(step.work) ? [...sibling, ...itself] : itself, -1),
    };
}
/** Whether a step is undone before each further try. */
export function isUndoneBetweenTries({ retry, work }) {
    return retry !== undefined && retry.times > 0 && (isGroup(work) || retry.revertBetweenAttempts === true);
}
function atOnce(branches) {
    const longest = branches.reduce((most, { length }) => Math.max(most, length), 0);
    return Array.from({ length: longest }, (_, at) => branches.flatMap((stages) => stages[at] ?? []));
}
/** Whether a step with this condition may still have its turn after one before it has failed. */
function canHoldAfterFailure(condition) {
    const plain = (condition ?? "").replace(/'[^']*'/g, "''");
    if (!/\b(always|success|failure|cancelled)\s*\(/i.test(plain))
        return false;
    if (plain.includes("||"))
        return true;
    return !plain.split("&&").some((part) => /^\s*(success|cancelled|!\s*failure|!\s*always)\s*\(\s*\)\s*$/i.test(part));
}
function placesOf(steps) {
    const places = new Map();
    let index = 0;
    function enter(list, around) {
        for (const [at, step] of list.entries()) {
            const first = index++;
            if (isGroup(step.work))
                enter(step.work.steps, step);
            places.set(step, { index: first, lastIndex: index - 1, list, at, around });
        }
    }
    enter(steps, undefined);
    return places;
}
