import { JenkinsError } from "../jenkins-error.js";
import { findRequest } from "./find-request.js";
import { readItem } from "./queue-item.js";
/** Servers that know items only while they are in the queue; known once one was found there that has no page. */
const withoutItems = new WeakSet();
/** Servers that have shown an item on its own page. */
const withItems = new WeakSet();
/** Whether a queue item leaves no trace here once it is out of the queue. */
export function forgetsItems(connection) {
    return withoutItems.has(connection);
}
/** Looks once. Rejects with a JenkinsError where it cannot be known. */
export async function lookAtRequest(connection, own, { queueId, signal }) {
    const item = queueId === undefined ? undefined : await itemOrNothing(connection, queueId, signal);
    if (item !== undefined) {
        if (item.state === "cancelled")
            return { kind: "cancelled" };
        if (item.build !== undefined)
            return { kind: "started", ...item.build, since: item.since };
        if (item.state !== "starting")
            return { kind: "waiting", item };
    }
    // Items are forgotten five minutes after they have left, and at a restart.
    const found = await findRequest(connection, own, { queueId, areIdsLost: mayLoseIds(connection, own), signal });
    if (found === undefined)
        return { kind: "nowhere" };
    // An equal request that was there before ours is somebody else's.
    if (queueId === undefined && "item" in found && found.isOlder)
        return { kind: "nowhere" };
    if ("build" in found)
        return { kind: "started", ...found.build };
    if (queueId !== undefined && item === undefined)
        withoutItems.add(connection);
    return { kind: "waiting", item: found.item };
}
/**
 * Older servers count items anew after each restart, as newer ones do after some crashes: then the same request has
 * another id. Without an id of its own it is taken for ours only where items are not known otherwise.
 */
function mayLoseIds(connection, { requestIdParameter }) {
    return requestIdParameter !== undefined || !withItems.has(connection);
}
async function itemOrNothing(connection, id, signal) {
    if (forgetsItems(connection))
        return undefined;
    try {
        const item = await readItem(connection, id, signal);
        withItems.add(connection);
        return item;
    }
    catch (error) {
        if (error instanceof JenkinsError && error.status === 404)
            return undefined;
        throw error;
    }
}
