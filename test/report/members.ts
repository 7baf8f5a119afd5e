import type { Step } from "../../src/plan/plan.ts";
import { knownSteps } from "../../src/plan/showing/known-steps.ts";
import type { Event } from "../../src/report/event.ts";
import type { TextOptions } from "../../src/report/text.ts";
import { told } from "./story.ts";

const work = { kind: "run", script: "true", env: {} } as const;
export const leaf = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  name: `./${id}.sh`,
  path: "",
  work,
  graceMs: 5000,
  revert: { work, graceMs: 5000 },
  ...more,
});
export const group = (id: string, kind: "parallel" | "steps", steps: readonly Step[], more: Partial<Step> = {}): Step =>
  leaf(id, { work: { kind, steps, env: {} }, revert: null, ...more });
export const knowing = (steps: readonly Step[]): TextOptions => ({
  knows: knownSteps({ directory: "/", params: {}, env: {}, steps }).knows,
});

export const begun = (step: string, parent?: string, attempt = 1): Event =>
  told({ event: "step.started", step, name: `./${step}.sh`, attempt, ...(parent === undefined ? {} : { parent }) });
export const groupBegun = (step: string, name: string, kind: "parallel" | "steps", attempt = 1): Event =>
  told({ event: "step.started", step, name, attempt, group: kind });
export const failed = (step: string, message = "exit code 1", attempt = 1): Event =>
  told({ event: "step.failed", step, attempt, durationMs: 300, message });
export const cancelled = (step: string): Event =>
  told({ event: "step.cancelled", step, attempt: 1, durationMs: 300, message: "cancelled, because a failed" });
export const again = (step: string, message: string, attempt = 1, delayMs = 2000): Event =>
  told({ event: "step.retrying", step, attempt, durationMs: 400, message, delayMs });
export const ended = (outcome: "succeeded" | "rolled-back", step?: string): Event =>
  told({
    event: "run.finished",
    durationMs: 1000,
    outcome,
    residue: [],
    ...(step === undefined ? {} : { cause: { kind: "failed", step, message: "exit code 1" } }),
  });
