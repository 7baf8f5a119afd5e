import { jobPath } from "../../selection/job-path.js";
import { patiently } from "../connection/patience.js";
import { pause } from "../connection/pause.js";
import { readJson, refusalOf } from "../connection/read-json.js";
import { JenkinsError } from "../jenkins-error.js";
import { findRequest } from "./find-request.js";
/** How long a POST that certainly did nothing is repeated while Jenkins is away, milliseconds. */
const awayMs = 60_000;
/** How often it is repeated where Jenkins answers other reads: then what it says is believed. */
const mostTries = 4;
/** How long a request whose fate is not known is looked for, milliseconds, and in how many looks at least. */
const searchMs = 10_000;
const fewestLooks = 5;
/** How long Jenkins may be away while it is looked for. */
const searching = { away: 180_000, refused: 60_000, missing: 5_000 };
/**
 * Triggers a Jenkins job: at most one build comes of it, whatever the network does. The POST is repeated only
 * where it certainly did nothing. Resolves however that went.
 */
export async function trigger(connection, order) {
    const startedAt = performance.now();
    for (let tries = 1;; tries++) {
        const proof = await post(connection, order);
        switch (proof.kind) {
            case "item":
                return proof;
            case "taken":
            case "doubt":
                return search(connection, order, proof);
            case "nothing": {
                if (!proof.mayPass || performance.now() - startedAt > awayMs)
                    return { kind: "refused", why: proof.why };
                if (tries === 2)
                    order.notice(`${proof.why}; trying again`);
                // Once Jenkins answers others, what it has said is believed; where nothing was said, it is asked again.
                if (proof.isSaid && tries >= mostTries && (await answers(connection)))
                    return { kind: "refused", why: proof.why };
                if (!(await hasPaused(Math.min(5000, 300 * 2 ** tries), order.signal)))
                    return { kind: "refused", why: `${proof.why}; then it was stopped` };
            }
        }
    }
}
/** False where it is not to be waited any more. */
async function hasPaused(ms, signal) {
    await pause(ms, signal).catch(() => { });
    return signal?.aborted !== true;
}
async function answers(connection) {
    try {
        await readJson(connection, { path: "/queue/api/json", query: { tree: "items[id]{0,1}" } });
        return true;
    }
    catch (error) {
        // Servers that cannot cut a list short say 500, in which they are alive as well; a starting one says that to nobody who reads.
        return error instanceof JenkinsError && error.status === 500;
    }
}
async function post(connection, { own, parameters, isParameterized, hurry }) {
    const path = `${jobPath(own.job)}/${isParameterized ? "buildWithParameters" : "build"}`;
    const request = {
        method: "POST",
        path,
        // Without a unit it would be milliseconds; without it at all, the quiet period.
        query: { delay: "0sec" },
        ...(isParameterized ? { form: parameters } : {}),
        ...(hurry === undefined ? {} : { signal: hurry }),
    };
    let answer;
    try {
        answer = await connection.send(request);
    }
    catch (error) {
        if (hurry?.aborted)
            return { kind: "doubt", why: "the trigger was broken off while it was on its way" };
        if (!(error instanceof JenkinsError))
            throw error;
        if (error.kind === "unreachable")
            return { kind: "nothing", why: error.message, mayPass: error.mayPass, isSaid: false };
        return { kind: "doubt", why: error.message };
    }
    return proofOf(answer, own, refusalOf(connection, request, answer)?.message ?? "");
}
/** Reads the answer to a trigger as Jenkins means it. */
function proofOf({ status, headers, text }, { newerThanItem }, why) {
    const id = /\/queue\/item\/(\d+)\/?$/.exec(headers["location"] ?? "")?.[1];
    const queueId = id === undefined || !Number.isSafeInteger(Number(id)) ? undefined : Number(id);
    const isFinal = headers["x-jenkins"] !== undefined;
    switch (status) {
        case 201:
        case 303:
            if (queueId === undefined)
                return { kind: "taken", why: `Jenkins took it (${status}) and names no item` };
            // An older item: an equal request waited already, and ours became part of it.
            return { kind: "item", queueId, isJoined: status === 303 || queueId <= newerThanItem };
        case 200:
        case 302:
            if (/\/(login|securityRealm)\b|commenceLogin/.test(headers["location"] ?? ""))
                return {
                    kind: "nothing",
                    why: "Jenkins sends us to a login page; give a user and an API token",
                    mayPass: false,
                    isSaid: true,
                };
            return { kind: "taken", why: `Jenkins answered ${status}, as if it had taken it` };
        case 400:
            return { kind: "nothing", why: `${why}: Jenkins does not take these parameters`, mayPass: false, isSaid: true };
        case 409:
            return { kind: "nothing", why: `${why}: the Jenkins job is disabled`, mayPass: false, isSaid: true };
        case 401:
        case 403:
            return { kind: "nothing", why, mayPass: !isFinal, isSaid: true };
        case 500:
            // In Jenkins' own name: it could not read what was sent.
            if (isFinal)
                return { kind: "nothing", why, mayPass: false, isSaid: true };
            return isStarting(text) ? { kind: "nothing", why, mayPass: true, isSaid: true } : { kind: "doubt", why };
        case 503:
            return isStarting(text) ? { kind: "nothing", why, mayPass: true, isSaid: true } : { kind: "doubt", why };
        default:
            if (status >= 400 && status < 500 && status !== 408 && status !== 429)
                return { kind: "nothing", why, mayPass: false, isSaid: true };
            return { kind: "doubt", why };
    }
}
/** What a Jenkins says that is not ready yet; a proxy before it says other things, and may have let the request pass. */
function isStarting(text) {
    return /getting ready to work|Starting Jenkins|Restarting Jenkins|missing its descriptor/i.test(text);
}
/** Looks for what was sent, for a bounded time. */
async function search(connection, { own, notice, hurry }, { kind, why }) {
    if (kind === "doubt")
        notice(`${why}; looking whether Jenkins has taken it`);
    let startedAt;
    let older;
    for (let looks = 1;; looks++) {
        let found;
        try {
            found = await patiently(() => findRequest(connection, own, { signal: hurry }), {
                patience: searching,
                notice,
                signal: hurry,
            });
        }
        catch (error) {
            if (hurry?.aborted)
                return { kind: "unknown", why };
            if (!(error instanceof JenkinsError))
                throw error;
            return { kind: "unknown", why: `${why}; then ${error.message}` };
        }
        // Jenkins may have been away until now: only from here can it be seen.
        startedAt ??= performance.now();
        if (found !== undefined && "build" in found)
            return { kind: "build", ...found.build, queueId: found.queueId };
        if (found !== undefined && !found.isOlder)
            return { kind: "item", queueId: found.item.id, isJoined: found.item.isShared };
        older = found;
        if (older !== undefined && looks >= 2)
            break;
        if (looks >= fewestLooks && performance.now() - startedAt >= searchMs)
            break;
        await hasPaused(Math.min(2000, 200 * 2 ** looks), hurry);
        if (hurry?.aborted)
            break;
    }
    // An equal request waits: ours has become part of it, or would on its arrival.
    if (older !== undefined && "item" in older)
        return { kind: "item", queueId: older.item.id, isJoined: true };
    // Not even what Jenkins has answered proves that nothing came of it: then it must not be sent again.
    return { kind: "unknown", why: kind === "taken" ? `${why}, and shows nothing of it` : why };
}
