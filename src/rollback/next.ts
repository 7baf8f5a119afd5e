import type { Step } from "../plan/plan.ts";
import type { Outcome } from "../report/event.ts";
import type { Phase } from "./record.ts";
import type { Standings } from "./standing.ts";

/** One thing to perform: a step, or the revert of a step. */
export type Deed = {
  readonly phase: Phase;
  readonly step: Step;
  /** From 1. */
  readonly attempt: number;
};

export type Next =
  /** Begin these at once. */
  | { readonly kind: "begin"; readonly deeds: readonly Deed[] }
  /** Something runs; ask again when it has ended. */
  | { readonly kind: "wait" }
  /** Nothing is left to do. */
  | { readonly kind: "stop"; readonly outcome: Outcome };

/** Looks at where each step stands and names what to do now: run on, undo, or stop. */
export function next(standings: Standings): Next {
  if (standings.running > 0) return { kind: "wait" };
  return standings.cause === undefined ? runOn(standings) : undo(standings);
}

function runOn({ steps, begun }: Standings): Next {
  const standing = steps[begun];
  if (standing === undefined) return { kind: "stop", outcome: "succeeded" };
  return begin("step", standing.step, standing.attempts);
}

function undo({ steps, undone, failedReverts, policy }: Standings): Next {
  const incomplete = failedReverts > 0;
  const goOn = !incomplete || policy.onRevertFailure === "continue";
  for (let index = undone - 1; goOn && index >= 0; index--) {
    const standing = steps[index];
    if (standing?.revert.status === "pending") return begin("revert", standing.step, standing.revert.attempts);
  }
  return { kind: "stop", outcome: incomplete ? "rollback-incomplete" : "rolled-back" };
}

function begin(phase: Phase, step: Step, attempts: number): Next {
  return { kind: "begin", deeds: [{ phase, step, attempt: attempts + 1 }] };
}
