import { didYouMean } from "../did-you-mean.ts";
import { assertNever } from "../plan.ts";
import { quoted } from "../problems.ts";
import type { Visible } from "./expression-check.ts";
import type { Mention } from "./expression-parse.ts";

const properties = ["outputs", "outcome", "conclusion", "status", "exit-code"];

/** What is wrong with asking for a step. */
export function stepMistakes(mention: Mention, hasFallback: boolean, visible: Visible): readonly string[] {
  const [id, property, output] = mention.path;
  if (id === undefined) return [];
  if (property?.toLowerCase() === "outputs") {
    const mistake = groupMistake(id, output, visible);
    if (mistake !== undefined) return [mistake];
  }
  const place = placeMistake(mention.path, hasFallback, visible);
  if (place !== undefined) return [place];
  if (property === undefined || properties.includes(property.toLowerCase())) return [];
  const otherwise = `; write steps.${id}.outputs.${property} for an output of it, else one of ${properties.join(", ")}`;
  const isOutput = output === undefined;
  return [
    `a step has no ${quoted(property)}${didYouMean(property, properties, isOutput ? otherwise : `; it has ${properties.join(", ")}`)}`,
  ];
}

/** What is wrong with asking a group for an output; without an id the group whose revert asks. */
export function groupMistake(id: string | undefined, output: string | undefined, { outputsOfGroup }: Visible) {
  const outputs = outputsOfGroup?.(id);
  if (outputs === undefined) return undefined;
  const { names, isUsed } = outputs;
  const group = id === undefined ? "this group" : quoted(id);
  if (names.length === 0 && isUsed)
    return `${group} has no outputs, as the list that it uses declares none; write 'outputs' there`;
  if (names.length === 0)
    return `${id === undefined ? group : `${group} is a group and`} has no outputs of its own; ask for those of a step in it, steps.<ID>.outputs, or let it write to $GITHUB_ENV`;
  if (output === undefined || sameName(output, names) !== undefined) return undefined;
  const known = `; it has ${names.join(", ")}`;
  return `${group} has no output ${quoted(output)}${didYouMean(output, names, known)}`;
}

function placeMistake([id = "", property, output]: readonly string[], hasFallback: boolean, visible: Visible) {
  const step = quoted(id);
  const seen = visible.step(id) ?? visible.step(sameName(id, visible.stepIds) ?? id);
  switch (seen) {
    case undefined:
      return `there is no step ${step}${didYouMean(id, visible.stepIds, `; write id: ${id} in the one that is meant`)}`;
    case "before":
      return undefined;
    case "maybe-skipped": {
      const isOutput = property?.toLowerCase() === "outputs" && output !== undefined;
      if (!isOutput || hasFallback || visible.hasStatusFunctions) return undefined;
      const fallback = `write steps.${id}.outputs.${output} || 'something else'`;
      return `the step ${step} may not have run, as it, or a group around it, has a condition or may fail, and then has no outputs; ${fallback}`;
    }
    case "later":
      return `the step ${step} has its turn only after this one; move it before this one`;
    case "sibling":
      return `the step ${step} runs at the same time as this one; ask for it after the parallel steps`;
    case "itself":
      // Its revert may look back at how it went.
      if (visible.whose === "revert") return undefined;
      return `the step ${step} is this one, which has not ended yet; later steps can ask for it, and its revert for outputs.<NAME>`;
    case "around":
      return `the step ${step} is the group around this one, which has not ended yet; ask for a step in it`;
    default:
      return assertNever(seen);
  }
}

function sameName(id: string, ids: readonly string[]): string | undefined {
  return ids.find((known) => known.toLowerCase() === id.toLowerCase());
}
