import { Evaluator } from "@actions/expressions";
import { truthy } from "@actions/expressions/result";
import type { Json } from "../plan.ts";
import { quoted } from "../problems.ts";
import { isSecret, jsonOf, toValue, type Value } from "./expression-data.ts";
import { functionsFor, type ListStatus, noHashFiles } from "./expression-functions.ts";
import { ExpressionError, reason } from "./expression-mistake.ts";
import { type Mention, type Parsed, parseExpression, plainFunctions, statusFunctions } from "./expression-parse.ts";
import { NoValue } from "./expression-room.ts";
import type { Data } from "./secret.ts";

export type { ListStatus } from "./expression-functions.ts";
export { ExpressionError } from "./expression-mistake.ts";
export { contexts, expressionTokens, type Mention } from "./expression-parse.ts";

/** What expressions can ask for, by name of the context. One that is missing is empty. */
export type Contexts = { readonly [name: string]: Data };

/** The contexts that there are; not each of them everywhere. */
export const knownContexts = ["params", "env", "steps", "outputs", "failure", "runner", "github"];

/**
 * Evaluates what stands within the brackets, by GitHub's own rules. `isSecret` says whether a secret went into the
 * value. Without a status there are no status functions. Throws an ExpressionError.
 */
export function evaluate(
  expression: string,
  contexts: Contexts,
  status?: ListStatus,
): { readonly value: Json; readonly isSecret: boolean } {
  return inWords(expression, () => {
    const value = evaluateValue(expression, contexts, { status });
    return { value: jsonOf(value), isSecret: isSecret(value) };
  });
}

/** What an evaluation needs beside the contexts. */
export type Evaluation = {
  readonly status?: ListStatus | undefined;
  /** Whether a text of the contexts is secret, although nothing marks it so; none is unless told. */
  readonly holdsSecret?: ((text: string) => boolean) | undefined;
};

/** The same, in the library's form. */
export function evaluateValue(expression: string, contexts: Contexts, { status, holdsSecret }: Evaluation = {}): Value {
  return inWords(expression, () => {
    const parsed = parseExpression(expression);
    if ("mistake" in parsed) throw new NoValue(parsed.mistake);
    refuseUnknown(parsed);
    const all: { [name: string]: Data } = {};
    for (const { context } of parsed.mentions) all[context] = contexts[context] ?? {};
    const root = toValue(all, holdsSecret) as ConstructorParameters<typeof Evaluator>[1];
    return new Evaluator(parsed.root, root, functionsFor(status)).evaluate();
  });
}

/** Whether a condition lets its step run. None is `success()`, and so is what one without a status function begins with. */
export function conditionHolds(condition: string | undefined, contexts: Contexts, status: ListStatus): boolean {
  const isGood = !status.isFailed && !status.isCancelled;
  if (condition === undefined) return isGood;
  if (!isGood && !asksForStatus(condition)) return false;
  return truthy(evaluateValue(condition, contexts, { status }));
}

/** Whether the condition calls `success`, `failure`, `cancelled` or `always`, so that it counts after a failure as well. */
export function asksForStatus(condition: string | undefined): boolean {
  if (condition === undefined) return false;
  const parsed = parseExpression(condition);
  return !("mistake" in parsed) && parsed.calls.some(({ name }) => statusFunctions.includes(name));
}

/** The contexts that the expression asks for, in order; none where it is wrong. */
export function mentions(expression: string): readonly Mention[] {
  const parsed = parseExpression(expression);
  return "mistake" in parsed ? [] : parsed.mentions;
}

function refuseUnknown({ mentions, calls }: Exclude<Parsed, { readonly mistake: string }>): void {
  for (const { name } of calls) {
    if (name === "hashfiles") throw new NoValue(noHashFiles);
    const isKnown = [...plainFunctions, ...statusFunctions].some((known) => known.toLowerCase() === name);
    if (!isKnown) throw new NoValue(`the function ${quoted(name)} is not known here`);
  }
  for (const { context } of mentions)
    if (!knownContexts.includes(context)) throw new NoValue(`${quoted(context)} is not known in expressions`);
}

function inWords<T>(expression: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) throw error;
    const why = error instanceof NoValue ? error.message : reason(error);
    throw new ExpressionError(`the expression ${quoted(expression)} has no value: ${why}`);
  }
}
