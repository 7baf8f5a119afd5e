import { timeLimit } from "../../report/duration.js";
import { label } from "../../report/sanitize.js";
import { count } from "../../report/sentences.js";
import { cut, pad, widthOf } from "../../report/width.js";
import { isGroup } from "../plan.js";
const mostNameColumns = 34;
const mostConditionColumns = 60;
/** The tree of steps, a line each: id, name, and what is special about it. */
export function planRows(steps) {
    const rows = [];
    addRows(steps, "", rows);
    const heads = widest(rows.map(({ head }) => head));
    const names = Math.min(mostNameColumns, widest(rows.map(({ step }) => label(step.name))));
    return rows.map(({ head, step }) => {
        const name = pad(cut(label(step.name), names), names);
        return `  ${pad(head, heads)}  ${name}   ${notesOf(step).join(" · ")}`.trimEnd();
    });
}
/** `around` is the branch of the group that they are members of. */
function addRows(steps, before, rows, isMember = false) {
    for (const [at, step] of steps.entries()) {
        const isLast = at === steps.length - 1;
        rows.push({ head: `${before}${isMember ? (isLast ? "└ " : "├ ") : ""}${label(step.id)}`, step });
        if (isGroup(step.work))
            addRows(step.work.steps, before + (isMember ? (isLast ? "  " : "│ ") : ""), rows, true);
    }
}
function notesOf(step) {
    const { work, timeoutMs, retry, revertOn, revert } = step;
    const condition = step.if?.trim().replace(/\s+/g, " ");
    return [
        ...(isGroup(work) ? groupNotes(work, step.name) : []),
        ...(condition === undefined ? [] : [`if ${cut(label(condition), mostConditionColumns)}`]),
        ...(timeoutMs === undefined ? [] : [`limit ${timeLimit(timeoutMs)}`]),
        ...(retry === undefined || retry.times === 0 ? [] : [triesNote(retry, isGroup(work))]),
        ...(step.continueOnError ? ["may fail"] : []),
        ...(revert === null && !isGroup(work) ? ["nothing to undo"] : []),
        ...(revert !== null && isGroup(work) ? ["has an undo of its own"] : []),
        ...(revert === null || revertOn === undefined ? [] : [`undone only if ${revertOn.join(", ")}`]),
        ...(step.pivot ? ["pivot"] : []),
    ];
}
function groupNotes({ kind, steps, maxParallel }, name) {
    const most = maxParallel === undefined ? [] : [`${maxParallel} at once`];
    switch (kind) {
        case "parallel":
            return [...(name.endsWith("in parallel") ? [] : ["in parallel"]), ...most];
        case "steps":
            return ["in order"];
        case "uses": {
            const file = steps[0]?.file;
            return [file === undefined ? "from another file" : `from ${label(file)}`];
        }
    }
}
function triesNote({ times, onExitCodes, revertBetweenAttempts }, isGroup) {
    const tries = times === 1 ? "1 more try" : `${times} more tries`;
    const codes = onExitCodes === undefined ? "" : ` on exit code ${onExitCodes.join(", ")}`;
    return tries + codes + (revertBetweenAttempts && !isGroup ? ", undone before each" : "");
}
/** How many columns the widest of the texts takes. */
export function widest(texts) {
    return texts.reduce((columns, text) => Math.max(columns, widthOf(text)), 0);
}
/** How many steps that have nothing to undo are passed over, in words; empty for none. */
export function passedOverWords(number) {
    return number === 0 ? "" : `passed over: ${count(number, "step")} with nothing to undo`;
}
