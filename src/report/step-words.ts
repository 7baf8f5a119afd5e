import type { StepResult } from "./result.ts";
import { failureWords, triesOf } from "./sentences.ts";

/** How a step ended, in a few words; empty where it just succeeded. Of a live run something still works on it. */
export function endWords(step: StepResult, isLive = false): string {
  const { status, attempts, error } = step;
  switch (status) {
    case "succeeded":
      return attempts > 1 ? triesOf(attempts) : "";
    case "failed":
    case "timed-out":
    case "cancelled":
      return failureWords({ ...step, message: error ?? status.replace("-", " ") }, attempts);
    case "running":
      return isLive ? "is running" : "was still running";
    case "unknown":
      return "its end is not known";
    case "pending":
      return "did not start";
    case "skipped":
      return "skipped";
  }
}

/** Why the undo of a step did not succeed, in a few words. */
export function undoFailureWords({ revert }: StepResult): string {
  return failureWords({ message: revert.error ?? revert.status.replace("-", " ") }, revert.attempts);
}
