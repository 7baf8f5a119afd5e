import type { ParsedNode } from "yaml";
import { fillTemplate, placeholders } from "../expressions/template.ts";
import { noteCondition, noteExpressions, type Scope } from "./read-text.ts";

type Written = { readonly key: string; readonly text: string; readonly wrong: (message: string) => undefined };

/** The expression of a condition, without the brackets that may be around all of it; undefined where it is wrong. */
export function readCondition(scope: Scope, node: ParsedNode, { key, text, wrong }: Written): string | undefined {
  const whole = text.trim();
  const found = placeholders(whole).filter(({ from }) => !isWithinQuotes(whole, from));
  const [first] = found;
  if (found.some(({ inner }) => inner === undefined)) {
    noteExpressions(scope, node, text);
    return undefined;
  }
  const isBracketed = first?.from === 0 && first.to === whole.length;
  if (first !== undefined && !isBracketed) {
    const bare = fillTemplate(
      whole,
      found,
      found.map(({ inner = "" }) => inner.trim()),
    );
    return wrong(`'${key}' is one expression, and text around brackets is always true; write ${key}: ${bare}`);
  }
  const condition = isBracketed ? (first.inner ?? "").trim() : whole;
  // What a tag has swallowed is told with the tag.
  if (condition === "" && node.tag !== undefined) return undefined;
  if (condition === "") return wrong(`'${key}' is empty; write an expression, or leave the key out`);
  noteCondition(scope, node, condition);
  return condition;
}

/** A text within the expression may look like brackets. */
function isWithinQuotes(text: string, at: number): boolean {
  return (text.slice(0, at).split("'").length - 1) % 2 === 1;
}
