import { mapFields } from "../report/mask/map-fields.js";
import { exitCodeOfSelection } from "../report/selection/exit-code-of-selection.js";
import { selectionNarrator } from "../report/selection/selection-narrator.js";
import { requestName } from "../report/selection/selection-sentences.js";
import { writeRequest } from "./request-file.js";
import { requestFile, requestOf } from "./request-of.js";
/** Performs `jenkins` work: triggers the candidate that will start soonest, and follows it. `folder` is the journal's. */
export function jenkinsWork(folder, told) {
    return async (work, circumstances) => {
        const options = requestOf(work, circumstances, told);
        const stop = stopped(circumstances.signal);
        const kept = remembering(requestFile(folder(), circumstances.deed, circumstances.standings));
        const { selectAndTrigger } = await import("../jenkins/select-and-trigger.js");
        const result = await selectAndTrigger({
            ...options,
            signal: stop,
            hurry: circumstances.hurry,
            reporter: reporterOf(options, circumstances, told),
            remember: kept.remember,
        });
        // What was to be stopped and is not may be stopped by who comes later.
        if (!stop.aborted)
            kept.end();
        return performedBy(result, options);
    };
}
function performedBy(result, options) {
    const code = exitCodeOfSelection(result, options);
    const place = result.buildUrl === null ? "" : ` (${result.buildUrl})`;
    return {
        succeeded: code === 0,
        outputs: outputsOf(result),
        ...(code === 0 ? {} : { message: result.reason }),
        ...(code === 2 ? { stillRunning: requestName(result) + place } : {}),
    };
}
/** Named as the outputs of the action `select-and-trigger`; what is not known is empty. */
function outputsOf(result) {
    const text = (value) => (value === null ? "" : String(value));
    return {
        outcome: result.outcome,
        job: text(result.job),
        "queue-id": text(result.queueId),
        "build-number": text(result.buildNumber),
        "build-url": text(result.buildUrl),
        result: text(result.result),
        ranking: JSON.stringify(result.ranking),
        reason: result.reason,
        "waited-ms": text(result.waitedMs),
        moves: text(result.moves),
    };
}
/** Its reason in words, as those who follow Jenkins take it. */
function stopped(signal) {
    const stop = new AbortController();
    const heed = () => stop.abort(signal.reason?.message);
    if (signal.aborted)
        heed();
    else
        signal.addEventListener("abort", heed, { once: true });
    return stop.signal;
}
/** Keeps what another process needs to find the request again. */
function remembering(file) {
    let last;
    return {
        remember: (request) => {
            const isSent = request.queueId !== undefined || request.buildNumber !== undefined;
            last = request;
            try {
                writeRequest(file, { request, hasEnded: false });
            }
            catch (error) {
                // What was kept before it was sent is enough to find it; without that it must not be sent.
                if (!isSent)
                    throw error;
            }
        },
        end: () => {
            if (last !== undefined)
                writeRequest(file, { request: last, hasEnded: true });
        },
    };
}
/** Tells it in the output of the step, in lines, and its events with the step's id. */
function reporterOf(options, { deed, standings, output }, { event: tellEvent, inert = (lines) => lines }) {
    const { tell, notice, log } = selectionNarrator({ ...options, hasColours: false });
    const say = (text) => (text === "" ? undefined : output(Buffer.from(inert(outdented(text)))));
    return {
        event: (event) => {
            // How it ended is told as the end of the step.
            if (event.event !== "select.finished")
                void say(tell(event));
            const masked = mapFields(event, ["event", "at"], (value) => standings.mask.data(value));
            tellEvent?.(ofDeed(masked, deed, standings));
        },
        notice: (words) => void say(notice(words)),
        log: (lines) => say(log(lines)),
    };
}
function ofDeed(event, { phase, step, attempt }, standings) {
    const about = { run: standings.run, step: step.id };
    if (phase === "step")
        return { ...event, ...about, attempt };
    return { ...event, ...about, phase, attempt: standings.of(step.id).revert.tries };
}
/** The output of a step is indented already. */
function outdented(text) {
    return text.replace(/^ {2}/gm, "");
}
