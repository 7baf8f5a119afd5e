import type { Work } from "../../plan/plan.ts";
import { timeLimit } from "../../report/duration.ts";
import type { ProcessEnd } from "../../report/event.ts";
import { holdsLost } from "../../report/mask/lost.ts";
import { addedEnvironment } from "../../rollback/environment.ts";
import { workOf } from "../../rollback/fill.ts";
import type { Deed, Stop } from "../../rollback/next.ts";
import type { Yield } from "../../rollback/record.ts";
import type { Journal } from "../journal/journal.ts";
import { NotBegunError } from "../process/not-begun-error.ts";
import { stopProcesses } from "../process/process.ts";
import { after } from "../process/timer.ts";
import { markOf } from "../recover.ts";
import type { RunOptions } from "../run-options.ts";
import { tellReporter } from "../tell-reporter.ts";
import type { Turns } from "../turns.ts";
import type { Circumstances, Performed, Performer, Performers } from "./perform.ts";

/** How a step or a revert ended, with what the journal keeps of it. */
export type Ended = Yield &
  ProcessEnd & {
    readonly status: "succeeded" | "failed" | "timed-out" | "cancelled" | "unknown";
    readonly message?: string;
    readonly isIdle?: true;
  };

/** Why work is stopped before it ends by itself. */
export type StopReason = { readonly status: "timed-out" | "cancelled"; readonly message: string };

/** The reason for work that the loop asks to end: a step is cancelled, a revert has no time left. */
export function stopReason({ phase, why }: Stop): StopReason {
  if (phase === "revert") return { status: "timed-out", message: `stopped, because ${why}` };
  return { status: "cancelled", message: why === "" ? "cancelled" : `cancelled, because ${why}` };
}

type Surroundings = {
  readonly journal: Journal;
  readonly options: RunOptions;
  /** Given where functions run in this very thread. */
  readonly turns: Turns | undefined;
  /** Aborted with a StopReason to stop the work, if it is a step: a rollback goes on. */
  readonly stop: AbortController;
  readonly at: () => string;
};

/** Performs a step or a revert within its limits. Never rejects: what is thrown is a failure of the work. */
export async function performDeed(deed: Deed, { journal, options, turns, stop, at }: Surroundings): Promise<Ended> {
  const { phase, step, attempt } = deed;
  const { standings } = journal;
  const work = workOf(standings, deed);
  const limits = phase === "step" ? step : step.revert;
  if (work === null || limits === null) throw new Error(`Internal error: '${step.id}' has no revert`);

  const isShared = turns !== undefined && work.kind === "call" && !work.isolated;
  if (isShared) await turns.own();
  if (isShared && stop.signal.aborted)
    return endOf({ succeeded: false, ...(phase === "step" ? { isIdle: true } : {}) }, stop.signal);

  const { timeoutMs } = limits;
  const began = performance.now();
  const timeIsUp = (): StopReason => ({ status: "timed-out", message: `timed out after ${timeLimit(timeoutMs ?? 0)}` });
  const callOff = timeoutMs === undefined ? () => {} : after(timeoutMs, () => stop.abort(timeIsUp()));
  // What is asked once the work has ended counts no more, though its last output may still come.
  const inTime = new AbortController();
  const heed = () => inTime.abort(stop.signal.reason);
  if (stop.signal.aborted) heed();
  else stop.signal.addEventListener("abort", heed, { once: true });
  const release = () => {
    callOff();
    stop.signal.removeEventListener("abort", heed);
  };
  const circumstances: Circumstances = {
    deed,
    standings,
    mark: markOf(standings.mark, standings.of(step.id).index, phase, attempt),
    signal: inTime.signal,
    graceMs: limits.graceMs,
    hurry: options.hurry ?? new AbortController().signal,
    output: (lines) => {
      const block = { step: step.id, phase, lines: standings.mask.bytes(lines) };
      return tellReporter(() => options.reporter?.output?.(block));
    },
    ended: () => {
      // Who keeps the thread to itself keeps the clock from striking as well.
      const isLate = isShared && timeoutMs !== undefined && performance.now() - began >= timeoutMs;
      if (isLate && !stop.signal.aborted) stop.abort(timeIsUp());
      release();
    },
    started: (process) => journal.note({ record: "process", at: at(), step: step.id, attempt, phase, ...process }),
  };
  const isSwept = phase === "step" || !step.revert?.stopsProcesses || (await sweep(circumstances));
  const performed = isSwept ? await perform(options.performers, work, circumstances) : leftRunning;
  release();
  return endOf(performed, inTime.signal);
}

const leftRunning: Performed = { succeeded: false, message: "processes that the step left running cannot be ended" };

/** Stops what the step, or all that is in it, left running in all its tries; false if something cannot be ended. */
async function sweep({ deed, standings, graceMs, hurry }: Circumstances): Promise<boolean> {
  const { index, lastIndex } = standings.of(deed.step.id);
  const marks = standings.steps
    .slice(index, lastIndex + 1)
    .flatMap(({ index, attempts }) =>
      Array.from({ length: attempts }, (_, at) => markOf(standings.mark, index, "step", at + 1)),
    );
  const left = await Promise.all(marks.map((mark) => stopProcesses(undefined, mark, { graceMs, hurry })));
  return left.flat().length === 0;
}

async function perform(performers: Performers, work: Work, circumstances: Circumstances): Promise<Performed> {
  // Each performer stands under its own kind, which the compiler cannot follow through the look-up.
  const performer = performers[work.kind] as Performer | undefined;
  try {
    requireSecrets(work, circumstances);
    if (performer === undefined) throw new Error(`only the program that made this run can do '${work.kind}' work`);
    return await performer(work, circumstances);
  } catch (error) {
    const idle = error instanceof NotBegunError ? { isIdle: true as const } : {};
    return { succeeded: false, message: error instanceof Error ? error.message : String(error), ...idle };
  }
}

/** What was made of a secret, and cannot be made again here, must not be replaced by anything. */
function requireSecrets(work: Work, { deed, standings }: Circumstances): void {
  const { env, fallback } = addedEnvironment(standings, deed, work);
  if (holdsLost([work, env, fallback]))
    throw new NotBegunError("it needs a secret, or what was made of one, that this process does not know");
}

function endOf(performed: Performed, stop: AbortSignal): Ended {
  const { succeeded, message, stillRunning, ...rest } = performed;
  const asked = stop.aborted ? (stop.reason as StopReason) : undefined;
  const status = asked?.status ?? (succeeded ? "succeeded" : "failed");
  const words = [
    ...(asked === undefined ? [] : [asked.message]),
    ...(status === "failed" ? [message ?? "it failed"] : []),
    ...(stillRunning === undefined ? [] : [`still running: ${stillRunning}`]),
  ];
  return { ...rest, status, ...(words.length > 0 ? { message: words.join("; ") } : {}) };
}
