import { asksForStatus } from "../plan/expressions/expression.js";
import { timeLimit } from "../report/duration.js";
import { withOutputs } from "./group-outputs.js";
import { hasBegun } from "./standing.js";
/** Looks at where each step stands and names what to do now: run on, undo, or stop. */
export function next(standings) {
    const found = { notes: [], begin: [], again: [], stop: [] };
    const { list, cause } = standings;
    goOn(standings, list, found, undefined);
    if (list.active.size > 0 || isAnything(found))
        return found;
    if (cause === undefined)
        return { ...found, outcome: "succeeded" };
    if (!isUndone(standings, list, found))
        return found;
    const isIncomplete = standings.failedReverts > 0 || (standings.isOutOfTime && isAnythingLeft(standings));
    return { ...found, outcome: isIncomplete ? "rollback-incomplete" : "rolled-back" };
}
/** Looks at what was begun in a list, and at what can begin in it. */
function goOn(standings, list, found, stopped) {
    const why = stopped ?? list.stopped;
    for (const member of list.active) {
        const { step, attempts: attempt, group } = member;
        if (member.isUndoing) {
            if (isUndoneStep(standings, member, found))
                found.notes.push({ record: "step-undone", step: step.id, attempt });
        }
        else if (member.fate === "again")
            found.again.push({ phase: "step", step, attempt: attempt + 1 });
        else if (group)
            goOn(standings, group, found, why);
        else if (why !== undefined || standings.isOver || (standings.isCancelled && !member.isSpared))
            found.stop.push({ phase: "step", step, why: why ?? "" });
    }
    const begins = why === undefined && !standings.isOver ? dueMembers(standings, list) : [];
    for (const { step, attempts } of begins)
        found.begin.push({ phase: "step", step, attempt: attempts + 1 });
    if (list.owner && list.active.size === 0 && begins.length === 0)
        found.notes.push({
            record: "step-ended",
            step: list.owner.step.id,
            attempt: list.owner.attempts,
            ...withOutputs(standings, list.owner, endOf(standings, list, why)),
        });
}
/** Members whose turn it is. */
function dueMembers({ isCancelled }, list) {
    const { members, active, turn, failure, isParallel, maxParallel } = list;
    const isBad = failure !== undefined || isCancelled;
    const due = [];
    const places = isParallel ? maxParallel - active.size : 1 - active.size;
    const end = isBad ? list.lastAsking + 1 : members.length;
    for (let at = turn; at < end && due.length < places; at++) {
        const member = members[at];
        if (!isBad || asksForStatus(member.step.if))
            due.push(member);
    }
    return due;
}
/** How a group ends in which nothing runs any more. */
function endOf({ isOver, isCancelled }, list, why) {
    const { failure, isTimedOut, turn, members, owner } = list;
    const isCutShort = turn < members.length && (why !== undefined || isOver || isCancelled);
    if (isTimedOut)
        return { status: "timed-out", message: `timed out after ${timeLimit(owner?.step.timeoutMs ?? 0)}` };
    if (failure === undefined && !isCutShort)
        return { status: "succeeded" };
    if (isOver && (failure === undefined || failure.kind === "interrupted"))
        return { status: "unknown", message: "it was cut off" };
    if (failure === undefined || failure.kind === "cancelled")
        return { status: "cancelled", message: why === undefined ? "cancelled" : `cancelled, because ${why}` };
    const ended = failure.kind === "timed-out" ? failure.message : `failed: ${failure.message}`;
    return { status: "failed", message: `${failure.step} ${ended}` };
}
/** True if nothing in the list is left to be undone; else what is to be done for it is added. */
function isUndone(standings, list, found) {
    if (list.isParallel) {
        let isAll = true;
        for (const member of list.members)
            if (!isUndoneStep(standings, member, found))
                isAll = false;
        return isAll;
    }
    for (let at = Math.min(list.undoneFrom, list.turn) - 1; at >= 0; at--)
        if (!isUndoneStep(standings, list.members[at], found))
            return false;
    return true;
}
/** The same for a step: first for what is in it, then for itself. */
function isUndoneStep(standings, standing, found) {
    if (!hasBegun(standing))
        return true;
    if (standing.group && !isUndone(standings, standing.group, found))
        return false;
    const { revert, step } = standing;
    if (revert.status === "running") {
        if (standings.isOutOfTime)
            found.stop.push({ phase: "revert", step, why: "the time for the whole rollback was up" });
        return false;
    }
    // A revert that has begun is tried to its end, as the others that run beside the one that failed are.
    const isStuck = standings.failedReverts > 0 && standings.policy.onRevertFailure === "stop" && !revert.isAgain;
    const mayBegin = !isStuck && !standings.isOutOfTime;
    if (revert.status !== "pending" || !mayBegin || !standings.isRevertible(standing))
        return true;
    found[revert.isAgain ? "again" : "begin"].push({ phase: "revert", step, attempt: revert.attempts + 1 });
    return false;
}
function isAnythingLeft(standings) {
    return standings.steps.some((standing) => standing.revert.status === "pending" && standings.isRevertible(standing));
}
function isAnything({ notes, begin, again, stop }) {
    return notes.length + begin.length + again.length + stop.length > 0;
}
