import { duration } from "../duration.js";
import { ansi, plain } from "../paint.js";
import { label, sanitizeDroppingColours, sanitizeKeepingColours } from "../sanitize.js";
import { prefixed } from "../text.js";
import { leftOutWords, rankingTable } from "./ranking-table.js";
import { endOfSelection, requestName } from "./selection-sentences.js";
/** Tells of a Jenkins job that is chosen, triggered and followed, a line for each event. */
export function selectionNarrator(face) {
    const { hasColours, columns = () => undefined } = face;
    const paint = hasColours ? ansi : plain;
    const show = hasColours ? sanitizeKeepingColours : sanitizeDroppingColours;
    const line = (mark, words) => `  ${mark} ${words}\n`;
    let known = nothingKnown;
    let isAtLarge = false;
    let hasShownRanking = false;
    function knowItem(event) {
        known = {
            ...known,
            job: event.job,
            queueId: event.queueId ?? null,
            buildNumber: event.buildNumber ?? null,
        };
    }
    function ranked(event) {
        known = { ...known, ranking: event.ranking };
        const table = face.showsRanking && !hasShownRanking ? rankingTable(event, { paint, width: columns() }) : "";
        hasShownRanking = true;
        const words = choice(event.ranking, event.excluded, table !== "");
        return table + (table !== "" && words !== "" ? "\n" : "") + words;
    }
    function choice(ranking, excluded, isBelowTable) {
        const first = ranking[0];
        if (first !== undefined) {
            const verb = face.dryRun ? "would choose" : "chose";
            return line(paint.good("→"), `${verb} ${label(first.job)} (${first.because.map(label).join(", ")})`);
        }
        return isBelowTable ? "" : line(paint.bad("✖"), `no candidate can be triggered: ${leftOutWords(excluded)}`);
    }
    function finished(event) {
        isAtLarge = false;
        const { isGood, what, why, now } = endOfSelection({ ...known, ...event, job: event.job ?? known.job, result: event.result ?? known.result }, face);
        if (isGood)
            return "";
        return `\n${paint.strong(paint.bad(`${what}.`))}\n  ${paint.faint("because:")} ${why}\n  now: ${now}\n`;
    }
    function tell(event) {
        switch (event.event) {
            case "select.ranked":
                return ranked(event);
            case "trigger.sent":
                known = { ...known, job: event.job };
                isAtLarge = true;
                return "";
            case "trigger.confirmed":
                knowItem(event);
                if (event.buildNumber !== undefined)
                    return line("·", `taken at once as ${requestName(known)}`);
                return line("·", event.queueId === undefined ? "queued" : `queued as item ${event.queueId}`);
            case "trigger.joined": {
                knowItem(event);
                const item = event.queueId === undefined ? "an item" : `item ${event.queueId}`;
                return line("·", `joined ${item} of ${label(event.job)}: an equal request waited already`);
            }
            case "queue.waiting":
                return line("·", `waits: ${label(event.why)}`);
            case "queue.moved":
                knowItem(event);
                return line(paint.undo("↷"), `moved from ${label(event.from)} to ${requestName(known)}: ${label(event.why)}`);
            case "build.started": {
                known = { ...known, job: event.job, buildNumber: event.buildNumber, buildUrl: event.buildUrl };
                const node = event.node === undefined ? "" : ` on ${label(event.node)}`;
                const words = `started as ${requestName(known)}${node} after ${duration(event.waitedMs)}`;
                return line("▶", `${words}   ${paint.faint(label(event.buildUrl))}`);
            }
            case "build.finished": {
                const { job, buildNumber, buildUrl, result } = event;
                known = { ...known, job, buildNumber, buildUrl, result };
                isAtLarge = false;
                const isAllowed = (face.allowResults ?? ["SUCCESS"]).includes(result);
                const words = `${label(result)} after ${duration(event.durationMs)}`;
                return isAllowed ? line(paint.good("✔"), words) : line(paint.bad("✖"), paint.bad(words));
            }
            case "select.finished":
                return finished(event);
        }
    }
    return {
        tell,
        notice: (words) => line(paint.faint("…"), label(words)),
        log: (lines) => {
            const text = lines.replace(/\r?\n$/, "");
            return lines === "" ? "" : prefixed(text.split(/\r?\n/), `  ${paint.faint("│")} `, show);
        },
        atLarge: () => {
            const address = known.buildUrl === null ? "" : `, ${label(known.buildUrl)}`;
            return isAtLarge ? requestName(known) + address : undefined;
        },
    };
}
const nothingKnown = { job: null, queueId: null, buildNumber: null, buildUrl: null, result: null, ranking: [] };
