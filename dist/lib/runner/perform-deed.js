import { timeLimit } from "../report/duration.js";
import { workOf } from "../rollback/environment.js";
import { markOf } from "./recover.js";
import { after } from "./timer.js";
/** Performs a step or a revert within its limits. Never rejects: what is thrown is a failure of the work. */
export async function performDeed(deed, { journal, options, stopSteps, at }) {
    const { phase, step, attempt } = deed;
    const { standings } = journal;
    const work = workOf(deed);
    const limits = phase === "step" ? step : step.revert;
    if (work === null || limits === null)
        throw new Error(`Internal error: '${step.id}' has no revert`);
    const stop = new AbortController();
    const cancel = () => stop.abort("cancelled");
    const { timeoutMs } = limits;
    const callOff = timeoutMs === undefined ? () => { } : after(timeoutMs, () => stop.abort("timed-out"));
    if (phase === "step" && stopSteps.aborted)
        cancel();
    else if (phase === "step")
        stopSteps.addEventListener("abort", cancel, { once: true });
    const release = () => {
        callOff();
        stopSteps.removeEventListener("abort", cancel);
    };
    const circumstances = {
        deed,
        standings,
        mark: markOf(standings.mark, standings.plan.steps.indexOf(step), phase, attempt),
        signal: stop.signal,
        graceMs: limits.graceMs,
        hurry: options.hurry ?? new AbortController().signal,
        output: (lines) => {
            try {
                return options.reporter?.output?.({ step: step.id, phase, lines });
            }
            catch (error) {
                process.emitWarning(`a reporter threw: ${error}`); // who is told must not stop what is done
                return undefined;
            }
        },
        ended: release,
        started: (process) => journal.note({ record: "process", at: at(), step: step.id, attempt, phase, ...process }),
    };
    const performed = await perform(options.performers, work, circumstances);
    release();
    return endOf(performed, stop.signal, timeoutMs);
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
function endOf(performed, stop, timeoutMs = 0) {
    const { succeeded, message, stillRunning, ...rest } = performed;
    const status = stop.aborted ? stop.reason : succeeded ? "succeeded" : "failed";
    const words = [
        ...(status === "timed-out" ? [`timed out after ${timeLimit(timeoutMs)}`] : []),
        ...(status === "cancelled" ? ["cancelled"] : []),
        ...(status === "failed" ? [message ?? "it failed"] : []),
        ...(stillRunning === undefined ? [] : [`still running: ${stillRunning}`]),
    ];
    return { ...rest, status, ...(words.length > 0 ? { message: words.join("; ") } : {}) };
}
