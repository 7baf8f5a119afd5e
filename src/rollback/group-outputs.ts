import { ExpressionError } from "../plan/expressions/expression.ts";
import { mentionsIn } from "../plan/expressions/template.ts";
import type { Environment, StepEnd } from "../plan/plan.ts";
import { outputContexts } from "./contexts.ts";
import { Filler } from "./filler.ts";
import type { Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";

/** How a group ends. */
export type GroupEnd = { readonly status: StepEnd; readonly message?: string; readonly outputs?: Environment };

/**
 * The end of a group with what it puts out, as far as its steps have come: its revert may need that also where it
 * failed. One that would have succeeded fails where an output has no value.
 */
export function withOutputs(standings: Standings, group: Standing, end: GroupEnd): GroupEnd {
  const { work } = group.step;
  if (work.kind !== "uses" || work.outputs === undefined) return end;
  const filler = new Filler(standings, `group ${group.step.id} ${group.attempts}`);
  const contexts = outputContexts(standings, group, mentionsIn(work.outputs));
  const outputs: { [name: string]: string } = {};
  const mistakes: string[] = [];
  for (const [name, template] of Object.entries(work.outputs)) {
    try {
      outputs[name] = filler.text(name, template, contexts);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      mistakes.push(`the output '${name}': ${error.message}`);
    }
  }
  if (end.status !== "succeeded" || mistakes.length === 0) return { ...end, outputs };
  return { status: "failed", message: mistakes.join("; "), outputs };
}
