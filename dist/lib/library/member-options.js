import { didYouMean } from "../plan/did-you-mean.js";
import { stepEnds } from "../plan/keys/keys.js";
import { checkKind, milliseconds, timeOf } from "./check-options.js";
import { retryOf } from "./retry-options.js";
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
const defaultGraceMs = 5000;
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
    const graceMs = options.grace === undefined ? defaultGraceMs : timeOf(options.grace, "grace");
    return { ...present(times), graceMs };
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
