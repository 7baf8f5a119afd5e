import { spanOf } from "./read-yaml.js";
const defaultGraceMs = 5000;
/** The limits of the first that has them: what is nearest comes first. */
export function limitsOf(...nearestFirst) {
    const timeoutMs = nearestFirst.map((written) => written.timeout ?? written["timeout-minutes"]).find(isGiven) ?? 0;
    const graceMs = nearestFirst.map((written) => written.grace).find(isGiven) ?? defaultGraceMs;
    return timeoutMs > 0 ? { timeoutMs, graceMs } : { graceMs };
}
/** Tells where a time limit is given twice. */
export function refuseTwoLimits({ problems }, entries) {
    const both = entries.has("timeout") ? entries.get("timeout-minutes") : undefined;
    if (both !== undefined)
        problems.add(spanOf(both.key), "'timeout' is given as well; keep one of the two");
}
function isGiven(ms) {
    return ms !== undefined;
}
