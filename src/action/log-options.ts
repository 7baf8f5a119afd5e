import { allSteps, isGroup, type Plan } from "../plan/plan.ts";
import { knownSteps } from "../plan/showing/known-steps.ts";
import { positions } from "./report.ts";
import type { WorkflowLogOptions } from "./workflow-log.ts";

/** What the log of a workflow takes from the plan. */
export function logOptions(plan: Plan): WorkflowLogOptions {
  const triedAgain = allSteps(plan.steps).filter(({ work, retry }) => isGroup(work) && retry !== undefined);
  const ids = new Set(triedAgain.map(({ id }) => id));
  return {
    position: positions(plan),
    knows: knownSteps(plan).knows,
    isTriedAgain: (group) => ids.has(group),
    again: () => undefined,
  };
}
