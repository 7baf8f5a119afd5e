import assert from "node:assert/strict";
import type { PhaseEnd } from "../support/workflow-runner.ts";

/**
 * A phase that is asked to end has promised to be gone in 7 s, before the runner sends SIGTERM at 7.5 s and SIGKILL at 10 s.
 * It takes half of that at most; the rest is for a machine that pauses, which may cost the promise but not the phase.
 */
export function assertLeftInTime({ signal, leftAfterMs }: PhaseEnd): void {
  assert.equal(signal, null);
  assert.ok(leftAfterMs > 0 && leftAfterMs < 9500, `it has left after ${leftAfterMs} ms`);
}
