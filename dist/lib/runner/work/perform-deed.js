import { timeLimit } from "../../report/duration.js";
import { workOf } from "../../rollback/fill.js";
import { stopProcesses } from "../process/process.js";
import { after } from "../process/timer.js";
import { markOf } from "../recover.js";
/** The reason for work that the loop asks to end: a step is cancelled, a revert has no time left. */
export function stopReason({ phase, why }) {
    if (phase === "revert")
        return { status: "timed-out", message: `stopped, because ${why}` };
    return { status: "cancelled", message: why === "" ? "cancelled" : `cancelled, because ${why}` };
}
/** Performs a step or a revert within its limits. Never rejects: what is thrown is a failure of the work. */
export async function performDeed(deed, { journal, options, stop, at }) {
    const { phase, step, attempt } = deed;
    const { standings } = journal;
    const work = workOf(standings, deed);
    const limits = phase === "step" ? step : step.revert;
    if (work === null || limits === null)
        throw new Error(`Internal error: '${step.id}' has no revert`);
    const { timeoutMs } = limits;
    const timeIsUp = () => ({ status: "timed-out", message: `timed out after ${timeLimit(timeoutMs ?? 0)}` });
    const callOff = timeoutMs === undefined ? () => { } : after(timeoutMs, () => stop.abort(timeIsUp()));
    // What is asked once the work has ended counts no more, though its last output may still come.
    const inTime = new AbortController();
    const heed = () => inTime.abort(stop.signal.reason);
    if (stop.signal.aborted)
        heed();
    else
        stop.signal.addEventListener("abort", heed, { once: true });
    const release = () => {
        callOff();
        stop.signal.removeEventListener("abort", heed);
    };
    const circumstances = {
        deed,
        standings,
        mark: markOf(standings.mark, standings.of(step.id).index, phase, attempt),
        signal: inTime.signal,
        graceMs: limits.graceMs,
        hurry: options.hurry ?? new AbortController().signal,
        output: (lines) => {
            try {
                return options.reporter?.output?.({ step: step.id, phase, lines: standings.mask.bytes(lines) });
            }
            catch (error) {
                process.emitWarning(`a reporter threw: ${error}`); // who is told must not stop what is done
                return undefined;
            }
        },
        ended: release,
        started: (process) => journal.note({ record: "process", at: at(), step: step.id, attempt, phase, ...process }),
    };
    const isSwept = phase === "step" || !step.revert?.stopsProcesses || (await sweep(circumstances));
    const performed = isSwept ? await perform(options.performers, work, circumstances) : leftRunning;
    release();
    return endOf(performed, inTime.signal);
}
const leftRunning = { succeeded: false, message: "processes that the step left running cannot be ended" };
/** Stops what the step, or all that is in it, left running in all its tries; false if something cannot be ended. */
async function sweep({ deed, standings, graceMs, hurry }) {
    const { index, lastIndex } = standings.of(deed.step.id);
    const marks = standings.steps
        .slice(index, lastIndex + 1)
        .flatMap(({ index, attempts }) => Array.from({ length: attempts }, (_, at) => markOf(standings.mark, index, "step", at + 1)));
    const left = await Promise.all(marks.map((mark) => stopProcesses(undefined, mark, { graceMs, hurry })));
    return left.flat().length === 0;
}
async function perform(performers, work, circumstances) {
    // Each performer stands under its own kind, which the compiler cannot follow through the look-up.
    const performer = performers[work.kind];
    try {
        if (performer === undefined)
            throw new Error(`only the program that made this run can do '${work.kind}' work`);
        return await performer(work, circumstances);
    }
    catch (error) {
        return { succeeded: false, message: error instanceof Error ? error.message : String(error) };
    }
}
function endOf(performed, stop) {
    const { succeeded, message, stillRunning, ...rest } = performed;
    const asked = stop.aborted ? stop.reason : undefined;
    const status = asked?.status ?? (succeeded ? "succeeded" : "failed");
    const words = [
        ...(asked === undefined ? [] : [asked.message]),
        ...(status === "failed" ? [message ?? "it failed"] : []),
        ...(stillRunning === undefined ? [] : [`still running: ${stillRunning}`]),
    ];
    return { ...rest, status, ...(words.length > 0 ? { message: words.join("; ") } : {}) };
}
