import { asksForStatus } from "../plan/expressions/expression.js";
import { isGroup } from "../plan/plan.js";
import { noDelta, nothingCarried } from "./carried.js";
/** All places among the steps of a plan. */
export const everything = [0, Number.POSITIVE_INFINITY];
/** Makes the lists of a plan. All steps, groups before their members, are added to `all`. */
export function listOf(steps, owner, all, kind = "steps", maxParallel = Number.POSITIVE_INFINITY) {
    const members = [];
    const list = {
        owner,
        isParallel: kind === "parallel",
        maxParallel,
        members,
        lastAsking: steps.findLastIndex((step) => asksForStatus(step.if)),
        turn: 0,
        active: new Set(),
        isTimedOut: false,
        undoneFrom: steps.length,
        carried: nothingCarried,
        delta: noDelta,
    };
    for (const [at, step] of steps.entries()) {
        const standing = {
            step,
            index: all.length,
            lastIndex: all.length,
            list,
            at,
            group: undefined,
            status: "pending",
            attempts: 0,
            tries: 0,
            outputs: {},
            earlierOutputs: {},
            hasWorked: false,
            hadWorked: false,
            given: {},
            carried: nothingCarried,
            delta: noDelta,
            isUndoing: false,
            isStuck: false,
            isPassedOver: false,
            isSpared: false,
            revert: { status: unreverted(step), attempts: 0, tries: 0, isAgain: false, given: {} },
        };
        members.push(standing);
        all.push(standing);
        if (!isGroup(step.work))
            continue;
        standing.group = listOf(step.work.steps, standing, all, step.work.kind, step.work.maxParallel);
        standing.lastIndex = all.length - 1;
    }
    return list;
}
/** Makes the members of a group as if they had never begun, but for the count of their attempts. */
export function renew(list) {
    list.turn = 0;
    list.active.clear();
    list.isTimedOut = false;
    list.undoneFrom = list.members.length;
    list.delta = noDelta;
    delete list.failure;
    delete list.stopped;
    for (const member of list.members) {
        if (member.status !== "pending") {
            member.status = "pending";
            member.tries = 0;
            forget(member);
            for (const key of ["startedAt", "finishedAt"]) {
                delete member[key];
                delete member.revert[key];
            }
        }
        if (member.group)
            renew(member.group);
    }
}
/** Takes back what came of the tries so far, which have been undone. */
export function forget(standing) {
    standing.outputs = {};
    standing.earlierOutputs = {};
    standing.delta = noDelta;
    standing.isStuck = false;
    standing.isPassedOver = false;
    standing.hasWorked = false;
    standing.hadWorked = false;
    standing.revert.status = unreverted(standing.step);
    standing.revert.isAgain = false;
    standing.revert.tries = 0;
    standing.revert.given = {};
    for (const key of ["end", "message", "failure", "detail", "summary", "value", "hasLocalValue", "fate"])
        delete standing[key];
    delete standing.revert.end;
    delete standing.revert.message;
}
function unreverted({ revert }) {
    return revert === null ? "none" : "pending";
}
/** All that stands above a step, from the inside out. */
export function* around(standing) {
    for (let owner = standing.list.owner; owner !== undefined; owner = owner.list.owner)
        yield owner;
}
/** Whether it was begun, so that it may have done something. */
export function hasBegun({ status }) {
    return status !== "pending" && status !== "skipped";
}
