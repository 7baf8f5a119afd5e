import type { Knowing, KnownStep } from "../../report/family.ts";
import { isGroup, type Plan, type Step } from "../plan.ts";

/** What a report needs to know of the steps beyond their events. */
export type KnownSteps = {
  readonly knows: Knowing;
  /** Where a step is written, such as `join.yml:22`; undefined for inline text and for code. */
  readonly place: (step: string) => string | undefined;
};

/** What the plan says of its steps, by their ids. */
export function knownSteps(plan: Plan): KnownSteps {
  const known = new Map<string, KnownStep>();
  const places = new Map<string, string>();
  enter(plan.steps, undefined);
  return { knows: (step) => known.get(step), place: (step) => places.get(step) };

  function enter(steps: readonly Step[], parent: string | undefined): void {
    for (const step of steps) {
      const { id, work, position, file = plan.file } = step;
      known.set(id, {
        ...(parent === undefined ? {} : { parent }),
        ...(isGroup(work) ? { group: work.kind } : {}),
        mayFail: step.continueOnError === true,
        hasRevert: step.revert !== null,
      });
      if (file !== undefined && position !== undefined) places.set(id, `${file}:${position.line}`);
      if (isGroup(work)) enter(work.steps, id);
    }
  }
}
