import { didYouMean } from "../plan/did-you-mean.js";
import { parseDuration } from "../plan/duration.js";
import { stepEnds } from "../plan/keys.js";
export const memberOptionNames = [
    "name",
    "timeout",
    "revertTimeout",
    "grace",
    "retry",
    "revertRetry",
    "continueOnError",
    "pivot",
    "revertOn",
];
const defaults = { graceMs: 5000, delayMs: 1000, factor: 2, maxDelayMs: 60_000 };
const yamlNames = {
    "max-delay": "maxDelay",
    "on-exit-codes": "onExitCodes",
    "revert-between-attempts": "revertBetweenAttempts",
};
const retryNames = ["times", "delay", "factor", ...Object.values(yamlNames)];
/** Checks what all have alike. Throws a TypeError. */
export function checkedOptions(options, what) {
    checkKind(options, "name", "string");
    checkKind(options, "continueOnError", "boolean");
    checkKind(options, "pivot", "boolean");
    const times = {
        timeoutMs: milliseconds(options.timeout, "timeout"),
        revertTimeoutMs: milliseconds(options.revertTimeout, "revertTimeout"),
        retry: retryOf(options.retry, "retry", what),
        revertRetry: retryOf(options.revertRetry, "revertRetry", "revert"),
        revertOn: endsOf(options.revertOn),
    };
    const graceMs = options.grace === undefined ? defaults.graceMs : timeOf(options.grace, "grace");
    return { ...present(times), graceMs };
}
/** Throws a TypeError if one of the options is none of the known ones. */
export function refuseUnknown(options, names, what) {
    if (typeof options !== "object" || options === null || Array.isArray(options))
        throw new TypeError(`the options of ${what} are an object such as { timeout: "30s" }; not ${kindOf(options)}`);
    for (const name of Object.keys(options))
        if (!names.includes(name))
            throw new TypeError(`'${name}' is not an option of ${what}${didYouMean(name, names)}`);
}
/** Throws a TypeError if the option is given and of another kind. */
export function checkKind(options, name, kind) {
    const value = options[name];
    if (value === undefined || (typeof value === kind && value !== ""))
        return;
    const wanted = kind === "string" ? "a text that is not empty" : "true or false";
    throw new TypeError(`${name} is ${wanted}; not ${value === "" ? "an empty one" : kindOf(value)}`);
}
/** Throws a TypeError. */
export function wholeNumber(value, what, from) {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= from)
        return value;
    const found = typeof value === "number" ? value : kindOf(value);
    throw new TypeError(`${what} is a whole number from ${from} on; not ${found}`);
}
export function kindOf(value) {
    return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}
/** Milliseconds of a time in code; undefined for no limit. Throws a TypeError. */
export function milliseconds(time, what) {
    return (time === undefined ? 0 : timeOf(time, what)) || undefined;
}
/** Throws a TypeError. */
function timeOf(time, what) {
    const ms = typeof time === "string" ? parseDuration(time) : time;
    if (typeof ms !== "number" || !Number.isFinite(ms) || ms < 0)
        throw new TypeError(`${what} is written like '90s', '5m', '1h30m', or in milliseconds; '${String(time)}' is not`);
    return ms;
}
/** Undefined where nothing is tried again. Throws a TypeError. */
function retryOf(given, what, whose) {
    if (given === undefined)
        return undefined;
    if (typeof given === "number")
        return retryOf({ times: given }, what, whose);
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
    const { times, delay, factor = defaults.factor, maxDelay, onExitCodes, revertBetweenAttempts } = one;
    wholeNumber(times, `${what}.times`, 0);
    if (typeof factor !== "number" || !(factor >= 1 && factor < Number.POSITIVE_INFINITY))
        throw new TypeError(`${what}.factor is a number from 1 on; not ${String(factor)}`);
    const longestMs = maxDelay === undefined ? undefined : timeOf(maxDelay, `${what}.maxDelay`);
    const delayMs = delay === undefined ? Math.min(defaults.delayMs, longestMs ?? defaults.delayMs) : timeOf(delay, `${what}.delay`);
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
        maxDelayMs: longestMs ?? Math.max(defaults.maxDelayMs, delayMs),
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
function endsOf(given) {
    if (given === undefined)
        return undefined;
    const ends = [given].flat();
    for (const end of ends)
        if (!stepEnds.includes(end))
            throw new TypeError(`revertOn is of ${stepEnds.join(", ")}; '${String(end)}' is not${didYouMean(String(end), stepEnds)}`);
    if (ends.length === 0)
        throw new TypeError("revertOn is empty; give null for the revert if it is never undone");
    return ends;
}
function present(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
