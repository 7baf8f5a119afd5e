import { assertNever } from "../plan/plan.js";
import { label } from "../report/sanitize.js";
import { cut } from "../report/width.js";
import { next } from "../rollback/next.js";
import { residue, runResult } from "../rollback/result.js";
import { JournalError } from "./journal.js";
import { performDeed } from "./perform-deed.js";
/**
 * Runs a journal to its end, from wherever it stands: asks what is next, writes it down, does it, and
 * writes down how it went. A new run, a rollback after a crash, and one that a later step of the job
 * asks for all come through here. Resolves with what happened; `outcome` is `running` if it left early.
 */
export async function run(journal, options) {
    const { standings } = journal;
    const { signal, now = () => new Date() } = options;
    const at = () => now().toISOString();
    const tell = (event) => {
        try {
            options.reporter?.event?.({ at: at(), run: standings.run, ...event });
        }
        catch (error) {
            process.emitWarning(`a reporter threw: ${error}`); // who is told must not stop what is done
        }
    };
    const { record, settle } = recorder(journal, at);
    const working = new Map();
    const stopSteps = new AbortController();
    const cancel = () => {
        if (standings.outcome !== undefined)
            return;
        if (standings.cause === undefined)
            record({ record: "rollback", at: at(), cause: cancelCause(signal?.reason, standings) });
        stopSteps.abort();
    };
    const begin = (deed) => {
        const { phase, step, attempt } = deed;
        if (!record({ record: `${phase}-began`, at: at(), step: step.id, attempt }))
            return;
        const started = performance.now();
        tell({ event: `${phase}.started`, step: step.id, attempt, name: phase === "step" ? step.name : revertName(step) });
        const performing = performDeed(deed, { journal, options, stopSteps: stopSteps.signal, at }).then((ended) => {
            const durationMs = Math.round(performance.now() - started);
            record({ record: `${phase}-ended`, at: at(), step: step.id, attempt, ...ended });
            working.delete(step.id);
            tell(endEvent(deed, ended, durationMs));
        });
        working.set(step.id, performing);
    };
    const began = performance.now();
    tell({
        event: "run.started",
        ...(standings.plan.name === undefined ? {} : { name: standings.plan.name }),
        ...(standings.plan.file === undefined ? {} : { file: standings.plan.file }),
        steps: standings.steps.map(({ step }) => step.id),
    });
    if (signal?.aborted)
        cancel();
    else
        signal?.addEventListener("abort", cancel, { once: true });
    try {
        for (;;) {
            const now = next(standings);
            switch (now.kind) {
                case "begin":
                    if (options.leaveOnCancel && signal?.aborted)
                        return runResult(standings);
                    now.deeds.forEach(begin);
                    break;
                case "wait":
                    settle();
                    await Promise.race(working.values());
                    break;
                case "stop": {
                    record({ record: "finished", at: at(), outcome: now.outcome });
                    tell({
                        event: "run.finished",
                        outcome: now.outcome,
                        ...(standings.cause === undefined ? {} : { cause: standings.cause }),
                        durationMs: Math.round(performance.now() - began),
                        residue: residue(standings),
                    });
                    return runResult(standings);
                }
                default:
                    assertNever(now);
            }
        }
    }
    finally {
        signal?.removeEventListener("abort", cancel);
    }
}
/**
 * Writes records; false if one cannot be written. From then on the journal is memory alone: no new
 * step is begun, and what was begun is undone as far as memory knows.
 */
function recorder(journal, at) {
    const { standings } = journal;
    const orUndo = (write) => {
        try {
            write();
            return true;
        }
        catch (error) {
            if (!(error instanceof JournalError))
                throw error;
            if (standings.cause === undefined)
                standings.apply({ record: "rollback", at: at(), cause: { kind: "failed", message: error.message } });
            return false;
        }
    };
    return {
        record: (record) => {
            if (orUndo(() => journal.append(record)))
                return true;
            if (record.record === "step-began")
                return false;
            standings.apply(record);
            return true;
        },
        settle: () => void orUndo(() => journal.settle()),
    };
}
/** A step that was running is named: it is where the run was cancelled. */
function cancelCause(reason, { steps, begun }) {
    const last = steps[begun - 1];
    const message = typeof reason === "string" ? reason : "it was cancelled";
    return { kind: "cancelled", ...(last?.status === "running" ? { step: last.step.id } : {}), message };
}
const longestName = 60;
/** What an undo is called: what it runs. */
function revertName({ revert, name }) {
    if (revert === null)
        return name;
    return revert.work.kind === "run" ? cut(label(revert.work.script), longestName) : revert.work.function;
}
function endEvent({ phase, step, attempt }, ended, durationMs) {
    const { status, message = status, exitCode, signal, detail } = ended;
    const about = { step: step.id, attempt, durationMs, ...(phase === "step" && detail !== undefined ? { detail } : {}) };
    const failure = {
        message,
        ...(exitCode === undefined ? {} : { exitCode }),
        ...(signal === undefined ? {} : { signal }),
    };
    if (phase === "step") {
        if (status === "succeeded")
            return { event: "step.succeeded", ...about, outputs: ended.outputs ?? {} };
        return { event: `step.${status}`, ...about, ...failure };
    }
    if (status === "succeeded")
        return { event: "revert.succeeded", ...about };
    return { event: status === "timed-out" ? "revert.timed-out" : "revert.failed", ...about, ...failure };
}
