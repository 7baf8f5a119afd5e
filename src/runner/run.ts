import { assertNever, type Step } from "../plan/plan.ts";
import type { Cause, Event, Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import { label } from "../report/sanitize.ts";
import { cut } from "../report/width.ts";
import { type Deed, next } from "../rollback/next.ts";
import type { JournalRecord } from "../rollback/record.ts";
import { residue, runResult } from "../rollback/result.ts";
import type { Standings } from "../rollback/standing.ts";
import { type Journal, JournalError } from "./journal.ts";
import type { Performers } from "./perform.ts";
import { type Ended, performDeed } from "./perform-deed.ts";

export type RunOptions = {
  readonly performers: Performers;
  readonly reporter?: Reporter;
  /** Aborted to stop what runs and undo what was begun; its reason is told as the cause. */
  readonly signal?: AbortSignal;
  /** Aborted to end every grace at once. */
  readonly hurry?: AbortSignal;
  /** Once `signal` is aborted: stop and write down what runs, but leave the undoing to who opens the journal next. */
  readonly leaveOnCancel?: boolean;
  readonly now?: () => Date;
};

/**
 * Runs a journal to its end, from wherever it stands: asks what is next, writes it down, does it, and
 * writes down how it went. A new run, a rollback after a crash, and one that a later step of the job
 * asks for all come through here. Resolves with what happened; `outcome` is `running` if it left early.
 */
export async function run(journal: Journal, options: RunOptions): Promise<RunResult> {
  const { standings } = journal;
  const { signal, now = () => new Date() } = options;
  const at = () => now().toISOString();
  const tell = (event: EventOf<Event>) => {
    try {
      options.reporter?.event?.({ at: at(), run: standings.run, ...event } as Event);
    } catch (error) {
      process.emitWarning(`a reporter threw: ${error}`); // who is told must not stop what is done
    }
  };
  const { record, settle } = recorder(journal, at);

  const working = new Map<string, Promise<void>>();
  const stopSteps = new AbortController();
  const cancel = () => {
    if (standings.outcome !== undefined) return;
    if (standings.cause === undefined)
      record({ record: "rollback", at: at(), cause: cancelCause(signal?.reason, standings) });
    stopSteps.abort();
  };

  const begin = (deed: Deed) => {
    const { phase, step, attempt } = deed;
    if (!record({ record: `${phase}-began`, at: at(), step: step.id, attempt })) return;
    const started = performance.now();
    tell({ event: `${phase}.started`, step: step.id, attempt, name: phase === "step" ? step.name : revertName(step) });
    const performing = performDeed(deed, { journal, options, stopSteps: stopSteps.signal, at }).then((ended) => {
      const durationMs = Math.round(performance.now() - started);
      record({ record: `${phase}-ended`, at: at(), step: step.id, attempt, ...ended } as JournalRecord);
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
  if (signal?.aborted) cancel();
  else signal?.addEventListener("abort", cancel, { once: true });
  try {
    for (;;) {
      const now = next(standings);
      switch (now.kind) {
        case "begin":
          if (options.leaveOnCancel && signal?.aborted) return runResult(standings);
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
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

/**
 * Writes records; false if one cannot be written. From then on the journal is memory alone: no new
 * step is begun, and what was begun is undone as far as memory knows.
 */
function recorder(journal: Journal, at: () => string) {
  const { standings } = journal;
  const orUndo = (write: () => void): boolean => {
    try {
      write();
      return true;
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      if (standings.cause === undefined)
        standings.apply({ record: "rollback", at: at(), cause: { kind: "failed", message: error.message } });
      return false;
    }
  };
  return {
    record: (record: JournalRecord): boolean => {
      if (orUndo(() => journal.append(record))) return true;
      if (record.record === "step-began") return false;
      standings.apply(record);
      return true;
    },
    settle: () => void orUndo(() => journal.settle()),
  };
}

/** A step that was running is named: it is where the run was cancelled. */
function cancelCause(reason: unknown, { steps, begun }: Standings): Cause {
  const last = steps[begun - 1];
  const message = typeof reason === "string" ? reason : "it was cancelled";
  return { kind: "cancelled", ...(last?.status === "running" ? { step: last.step.id } : {}), message };
}

const longestName = 60;

/** What an undo is called: what it runs. */
function revertName({ revert, name }: Step): string {
  if (revert === null) return name;
  return revert.work.kind === "run" ? cut(label(revert.work.script), longestName) : revert.work.function;
}

type EventOf<E> = E extends Event ? Omit<E, "at" | "run"> : never;

function endEvent({ phase, step, attempt }: Deed, ended: Ended, durationMs: number): EventOf<Event> {
  const { status, message = status, exitCode, signal, detail } = ended;
  const about = { step: step.id, attempt, durationMs, ...(phase === "step" && detail !== undefined ? { detail } : {}) };
  const failure = {
    message,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(signal === undefined ? {} : { signal }),
  };
  if (phase === "step") {
    if (status === "succeeded") return { event: "step.succeeded", ...about, outputs: ended.outputs ?? {} };
    return { event: `step.${status}`, ...about, ...failure };
  }
  if (status === "succeeded") return { event: "revert.succeeded", ...about };
  return { event: status === "timed-out" ? "revert.timed-out" : "revert.failed", ...about, ...failure };
}
