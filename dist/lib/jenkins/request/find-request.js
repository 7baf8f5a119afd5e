import { jobAt, jobPath } from "../../selection/job-path.js";
import { readJson } from "../connection/read-json.js";
import { JenkinsError } from "../jenkins-error.js";
import { isOurs } from "./own-request.js";
import { itemOf } from "./queue-item.js";
const itemTree = "items[id,inQueueSince,blocked,buildable,pending,why,task[url],actions[parameters[name,value],causes[shortDescription,userId]]]";
const buildTree = "builds[number,url,queueId,actions[parameters[name,value],causes[shortDescription,userId]]]";
/** How many of the newest builds are looked at: each is read from the server's disk. */
const newestBuilds = 30;
/** Servers that cannot cut a list short; known once it was tried. */
const withoutRanges = new WeakSet();
/**
 * Looks for a request of ours: by the id of its item if that is known, else by what tells it from others. The
 * queue first, then the builds, so that what starts in between is not missed. Undefined: neither waits nor
 * has a build. Rejects with a JenkinsError where one of them cannot be read.
 */
export async function findRequest(connection, own, { queueId, areIdsLost = false, signal } = {}) {
    const waiting = await readItems(connection, own, signal);
    const ours = () => waiting.filter(({ actions }) => isOurs(own, actions)).sort((a, b) => rankOf(a, own) - rankOf(b, own))[0];
    const known = queueId === undefined ? undefined : waiting.find(({ id }) => id === queueId);
    const item = known ?? (queueId === undefined || areIdsLost ? ours() : undefined);
    const isOlder = item !== undefined && item.id <= own.newerThanItem;
    // What waited a moment ago may have started since; the next look will tell.
    if (item !== undefined && (queueId !== undefined || !isOlder))
        return { item: itemOf(item, item.id), isOlder };
    const builds = await readBuilds(connection, own.job, signal);
    const build = builds.filter((entry) => isOurBuild(entry, own, queueId)).sort((a, b) => a.number - b.number)[0];
    // Without an item's id an equal build may be somebody else's: better the equal item that waits.
    if (item !== undefined && !hasItem(build))
        return { item: itemOf(item, item.id), isOlder };
    if (build === undefined)
        return undefined;
    const found = { number: build.number, url: build.url ?? "" };
    return { build: found, queueId: hasItem(build) ? build.queueId : undefined };
}
function hasItem(build) {
    return build?.queueId !== undefined && build.queueId > 0;
}
/** Ours is newer than all that were there before; an older one is an equal request that ours was folded into. */
function rankOf({ id }, { newerThanItem }) {
    return id > newerThanItem ? id : Number.MAX_SAFE_INTEGER - id;
}
function isOurBuild({ number, queueId = 0, actions }, own, known) {
    if (number < own.firstBuild)
        return false;
    if (!hasItem({ number, queueId }))
        return isOurs(own, actions);
    // Ids can be given again after a crash: the request must be ours as well.
    if (known !== undefined)
        return queueId === known && (own.requestIdParameter === undefined || isOurs(own, actions));
    return queueId > own.newerThanItem && isOurs(own, actions);
}
async function readItems(connection, { job }, signal) {
    const path = "/queue/api/json";
    const { value } = await readJson(connection, { path, query: { tree: itemTree }, ...asked(signal) });
    const { items } = value;
    if (!Array.isArray(items))
        throw notJenkins(connection, path, "no queue");
    return items.filter(({ task }) => {
        const at = jobAt(task?.url ?? "");
        // With a number it is a part of a build that runs already.
        return at !== undefined && at.build === undefined && at.job === job;
    });
}
async function readBuilds(connection, job, signal) {
    const path = `${jobPath(job)}/api/json`;
    const read = async (tree) => {
        const { value } = await readJson(connection, { path, query: { tree }, ...asked(signal) });
        const { builds } = value;
        if (!Array.isArray(builds))
            throw notJenkins(connection, path, "no list of builds");
        return builds;
    };
    if (withoutRanges.has(connection))
        return read(buildTree);
    try {
        return await read(`${buildTree}{0,${newestBuilds}}`);
    }
    catch (error) {
        if (!(error instanceof JenkinsError && error.status === 500))
            throw error;
        const builds = await read(buildTree);
        withoutRanges.add(connection);
        return builds;
    }
}
function asked(signal) {
    return signal === undefined ? {} : { signal };
}
function notJenkins(connection, path, what) {
    const url = `${connection.url}${path}`;
    return new JenkinsError("not-jenkins", `GET ${url}: what came back is ${what}`, { method: "GET", url });
}
