import { usualPauses } from "../plan/reading/read-retry.js";
import { checkKind, kindOf, refuseUnknown, timeOf, wholeNumber } from "./check-options.js";
const yamlNames = {
    "max-delay": "maxDelay",
    "on-exit-codes": "onExitCodes",
    "revert-between-attempts": "revertBetweenAttempts",
};
const retryNames = ["times", "delay", "factor", ...Object.values(yamlNames)];
/** Undefined where nothing is tried again. Throws a TypeError. */
export function retryOf(given, what, whose) {
    if (given === undefined)
        return undefined;
    if (typeof given === "number")
        return retryOf({ times: given }, what, whose);
    if (typeof given !== "object" || given === null || Array.isArray(given))
        throw new TypeError(`${what} is how many more tries, such as 2 or { times: 2 }; not ${kindOf(given)}`);
    refuseUnknown(given, [...retryNames, ...Object.keys(yamlNames)], `'${what}'`);
    const one = {};
    for (const [name, value] of Object.entries(given)) {
        if (value === undefined)
            continue;
        const known = yamlNames[name] ?? name;
        if (known in one)
            throw new TypeError(`${what} has both '${known}' and its twin from step lists; leave one out`);
        one[known] = value;
    }
    const { times, delay, factor = usualPauses.factor, maxDelay, onExitCodes, revertBetweenAttempts, } = one;
    wholeNumber(times, `${what}.times`, 0);
    if (typeof factor !== "number" || !(factor >= 1 && factor < Number.POSITIVE_INFINITY))
        throw new TypeError(`${what}.factor is a number from 1 on; not ${String(factor)}`);
    const longestMs = maxDelay === undefined ? undefined : timeOf(maxDelay, `${what}.maxDelay`);
    const delayMs = delay === undefined
        ? Math.min(usualPauses.delayMs, longestMs ?? usualPauses.delayMs)
        : timeOf(delay, `${what}.delay`);
    if (longestMs !== undefined && longestMs < delayMs)
        throw new TypeError(`${what}.maxDelay is shorter than its delay; make it as long at least`);
    checkKind({ revertBetweenAttempts }, "revertBetweenAttempts", "boolean");
    if (revertBetweenAttempts !== undefined && whose === "revert")
        throw new TypeError(`${what}: a revert has nothing to undo between its tries; leave revertBetweenAttempts out`);
    if (revertBetweenAttempts === false && whose === "group")
        throw new TypeError(`${what}: a group is always undone before it is tried again; leave revertBetweenAttempts out`);
    if (times === 0)
        return undefined;
    return {
        times,
        delayMs,
        factor,
        maxDelayMs: longestMs ?? Math.max(usualPauses.maxDelayMs, delayMs),
        ...(onExitCodes === undefined ? {} : { onExitCodes: exitCodes(onExitCodes, `${what}.onExitCodes`) }),
        ...(revertBetweenAttempts && whose === "job" ? { revertBetweenAttempts } : {}),
    };
}
function exitCodes(given, what) {
    const codes = [given].flat();
    for (const code of codes)
        if (!Number.isInteger(code) || code < 1 || code > 255)
            throw new TypeError(`${what} are numbers from 1 to 255; ${String(code)} is not`);
    if (codes.length === 0)
        throw new TypeError(`${what} is empty; leave it out to try every failure again`);
    return codes;
}
