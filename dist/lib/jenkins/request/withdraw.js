import { jobPath } from "../../selection/job-path.js";
import { readBuild } from "../build/build.js";
import { pause } from "../connection/pause.js";
import { JenkinsError } from "../jenkins-error.js";
import { forgetsItems, lookAtRequest } from "./look-at-request.js";
import { pageOf } from "./own-request.js";
import { sendOrder } from "./send-order.js";
/** How long it is tried, milliseconds; once in a hurry, and before. */
const patienceMs = 90_000;
const hurriedMs = 10_000;
/** Jenkins itself offers the harder means so long after the softer. */
const escalateMs = 15_000;
const hurriedEscalateMs = 2_000;
/**
 * Cancels what waits, stops what runs, and sees that it is so. Resolves however that went. An item may start
 * in the very moment: whatever Jenkins answers to a cancel, only a look says what is.
 */
export async function withdraw(patient, own, place, { hurry } = {}) {
    const clock = startClock(hurry);
    const connection = impatient(patient, clock);
    if (place.isShared)
        return leave(own, place);
    let { build } = place;
    try {
        if (build !== undefined)
            return await stopBuild(connection, own.job, build, clock);
        const end = await cancelItem(connection, own, place.queueId, clock);
        switch (end.kind) {
            case "started":
                build = { number: end.number, url: end.url };
                return await stopBuild(connection, own.job, build, clock);
            case "cancelled":
                return { isSettled: true, words: `${named(own, place)} was cancelled before it started` };
            case "shared":
                return leave(own, place);
            case "unknown":
                return {
                    isSettled: false,
                    words: `nobody knows what has become of ${named(own, place)}; look at the queue and at ${pageOf(connection, own.job)}`,
                };
        }
    }
    catch (error) {
        if (!(error instanceof JenkinsError))
            throw error;
        const words = `${named(own, { ...place, build })} could not be stopped: ${error.message}`;
        return { isSettled: false, words, ...(build === undefined ? {} : { at: build }) };
    }
}
/**
 * Takes an item out of the queue, and sees that it is out: whatever Jenkins answers to a cancel, only a look says what is.
 * Rejects with a JenkinsError where it is not permitted.
 */
export async function cancelItem(connection, own, known, clock) {
    let queueId = known;
    let isConfirmed = false;
    let nowhere = 0;
    while (!clock.isOver()) {
        const standing = await lookOrNothing(connection, own, queueId);
        switch (standing?.kind) {
            case "started":
            case "cancelled":
                return standing;
            case "nowhere":
                nowhere++;
                if (isConfirmed || (nowhere > 4 && forgetsItems(connection)))
                    return { kind: "cancelled" };
                break;
            case "waiting": {
                if (standing.item.isShared)
                    return { kind: "shared" };
                nowhere = 0;
                queueId = standing.item.id;
                if (standing.item.state === "waiting")
                    isConfirmed = await orderCancel(connection, queueId);
                break;
            }
        }
        await pause(isConfirmed ? 50 : clock.isHurried() ? 200 : 500);
    }
    return { kind: "unknown" };
}
/** Whether Jenkins says that it is cancelled for certain. */
async function orderCancel(connection, id) {
    const status = await sendOrder(connection, {
        path: "/queue/cancelItem",
        query: { id: String(id) },
        good: [204, 404, 500],
    });
    if (status !== 404)
        return status === 204;
    // Older servers know only this way; it answers the same whatever came of it.
    await sendOrder(connection, { path: `/queue/item/${id}/cancelQueue`, good: [204, 302, 404] });
    return false;
}
async function lookOrNothing(connection, own, queueId) {
    try {
        return await lookAtRequest(connection, own, { queueId });
    }
    catch (error) {
        if (error instanceof JenkinsError)
            return undefined;
        throw error;
    }
}
/**
 * `stop` asks the build to end. A pipeline that does not is told `term`, then `kill`, which other builds do
 * not have. One that has only just started may not hear the first `stop`; a pipeline must not hear two, or what it does
 * at its end is stopped as well.
 */
async function stopBuild(connection, job, at, clock) {
    const path = `${jobPath(job)}/${at.number}`;
    const name = `${job} #${at.number}`;
    const means = ["stop", "term", "kill"];
    let used = 0;
    let usedAt = 0;
    while (!clock.isOver()) {
        const build = await buildOrNothing(connection, job, at.number);
        if (build?.isDone) {
            const words = used === 0 ? "had ended already" : "was stopped";
            return { isSettled: true, words: `${name} ${words}: ${build.result}`, build };
        }
        if (build !== undefined) {
            const isTime = performance.now() - usedAt > (clock.isHurried() ? hurriedEscalateMs : escalateMs);
            const order = used === 0 || !build.isPipeline ? "stop" : isTime ? means[used] : undefined;
            if (order !== undefined) {
                await sendOrder(connection, { path: `${path}/${order}`, good: [200, 204, 302, 303] });
                used++;
                usedAt = performance.now();
            }
        }
        await pause(Math.min(2000, 250 * (used + 1)));
    }
    return {
        isSettled: false,
        words: `${name} was told to stop and still runs; look at ${pageOf(connection, job)}${at.number}/`,
        at,
    };
}
async function buildOrNothing(connection, job, number) {
    try {
        return await readBuild(connection, { job, number });
    }
    catch (error) {
        // Gone: a crash of Jenkins ends the builds of that moment without a trace.
        if (error instanceof JenkinsError && (error.kind !== "status" || !error.isFinal || error.status === 404))
            return undefined;
        throw error;
    }
}
/** Ends after `limitMs`, or soon after `hurry` is aborted. */
export function startClock(hurry, limitMs = patienceMs) {
    const startedAt = performance.now();
    let hurriedAt = hurry?.aborted ? startedAt : Number.POSITIVE_INFINITY;
    hurry?.addEventListener("abort", () => {
        hurriedAt = Math.min(hurriedAt, performance.now());
    });
    return {
        isOver: () => performance.now() > Math.min(startedAt + limitMs, hurriedAt + hurriedMs),
        isHurried: () => hurriedAt < Number.POSITIVE_INFINITY,
    };
}
/** Who stops something does not wait half a minute for an answer; in a hurry, no longer than a moment. */
function impatient(connection, clock) {
    const { url, user, requests, close } = connection;
    const send = (request) => connection.send({ timeoutMs: clock.isHurried() ? 2_000 : 10_000, ...request });
    return { url, user, requests, send, close };
}
function leave(own, place) {
    return {
        isSettled: false,
        isLeft: true,
        words: `${named(own, place)} was left alone, since others wait for it too`,
        ...(place.build === undefined ? {} : { at: place.build }),
    };
}
function named({ job }, { queueId, build }) {
    if (build !== undefined)
        return `${job} #${build.number}`;
    return queueId === undefined ? `the request to ${job}` : `item ${queueId} of ${job}`;
}
