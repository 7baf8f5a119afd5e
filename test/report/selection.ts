import type { Occupation, Ranked, Ranking, WeightParts } from "../../src/report/ranking.ts";
import type { SelectionEvent } from "../../src/report/selection-event.ts";
import type { SelectionResult } from "../../src/report/selection-result.ts";

/** A candidate in its place. */
export function ranked(
  job: string,
  weight: number,
  because: readonly string[],
  parts: Partial<WeightParts> = {},
): Ranked {
  const all = { Ei: 0, Qi: 0, Qc: 0, Wb: 11, ...parts };
  return { job, weight, running: all.Ei === 0 ? 0 : 1, queued: all.Qc, parts: all, because };
}

/** Three candidates, and two that are left out. */
export const look: Ranking & Occupation = {
  strategy: "weight",
  ranking: [
    ranked("build-c", 0, ["idle"]),
    ranked("build-a", 1, ["running, 84 % (first to end)"], { Ei: 1 }),
    ranked("team/日本", 12, ["queued once, since 4 m"], { Qi: 1, Qc: 1 }),
  ],
  excluded: [
    { job: "build-f", why: "is disabled" },
    { job: "build-g", why: "is not visible to user ci" },
  ],
  executors: { total: 10, busy: 8 },
  queue: { waiting: 5, candidates: 3 },
};

type Untimed<E> = E extends SelectionEvent ? Omit<E, "at"> : never;

/** An event at a time that nobody looks at. */
export function event(event: Untimed<SelectionEvent>): SelectionEvent {
  return { at: "2026-01-02T03:04:05.678Z", ...event };
}

/** A build that went well. */
export function selection(more: Partial<SelectionResult> = {}): SelectionResult {
  return {
    schema: 1,
    outcome: "finished",
    job: "build-c",
    queueId: 231,
    buildNumber: 57,
    buildUrl: "https://ci.example/job/build-c/57/",
    result: "SUCCESS",
    reason: "the build ended with SUCCESS",
    waitedMs: 1200,
    moves: 0,
    joined: false,
    requests: 9,
    ranking: look.ranking,
    excluded: look.excluded,
    ...more,
  };
}
