import { isEqualRequest } from "../../selection/parameters.js";
import { trigger } from "./trigger.js";
/** Makes a request ready; nothing is sent. */
export function requestFor({ connection, options, requestId }, order, { queue, snapshot }) {
    const { job, requestIdParameter } = order;
    const own = {
        job: job.job,
        requestId,
        requestIdParameter,
        isEqual: (actions) => isEqualRequest(actions, order.parameters, job),
        user: options.user,
        newerThanItem: queue.items.reduce((newest, { id }) => Math.max(newest, id), 0),
        firstBuild: job.nextBuildNumber,
    };
    const { newerThanItem, firstBuild } = own;
    const known = { url: connection.url, job: job.job, requestId, sentAt: snapshot.now, newerThanItem, firstBuild };
    return {
        order,
        own,
        keep: (place, more) => options.remember?.({
            ...known,
            ...(requestIdParameter === undefined ? {} : { requestIdParameter }),
            ...(place.queueId === undefined ? {} : { queueId: place.queueId }),
            ...(place.build === undefined ? {} : { buildNumber: place.build.number }),
            ...(place.isShared ? { joined: true } : {}),
            ...more,
        }),
    };
}
/** Triggers it, once; what is needed to find it again is kept before. */
export async function sendRequest({ connection, notice, options }, { order, own, keep }) {
    keep({});
    const { job, parameters } = order;
    const { signal, hurry } = options;
    return trigger(connection, { own, parameters, isParameterized: job.parameters.length > 0, notice, signal, hurry });
}
/** Where a request is that Jenkins has taken. */
export function placeOf(triggered) {
    const { queueId } = triggered;
    if (triggered.kind === "item")
        return { queueId, isShared: triggered.isJoined };
    return { queueId, build: { number: triggered.number, url: triggered.url } };
}
