import { detailOf, restOf } from "./below.js";
import { duration } from "./duration.js";
import { family } from "./family.js";
import { lastWords } from "./last-words.js";
import { label } from "./sanitize.js";
import { because, failureWords, retryWords, triesOf } from "./sentences.js";
import { tally } from "./tally.js";
import { undoReasons } from "./why-undone.js";
import { cut, pad, widthOf } from "./width.js";
const mostIdColumns = 20;
const nameColumns = { fewest: 8, most: 34 };
/** Marks, time and a few words beside id and name. */
const otherColumns = 36;
const timeColumns = 9;
const mostIndentedLevels = 6;
/**
 * Tells a run as it goes on, in whole lines. Several steps may run at once: nothing is assumed about
 * the order of events but that work starts before it ends.
 */
export function narrator(face, options = {}) {
    const { paint, isInert } = face;
    const { place = () => undefined, again = (run) => `jipper rollback ${run}` } = options;
    const directions = { paint, isInert, place, again };
    const knows = options.knows ?? (() => undefined);
    const kin = family(options.knows);
    const reasons = undoReasons(kin, knows);
    const counts = tally(kin, knows);
    const names = new Map();
    /** What is said to be undone: a step or group by itself, or the whole run. */
    const introduced = new Set();
    let idColumns = 0;
    /** An empty line, but where one stands already. */
    let gap = "\n";
    /** The work whose start was the last thing said. */
    let under;
    function line(mark, { step, indent }, name = "", time = "", words = "") {
        gap = "\n";
        const id = `${indent}${label(step)}`;
        const head = `  ${mark} ${pad(id, idColumns)}  `;
        if (time === "")
            return `${`${head}${label(name)}`.trimEnd()}\n`;
        const available = (face.columns?.() ?? Number.POSITIVE_INFINITY) - idColumns - otherColumns;
        // What an indented id needs more comes out of the name, so that the times stay below each other.
        const over = Math.min(indent.length, Math.max(0, widthOf(id) - idColumns));
        const columns = Math.max(nameColumns.fewest, Math.min(nameColumns.most, available)) - over;
        const text = `${head}${pad(cut(label(name), columns), columns)}${paint.faint(time.padStart(timeColumns))}`;
        return `${text}${words && `   ${words}`}\n`;
    }
    /** Members stand below, or above, their group; on the way back nobody can say where it is. */
    function who(event) {
        return { step: event.step, indent: phaseOf(event) === "revert" ? "" : indentOf(event.step) };
    }
    function indentOf(step) {
        return "  ".repeat(Math.min(kin.around(step).length - 1, mostIndentedLevels));
    }
    function started(mark, event) {
        const key = keyOf(phaseOf(event), event.step);
        names.set(key, event.name);
        if (!face.saysStarts)
            return "";
        under = key;
        const again = event.attempt > 1 ? ` · try ${event.attempt}` : "";
        return line(mark, who(event), `${label(event.name)}${again}`);
    }
    function ended(event, mark, words) {
        under = undefined;
        const key = keyOf(phaseOf(event), event.step);
        return line(mark, who(event), names.get(key), duration(event.durationMs), words);
    }
    function endedWell(event, mark) {
        return ended(event, mark, event.attempt > 1 ? paint.faint(triesOf(event.attempt)) : "");
    }
    function endedBadly(event) {
        const mayFail = phaseOf(event) === "step" && event.event !== "step.cancelled" && knows(event.step)?.mayFail;
        const words = paint.bad(failureWords(event, event.attempt)) + (mayFail ? " · may fail" : "");
        return ended(event, paint.bad("✖"), words) + restOf(event.message, paint) + detailOf(event.detail, paint);
    }
    function endedForNow(event) {
        const words = retryWords(event, event.attempt, event.delayMs);
        return ended(event, paint.undo("↻"), words) + restOf(event.message, paint);
    }
    /** Said once, before the first undo of what is undone together. */
    function undoing(step) {
        const { scope, cause: own } = reasons.of(step);
        if (introduced.has(scope))
            return "";
        introduced.add(scope);
        const cause = own ?? (scope === undefined ? options.cause : undefined);
        const what = scope === undefined ? "" : ` ${label(scope)}`;
        const isLeaf = scope !== undefined && kin.groupOf(scope) === undefined;
        // Its failure is told when it is tried again; that it is alone undone says that it is.
        const why = isLeaf ? ", to try it again" : cause === undefined ? "" : `, because ${because(cause)}`;
        return `${gap}  ${paint.undo(`Undoing${what}${why}`)}\n\n`;
    }
    function tell(event) {
        kin.hear(event);
        reasons.hear(event);
        counts.hear(event);
        switch (event.event) {
            case "run.started": {
                const widest = event.steps.reduce((columns, id) => Math.max(columns, indentOf(id).length + widthOf(label(id))), 0);
                idColumns = Math.min(mostIdColumns, widest);
                gap = "";
                const parts = [event.name ?? "", `run ${event.run}`, event.file ?? ""].map(label).filter((part) => part !== "");
                return `${[paint.strong(parts[0] ?? ""), ...parts.slice(1)].join(" · ")}\n\n`;
            }
            case "step.started":
                if (introduced.delete(undefined))
                    reasons.forgetRun();
                introduced.delete(event.step);
                return started("▶", event);
            case "step.succeeded":
                return endedWell(event, paint.good("✔")) + detailOf(event.detail, paint);
            case "step.retrying":
            case "revert.retrying":
                return endedForNow(event);
            case "step.skipped":
                return line(paint.faint("○"), who(event), "skipped");
            case "revert.started":
                return undoing(event.step) + started("◀", event);
            case "revert.succeeded":
                return endedWell(event, paint.undo("↶"));
            case "step.failed":
            case "step.timed-out":
            case "step.cancelled":
            case "revert.failed":
            case "revert.timed-out":
                return endedBadly(event);
            case "run.finished":
                return gap + lastWords(event, counts.seen(event.residue), directions);
        }
    }
    return {
        tell,
        idColumns: () => idColumns,
        gutter: ({ step, phase }) => {
            if (under === keyOf(phase, step))
                return "  │ ";
            // From here on it isn't plain any more whose output a line without a name would be.
            under = undefined;
            return `  ${label(step)} │ `;
        },
    };
}
/** Names work: a step and its revert are two. */
export function keyOf(phase, step) {
    return `${phase} ${step}`;
}
function phaseOf({ event }) {
    return event.startsWith("revert") ? "revert" : "step";
}
