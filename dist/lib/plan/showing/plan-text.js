import { label } from "../../report/sanitize.js";
import { pad } from "../../report/width.js";
import { allSteps, isGroup } from "../plan.js";
import { passedOverWords, planRows, widest } from "./plan-rows.js";
import { isUndoneBetweenTries, undoPlan } from "./undone-if.js";
export { planJson } from "./plan-json.js";
/** Past this number of steps what is undone grows too long to be read for each. */
const mostCases = 30;
const mostRemarks = 5;
/** Of what is undone one after another, and of what is undone at once. */
const mostNamed = 8;
/** What would run, and what would be undone if each step failed, before anything runs. */
export function planText({ steps }) {
    const all = allSteps(steps);
    const leaves = all.filter(({ work }) => !isGroup(work));
    const told = leaves.length > mostCases ? rule(all) : cases(steps, all);
    return `${planRows(steps).join("\n")}\n\n${[...told, ...remarks(all)].map((line) => `  ${line}\n`).join("")}`;
}
function cases(steps, all) {
    const undo = undoPlan(steps);
    const found = casesOf(steps, undo);
    const columns = widest(found.map(({ step }) => label(step.id)));
    const again = all.filter(isUndoneBetweenTries).map((step) => {
        const undone = stagesText(undo.beforeNextTry(step));
        return `before ${label(step.id)} is tried again, undo: ${undone === "" ? "nothing" : undone}`;
    });
    return [
        ...found.map((one) => `if ${pad(`${label(one.step.id)} fails`, columns + " fails".length)}   undo: ${undoText(one)}`),
        ...again,
    ];
}
/** Steps that are no groups, but a parallel group where it makes no difference which member fails. */
function casesOf(steps, undo) {
    return steps.flatMap((step) => {
        const whole = { step, ...undo.ifFails(step) };
        if (!isGroup(step.work))
            return [whole];
        const within = casesOf(step.work.steps, undo);
        if (step.work.kind !== "parallel")
            return within;
        return within.every((one) => isSame(one, whole) && !isLeft(one.step)) ? [whole] : within;
    });
}
function isSame(one, other) {
    return one.goesOn === other.goesOn && JSON.stringify(one.stages) === JSON.stringify(other.stages);
}
/** Whether it is not undone itself when it fails. */
function isLeft({ revert, revertOn }) {
    return revert === null || revertOn?.includes("failed") === false;
}
function undoText({ step, stages, goesOn }) {
    const undone = stagesText(stages);
    if (goesOn)
        return `${undone === "" ? "nothing" : undone}, and the run goes on`;
    if (isGroup(step.work))
        return undone === "" ? "nothing" : undone;
    const why = step.revert === null ? "has no revert" : "is not undone if it failed";
    const parts = [...(isLeft(step) ? [`—  (${label(step.id)} ${why})`] : []), ...(undone === "" ? [] : [undone])];
    return parts.join(" · ");
}
function stagesText(stages) {
    const texts = stages.map((ids) => ids.length > 1 ? `${shortened(ids.map(label)).join(", ")} together` : ids.map(label).join());
    const number = stages.reduce((sum, ids) => sum + ids.length, 0);
    return shortened(texts).join(" · ") + (texts.length > mostNamed ? `  (${number} in all)` : "");
}
function shortened(texts) {
    return texts.length > mostNamed ? [...texts.slice(0, mostNamed - 2), "…", texts.at(-1) ?? ""] : texts;
}
function rule(all) {
    const revertible = all.filter(({ revert }) => revert !== null);
    const first = revertible[0];
    if (first === undefined)
        return ["if a step fails, nothing is undone: no step has a revert"];
    const passed = all.filter(({ revert, work }) => revert === null && !isGroup(work)).length;
    const has = (claim, line) => (all.some(claim) ? [line] : []);
    return [
        `if a step fails, it is undone first, then those before it, one by one, back to ${label(first.id)}`,
        ...has(({ work }) => work.kind === "parallel", "what runs in parallel is undone at once"),
        ...has(isUndoneBetweenTries, "a group is undone before it is tried again"),
        ...has(({ continueOnError }) => continueOnError, "if a step that may fail does so, the run goes on"),
        ...(passed === 0 ? [] : [passedOverWords(passed)]),
    ];
}
/** What holds for all cases. */
function remarks(all) {
    const pivots = all.filter(({ pivot }) => pivot);
    const shown = pivots.slice(0, mostRemarks).map((step) => `once ${label(step.id)} is done, ${what(step, all)}`);
    const more = pivots.length > mostRemarks ? [`so it is for ${pivots.length - mostRemarks} more`] : [];
    const skipped = "a step whose condition does not hold is skipped: nothing of it is undone, and it is no pivot";
    return [...shown, ...more, ...(all.some((step) => step.if !== undefined) ? [skipped] : [])];
}
function what(pivot, all) {
    const isLast = allSteps([pivot]).at(-1) === all.at(-1);
    return isLast ? "nothing is undone any more" : "nothing up to it is undone any more";
}
