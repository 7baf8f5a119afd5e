import type { Limits } from "../plan.ts";

/** Limits as they are written; 0 is no limit. */
export type WrittenLimits = { readonly timeout?: number; readonly "timeout-minutes"?: number; readonly grace?: number };

/** Unless told. */
export const defaultGraceMs = 5000;

/** The limits that are written, else those by default. */
export function limitsOf(written: WrittenLimits, byDefault: WrittenLimits = {}): Limits {
  const timeoutMs = timeoutOf(written) ?? timeoutOf(byDefault) ?? 0;
  const graceMs = written.grace ?? byDefault.grace ?? defaultGraceMs;
  return timeoutMs > 0 ? { timeoutMs, graceMs } : { graceMs };
}

function timeoutOf(written: WrittenLimits): number | undefined {
  return written.timeout ?? written["timeout-minutes"];
}
