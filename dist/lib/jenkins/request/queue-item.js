import { readJson } from "../connection/read-json.js";
import { JenkinsError } from "../jenkins-error.js";
const tree = "id,inQueueSince,blocked,buildable,pending,cancelled,why,executable[number,url],actions[causes[shortDescription,userId]]";
/** Reads an item of the queue, also for five minutes after it has left. Rejects with a JenkinsError. */
export async function readItem(connection, id, signal) {
    const path = `/queue/item/${id}/api/json`;
    const { value } = await readJson(connection, { path, query: { tree }, ...(signal === undefined ? {} : { signal }) });
    const item = value;
    if (item.id !== id) {
        const url = `${connection.url}${path}`;
        throw new JenkinsError("not-jenkins", `GET ${url}: what came back is no queue item`, { method: "GET", url });
    }
    return itemOf(item, id);
}
/** The same for an entry of the queue's list. */
export function itemOf(item, id) {
    const { executable } = item;
    const build = executable?.number === undefined ? undefined : { number: executable.number, url: executable.url ?? "" };
    return {
        id,
        state: stateOf(item, build !== undefined),
        isBlocked: item.blocked === true,
        why: item.why ?? "",
        since: item.inQueueSince,
        build,
        isShared: causesOf(item.actions) > 1,
    };
}
function stateOf({ _class, cancelled, pending }, isStarted) {
    if (cancelled === true)
        return "cancelled";
    if (isStarted)
        return "started";
    if (pending === true)
        return "pending";
    // `cancelled` is there on items that have left, and on no others.
    if (cancelled === false || _class?.endsWith("$LeftItem"))
        return "starting";
    return "waiting";
}
/** How many have asked: each folded request adds its causes. */
export function causesOf(actions) {
    return (actions ?? []).reduce((count, { causes }) => count + (causes?.length ?? 0), 0);
}
