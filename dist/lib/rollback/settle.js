import { carry } from "./carried.js";
import { around } from "./standing.js";
/** Nothing more comes of this step but, if its failure is not passed over, that the list around it fails. */
export function settle(standings, standing, isGood) {
    const { list } = standing;
    if (standing.fate === "pass-over" && isGood)
        standing.isPassedOver = true;
    delete standing.fate;
    list.active.delete(standing);
    // Members that run at once do not see what the others set; `deltaOf` adds it up when all have ended.
    if (!list.isParallel) {
        list.carried = carry(list.carried, standing.delta);
        list.delta = carry(list.delta, standing.delta);
    }
    if (isGood || standing.failure === undefined)
        return;
    list.failure ??= standing.failure;
    // Where the whole run was cancelled, each of them ends, or has its turns, for itself.
    if (list.isParallel && standing.failure.kind !== "cancelled")
        stop(standings, list, `${standing.step.id} beside it ended badly`);
    if (list.owner === undefined)
        standings.cause ??= causeOnly(standing.failure);
}
/** Lets nothing begin in the list any more; what waits for another try has none. */
export function stop(standings, list, why) {
    list.stopped ??= why;
    for (const member of [...list.active]) {
        if (member.fate === "again" && !member.isUndoing)
            settle(standings, member, false);
        else if (member.group && member.status === "running")
            stop(standings, member.group, why);
    }
}
export function isStopped(standings, standing) {
    if (standings.isOver || (standings.isCancelled && !standing.isSpared))
        return true;
    if (standing.list.stopped !== undefined)
        return true;
    for (const owner of around(standing))
        if (owner.list.stopped !== undefined)
            return true;
    return false;
}
export function giveUp(standings) {
    standings.isOver = true;
    callOffTries(standings, standings.list);
}
/** What waits for another try has none. */
export function callOffTries(standings, list) {
    for (const member of [...list.active]) {
        if (member.fate === "again" && !member.isUndoing)
            settle(standings, member, false);
        else if (member.group)
            callOffTries(standings, member.group);
    }
}
function causeOnly({ kind, step, message }) {
    return { kind, ...(step === undefined ? {} : { step }), message };
}
