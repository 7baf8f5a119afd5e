import { duration } from "../report/duration.ts";
import type { WeightParts } from "../report/ranking.ts";
import type { Load } from "./rank.ts";

type Reasoned = {
  readonly load: Load;
  readonly parts: WeightParts;
  /** How many candidates have this weight, itself among them. */
  readonly equals: number;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Why a candidate stands where it stands, in words. */
export function reasons({ load, parts, equals, now }: Reasoned): string[] {
  const state = [runningWords(load, parts), queuedWords(load, now)].filter((words) => words !== "").join(", ");
  return [state || "idle", ...(equals > 1 ? [`one of ${equals} equals, in an order by chance`] : [])];
}

function runningWords({ running, furthest, queued }: Load, { Ei }: WeightParts): string {
  if (furthest === undefined) return "";
  const builds = running === 1 ? "running" : `running ${count(running)}`;
  if (queued > 0) return builds;
  if (furthest.progress === undefined) return `${builds}, progress unknown`;
  return `${builds}, ${furthest.progress} %${Ei === 1 ? " (first to end)" : ""}`;
}

function queuedWords({ queued, oldest }: Load, now: number): string {
  if (queued === 0 || oldest === undefined) return "";
  return `queued ${count(queued)}, since ${duration(now - oldest)}`;
}

function count(times: number): string {
  if (times === 1) return "once";
  return times === 2 ? "twice" : `${times} times`;
}
