import { duration } from "./duration.js";
import { label, sanitize } from "./sanitize.js";
import { because, count, ending, whatNow } from "./sentences.js";
/** The end of a run: one quiet line where all is well; else what, because of what, and what now. */
export function lastWords(finished, seen, options) {
    const { paint } = options;
    const { outcome, cause } = finished;
    const time = duration(finished.durationMs);
    if (outcome === "succeeded") {
        const skipped = seen.skipped > 0 ? `, ${seen.skipped} skipped` : "";
        const passedOver = seen.passedOver > 0 ? `, ${seen.passedOver} failed and passed over` : "";
        return `${paint.good("Done:")} ${count(seen.succeeded, "step")} in ${time}${skipped}${passedOver}\n`;
    }
    const what = paint.strong(paint[outcome === "rolled-back" ? "undo" : "bad"](ending(outcome, cause, seen.anyUndone)));
    const first = `${what}${causeOf(finished, options)}   ${time}`;
    const notUndone = [...listed("nothing to undo", seen.nothingToUndo), ...listed("kept", seen.kept)];
    if (outcome === "rollback-incomplete")
        return `${[first, ...joined(notUndone), whatIsLeft(finished, options)].join("\n\n").trimEnd()}\n`;
    const now = cause === undefined ? "" : whatNow(cause);
    const rest = [...notUndone, ...(now === "" ? [] : [`  now: ${now}`])];
    return `${[first, ...joined(rest)].join("\n\n")}\n`;
}
function listed(what, steps) {
    return steps.length === 0 ? [] : [`  ${what}: ${steps.map(label).join(", ")}`];
}
/** Lines that stand together; none if there are none. */
function joined(lines) {
    return lines.length === 0 ? [] : [lines.join("\n")];
}
/** Left out where the sentence before it has said it: what was asked for has no other cause. */
function causeOf({ cause, outcome }, { paint, place }) {
    if (cause === undefined || (cause.kind === "requested" && outcome === "rolled-back"))
        return "";
    const where = cause.step === undefined ? undefined : place(cause.step);
    return `   ${paint.faint("cause:")} ${because(cause)}${where === undefined ? "" : ` (${label(where)})`}`;
}
/** Each thing that is left, why, and how it is undone by hand; and what to type to try once more. */
export function whatIsLeft({ residue, run }, options) {
    const again = options.again(run);
    const tryAgain = `  ${residue.length > 0 ? "or try" : "Try"} again:\n    ${again}`;
    return [...residue.map((left) => byHand(left, options)), ...(again === undefined ? [] : [tryAgain])].join("\n");
}
function byHand({ step, why, command }, { paint, isInert }) {
    const reason = label(why);
    const head = `  ${paint.strong(label(step))} is still there${reason && ` (${reason})`}.`;
    if (command === "")
        return head;
    const shown = isInert ? command.split("\n").map(sanitize).join("\n") : command;
    const note = shown === command ? "" : "\n    (its control characters are shown here as \\x1b and the like)";
    // Blanks put into a text of several lines would be part of its quoted values: it stands as it is.
    const block = command.includes("\n") ? `\n${shown}\n` : `    ${shown}`;
    return `${head} By hand:\n${block}${note}`;
}
