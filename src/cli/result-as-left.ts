import type { Event } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import { byHand } from "../rollback/by-hand.ts";
import { runResult } from "../rollback/result.ts";
import type { Standings } from "../rollback/standings.ts";
import { leftUndone } from "./left-undone.ts";

/** What a run has come to that is broken off before its end, by a signal of this name: what was begun and is not undone is left. */
export function resultAsLeft(standings: Standings, endedBy: string): RunResult {
  const result = runResult(standings);
  if (standings.outcome !== undefined) return result;
  const known = new Map(result.residue.map((left) => [left.step, left]));
  const residue = leftUndone(standings).map(
    (step) =>
      known.get(step) ?? {
        step,
        why: `Jipper was ended by ${endedBy} before it was undone`,
        command: standings.mask.text(byHand(standings, step)),
      },
  );
  return { ...result, outcome: "rollback-incomplete", residue };
}

/** The end of such a run, for who is told as it happens. */
export function lastEvent({ run, cause, startedAt, residue }: RunResult, now = new Date()): Event {
  return {
    at: now.toISOString(),
    run,
    event: "run.finished",
    outcome: "rollback-incomplete",
    ...(cause === undefined ? {} : { cause }),
    durationMs: Math.max(0, now.getTime() - Date.parse(startedAt)),
    residue,
  };
}
