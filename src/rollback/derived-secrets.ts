import { evaluate, mentions } from "../plan/expression.ts";
import type { Json, Plan } from "../plan/plan.ts";
import { allSteps } from "../plan/plan.ts";
import type { Data } from "../plan/secret.ts";
import { placeholders } from "../plan/template.ts";

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
        const value = inner === undefined ? undefined : secretValue(inner, params);
        if (inner !== undefined && value !== undefined) derived.set(inner, value);
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

function secretValue(expression: string, params: { readonly [name: string]: Data }): string | undefined {
  try {
    if (!mentions(expression).every(({ context }) => context === "params")) return undefined;
    const { value, isSecret } = evaluate(expression, { params });
    return isSecret && typeof value === "string" ? value : undefined;
  } catch {
    return undefined; // it will be told when its step begins
  }
}
