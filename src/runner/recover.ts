import type { Deed } from "../rollback/next.ts";
import type { JournalRecord } from "../rollback/record.ts";
import type { Journal } from "./journal.ts";
import { stopProcesses } from "./process.ts";
import { startTimeOf } from "./process-table.ts";

/** What a process that nobody waits for any more gets at most: who recovers has little time, as at the end of a job. */
const longestGraceMs = 10_000;

const cutOff = "it was cut off: the process that ran it ended";

/** Told of what a dead process left open, before that is written down; resolves with what it did about it, in words. */
export type Recovered = (deed: Deed, journal: Journal) => Promise<string | undefined>;

/**
 * Closes what a dead process left open in its journal: ends what is left of the steps that were
 * running, then writes down that nobody knows how they ended, so that they are undone.
 */
export async function recover(journal: Journal, now: () => Date, recovered?: Recovered): Promise<void> {
  for (const { index, step, status, attempts, process, revert, group } of journal.standings.steps) {
    const isAtWork = status === "running" && group === undefined;
    const phase = isAtWork ? "step" : revert.status === "running" ? "revert" : undefined;
    if (phase === undefined) continue;
    const { graceMs } = (phase === "revert" ? step.revert : undefined) ?? step;
    const attempt = phase === "step" ? attempts : revert.attempts;
    // Of a process whose start is not known, the number may be another's by now.
    const root =
      process?.startTime !== undefined && startTimeOf(process.pid) === process.startTime ? process : undefined;
    await stopProcesses(root, markOf(journal.standings.mark, index, phase, attempt), {
      graceMs: Math.min(graceMs, longestGraceMs),
    });
    const done = await recovered?.({ phase, step, attempt }, journal);
    const words = done === undefined ? [] : [done];
    const ended = { at: now().toISOString(), step: step.id, attempt, status: "unknown" } as const;
    const record: JournalRecord =
      phase === "step"
        ? { record: "step-ended", ...ended, message: [cutOff, ...words].join("; ") }
        : { record: "revert-ended", ...ended };
    journal.append(record);
  }
}

/** What the processes of one attempt carry in their environment, as the value of JIPPER_PROCESS_MARK. */
export function markOf(run: string, index: number, phase: "step" | "revert", attempt: number): string {
  return `${run}/${index}/${phase}/${attempt}`;
}
