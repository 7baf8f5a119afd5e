import { isMap, isScalar } from "yaml";
import { retryTable } from "../keys/keys.js";
import { describe, readKnown } from "./read-map.js";
import { readValue, readValues } from "./read-values.js";
import { spanOf } from "./read-yaml.js";
const times = { is: "number", from: 0, isWhole: true, description: "" };
/** What holds where nothing else is said of the pauses between tries. */
export const usualPauses = { delayMs: 1000, factor: 2, maxDelayMs: 60_000 };
/** Undefined where nothing is tried again, or where something is wrong with it, which is told. */
export function readRetry(scope, entry, tried) {
    if (entry?.value === undefined)
        return undefined;
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
    if (between !== undefined && mistake !== undefined)
        scope.problems.add(spanOf(between.key), mistake);
    if (values.times === undefined || values.times === 0)
        return undefined;
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
function betweenMistake(between, { what, hasRevert }) {
    if (between === undefined)
        return undefined;
    if (what === "revert")
        return "a revert has nothing to undo between its tries; leave 'revert-between-attempts' out";
    if (what === "group" && !between)
        return "a group is always undone before it is tried again; leave the key out";
    if (what === "step" && between && !hasRevert)
        return "there is nothing to undo between the tries: the step has no 'revert'; write one, or leave the key out";
    return undefined;
}
