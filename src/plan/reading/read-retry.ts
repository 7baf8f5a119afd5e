import { isMap, isScalar } from "yaml";
import type { Key } from "../keys/key-table.ts";
import { retryTable } from "../keys/keys.ts";
import type { Retry } from "../plan.ts";
import { describe, type Entry, readKnown } from "./read-map.ts";
import type { Scope } from "./read-text.ts";
import { readValue, readValues } from "./read-values.ts";
import { spanOf } from "./read-yaml.ts";

/** What is tried again: a group is undone before each try anyhow, a revert never is. */
export type Tried = { readonly what: "step" | "group" | "revert"; readonly hasRevert: boolean };

const times = { is: "number", from: 0, isWhole: true, description: "" } as const satisfies Key;
/** What holds where nothing else is said of the pauses between tries. */
export const usualPauses = { delayMs: 1000, factor: 2, maxDelayMs: 60_000 };

/** Undefined where nothing is tried again, or where something is wrong with it, which is told. */
export function readRetry(scope: Scope, entry: Entry | undefined, tried: Tried): Retry | undefined {
  if (entry?.value === undefined) return undefined;
  const { value } = entry;
  if (!isMap(value)) {
    if (value !== null && !(isScalar(value) && typeof value.value === "number")) {
      const wanted = "a number of further tries, or a map such as 'times: 2'";
      scope.problems.add(spanOf(value), `'retry' must be ${wanted}; found ${describe(value)}`);
      return undefined;
    }
    const count = readValue(scope, entry, times);
    return count === undefined || count === 0 ? undefined : { times: count, ...usualPauses };
  }
  const entries = readKnown(scope, value, retryTable);
  const values = readValues(scope, entries, retryTable);
  const { delay, "max-delay": longest } = values;
  const [longestEntry, between] = [entries.get("max-delay"), entries.get("revert-between-attempts")];
  if (delay !== undefined && longest !== undefined && longest < delay && longestEntry !== undefined)
    scope.problems.add(spanOf(longestEntry.key), "'max-delay' is shorter than 'delay'; make it as long at least");
  const mistake = betweenMistake(values["revert-between-attempts"], tried);
  if (between !== undefined && mistake !== undefined) scope.problems.add(spanOf(between.key), mistake);
  if (values.times === undefined || values.times === 0) return undefined;
  const delayMs = delay ?? Math.min(usualPauses.delayMs, longest ?? usualPauses.delayMs);
  return {
    times: values.times,
    delayMs,
    factor: values.factor ?? usualPauses.factor,
    maxDelayMs: longest ?? Math.max(usualPauses.maxDelayMs, delayMs),
    ...(values["on-exit-codes"] === undefined ? {} : { onExitCodes: values["on-exit-codes"] }),
    ...(values["revert-between-attempts"] === true && tried.what === "step" ? { revertBetweenAttempts: true } : {}),
  };
}

function betweenMistake(between: boolean | undefined, { what, hasRevert }: Tried): string | undefined {
  if (between === undefined) return undefined;
  if (what === "revert") return "a revert has nothing to undo between its tries; leave 'revert-between-attempts' out";
  if (what === "group" && !between) return "a group is always undone before it is tried again; leave the key out";
  if (what === "step" && between && !hasRevert)
    return "there is nothing to undo between the tries: the step has no 'revert'; write one, or leave the key out";
  return undefined;
}
