import { parseDuration } from "../plan/duration.ts";
import type { RunSettings } from "../runner/run-plan.ts";

/**
 * GitHub ends a cancelled job after five minutes, less the 15 s that it keeps for itself. `main` may need 7 s of that, and
 * what is cut off needs its grace.
 */
const afterCancelMs = 270_000;

type Limit = Pick<RunSettings, "rollbackTimeoutMs">;

/** How long the whole way back may take in `main`, as the input has it; `0` is no limit. */
export function limitOf(told: string): Limit {
  const rollbackTimeoutMs = parseDuration(told) || undefined;
  return rollbackTimeoutMs === undefined ? {} : { rollbackTimeoutMs };
}

/** The same in `post`, which has no limit unless it is told one or the job was cancelled: only then GitHub has one. */
export function limitInPost(told: string, jobStatus: string): Limit {
  return told === "" && jobStatus === "cancelled" ? { rollbackTimeoutMs: afterCancelMs } : limitOf(told);
}
