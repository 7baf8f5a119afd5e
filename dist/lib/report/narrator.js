import { duration } from "./duration.js";
import { lastWords } from "./last-words.js";
import { label, sanitize } from "./sanitize.js";
import { because, failureWords } from "./sentences.js";
import { cut, pad, widthOf } from "./width.js";
const mostIdColumns = 20;
const nameColumns = { fewest: 8, most: 34 };
/** Marks, time and a few words beside id and name. */
const otherColumns = 36;
const timeColumns = 9;
const mostLinesBelow = 20;
/**
 * Tells a run as it goes on, in whole lines. Several steps may run at once: nothing is assumed about
 * the order of events but that work starts before it ends.
 */
export function narrator(face, options = {}) {
    const { paint, isInert } = face;
    const { place = () => undefined, again = (run) => `jipper rollback ${run}` } = options;
    const directions = { paint, isInert, place, again };
    const names = new Map();
    const passedOver = new Set();
    let succeeded = 0;
    let skipped = 0;
    let anyUndone = false;
    let isUndoing = false;
    let cause = options.cause;
    let idColumns = 0;
    /** An empty line, but where one stands already. */
    let gap = "\n";
    /** The work whose start was the last thing said. */
    let under;
    function line(mark, step, name = "", time = "", words = "") {
        gap = "\n";
        const available = (face.columns?.() ?? Number.POSITIVE_INFINITY) - idColumns - otherColumns;
        const columns = Math.max(nameColumns.fewest, Math.min(nameColumns.most, available));
        const head = `  ${mark} ${pad(label(step), idColumns)}  `;
        if (time === "")
            return `${`${head}${label(name)}`.trimEnd()}\n`;
        const text = `${head}${pad(cut(label(name), columns), columns)}${paint.faint(time.padStart(timeColumns))}`;
        return `${text}${words && `   ${words}`}\n`;
    }
    function started(mark, event, key) {
        names.set(key, event.name);
        if (!face.saysStarts)
            return "";
        under = key;
        return line(mark, event.step, event.name);
    }
    function ended(event, mark, words = "") {
        under = undefined;
        const key = keyOf(event.event.startsWith("revert") ? "revert" : "step", event.step);
        return line(mark, event.step, names.get(key), duration(event.durationMs), words);
    }
    function endedBadly(event) {
        const words = paint.bad(failureWords(event, event.attempt));
        return ended(event, paint.bad("✖"), words) + restOf(event.message, paint) + detailOf(event.detail, paint);
    }
    /** Said once, before the first revert. */
    function undoing() {
        if (isUndoing)
            return "";
        isUndoing = true;
        return `${gap}  ${paint.undo(`Undoing${cause === undefined ? "" : `, because ${because(cause)}`}`)}\n\n`;
    }
    function tell(event) {
        switch (event.event) {
            case "run.started": {
                const widest = event.steps.reduce((columns, id) => Math.max(columns, widthOf(label(id))), 0);
                idColumns = Math.min(mostIdColumns, widest);
                gap = "";
                const parts = [event.name ?? "", `run ${event.run}`, event.file ?? ""].map(label).filter((part) => part !== "");
                return `${[paint.strong(parts[0] ?? ""), ...parts.slice(1)].join(" · ")}\n\n`;
            }
            case "step.started":
                passedOver.add(event.step);
                return started("▶", event, keyOf("step", event.step));
            case "step.succeeded":
                succeeded++;
                return ended(event, paint.good("✔")) + detailOf(event.detail, paint);
            case "step.failed":
            case "step.timed-out":
                cause = {
                    kind: event.event === "step.failed" ? "failed" : "timed-out",
                    step: event.step,
                    message: event.message,
                };
                return endedBadly(event);
            case "step.cancelled":
                // What fails beside a cancelled sibling is the cause of both.
                cause ??= { kind: "cancelled", step: event.step, message: event.message };
                return endedBadly(event);
            case "step.skipped":
                skipped++;
                return line(paint.faint("○"), event.step, "skipped");
            case "revert.started":
                passedOver.delete(event.step);
                return undoing() + started("◀", event, keyOf("revert", event.step));
            case "revert.succeeded":
                anyUndone = true;
                return ended(event, paint.undo("↶"));
            case "revert.failed":
            case "revert.timed-out":
                return endedBadly(event);
            case "run.finished":
                for (const { step } of event.residue)
                    passedOver.delete(step);
                return gap + lastWords(event, { succeeded, skipped, anyUndone, passedOver: [...passedOver] }, directions);
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
/** What a message says below its first line, which stands beside the mark. */
function restOf(message, paint) {
    return below(message.trim().split(/\r?\n/).slice(1), "│", paint);
}
/** What the work left for people. */
function detailOf(detail, paint) {
    return detail === undefined || detail.trim() === "" ? "" : below(detail.trim().split(/\r?\n/), "·", paint);
}
function below(lines, mark, paint) {
    const shown = lines.slice(0, mostLinesBelow).map((line) => `${paint.faint(`  ${mark}`)} ${sanitize(line)}`.trimEnd());
    if (lines.length > shown.length)
        shown.push(paint.faint(`  ${mark} … ${lines.length - shown.length} more lines`));
    return shown.map((line) => `${line}\n`).join("");
}
