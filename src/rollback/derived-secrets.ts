import { evaluate, mentions } from "../plan/expressions/expression.ts";
import type { Data } from "../plan/expressions/secret.ts";
import { placeholders } from "../plan/expressions/template.ts";
import type { Json, Plan } from "../plan/plan.ts";
import { allSteps } from "../plan/plan.ts";

/**
 * Secrets that expressions of a plan make of its secret parameters alone, such as one field of a JSON text: by the
 * expression, so that a process that knows the parameters knows these as well.
 */
export function derivedSecrets(plan: Plan, params: { readonly [name: string]: Data }): ReadonlyMap<string, string> {
  const derived = new Map<string, string>();
  const look = (template: Json): void => {
    if (typeof template === "string") {
      if (!template.includes("$")) return;
      for (const { inner } of placeholders(template)) {
        if (inner === undefined) continue;
        for (const [path, text] of secretTexts(inner, params)) derived.set(inner + path, text);
      }
    } else if (typeof template === "object" && template !== null) Object.values(template).forEach(look);
  };
  look(plan.env);
  for (const { work, revert } of allSteps(plan.steps))
    for (const part of [work, revert?.work]) {
      if (part === undefined) continue;
      const { steps, ...rest } = part as { steps?: unknown };
      look(rest as Json);
    }
  return derived;
}

/** A shorter number is all over the place, and tells nobody much. */
const shortestNumber = 4;

function secretTexts(
  expression: string,
  params: { readonly [name: string]: Data },
): readonly (readonly [path: string, text: string])[] {
  try {
    if (!mentions(expression).every(({ context }) => context === "params")) return [];
    const { value, isSecret } = evaluate(expression, { params });
    return isSecret ? leaves(value, "") : [];
  } catch {
    return []; // it will be told when its step begins
  }
}

/**
 * Every text in a value, and every number that is long enough, each with where it stands: by position, as the names in
 * a secret may be secret, too.
 */
function leaves(value: Json, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "number") return String(value).length < shortestNumber ? [] : [[path, String(value)]];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((inner: Json, index) => leaves(inner, `${path}[${index}]`));
}
