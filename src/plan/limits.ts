import type { Limits } from "./plan.ts";
import type { Entries, Reader } from "./read-map.ts";
import { spanOf } from "./read-yaml.ts";

/** Limits as they are written; 0 is no limit. */
export type WrittenLimits = { readonly timeout?: number; readonly "timeout-minutes"?: number; readonly grace?: number };

const defaultGraceMs = 5000;

/** The limits of the first that has them: what is nearest comes first. */
export function limitsOf(...nearestFirst: readonly WrittenLimits[]): Limits {
  const timeoutMs = nearestFirst.map((written) => written.timeout ?? written["timeout-minutes"]).find(isGiven) ?? 0;
  const graceMs = nearestFirst.map((written) => written.grace).find(isGiven) ?? defaultGraceMs;
  return timeoutMs > 0 ? { timeoutMs, graceMs } : { graceMs };
}

/** Tells where a time limit is given twice. */
export function refuseTwoLimits({ problems }: Reader, entries: Entries): void {
  const both = entries.has("timeout") ? entries.get("timeout-minutes") : undefined;
  if (both !== undefined) problems.add(spanOf(both.key), "'timeout' is given as well; keep one of the two");
}

function isGiven(ms: number | undefined): ms is number {
  return ms !== undefined;
}
