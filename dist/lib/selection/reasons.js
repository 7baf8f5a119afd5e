import { duration } from "../report/duration.js";
/** Why a candidate stands where it stands, in words. */
export function reasons({ load, parts, equals, now }) {
    const state = [runningWords(load, parts), queuedWords(load, now)].filter((words) => words !== "").join(", ");
    return [state || "idle", ...(equals > 1 ? [`one of ${equals} equals, in an order by chance`] : [])];
}
function runningWords({ running, furthest, queued }, { Ei }) {
    if (furthest === undefined)
        return "";
    const builds = running === 1 ? "running" : `running ${count(running)}`;
    if (queued > 0)
        return builds;
    if (furthest.progress === undefined)
        return `${builds}, progress unknown`;
    return `${builds}, ${furthest.progress} %${Ei === 1 ? " (first to end)" : ""}`;
}
function queuedWords({ queued, oldest }, now) {
    if (queued === 0 || oldest === undefined)
        return "";
    return `queued ${count(queued)}, since ${duration(now - oldest)}`;
}
function count(times) {
    if (times === 1)
        return "once";
    return times === 2 ? "twice" : `${times} times`;
}
