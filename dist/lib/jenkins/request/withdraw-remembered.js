import { isEqualRequest } from "../../selection/parameters.js";
import { openConnection } from "../connection/client.js";
import { patiently } from "../connection/patience.js";
import { pause } from "../connection/pause.js";
import { JenkinsError } from "../jenkins-error.js";
import { candidatesOf, readJobs } from "../look.js";
import { lookAtRequest } from "./look-at-request.js";
import { pageOf } from "./own-request.js";
import { withdraw } from "./withdraw.js";
/** How long a request that was on its way is looked for, milliseconds. */
const searchMs = 10_000;
/** How long Jenkins may be away meanwhile. */
const cleaning = { away: 60_000, refused: 10_000, missing: 0 };
/**
 * Stops a request that another process has sent: finds it, cancels the item or stops the build, and sees
 * that it is so. Resolves also where Jenkins cannot be asked. Rejects with a SelectionInputError where the
 * options cannot be used.
 */
export async function withdrawRemembered(remembered, options) {
    if (remembered.joined)
        return { isSettled: true, words: `the request to ${remembered.job} was left alone, since others wait for it too` };
    const connection = openConnection(options);
    try {
        const own = await ownRequest(connection, remembered, options);
        const place = await find(connection, own, remembered);
        if (place === undefined)
            return {
                isSettled: false,
                words: `the request to ${own.job} is neither in the queue nor a build of it; if it was still on its way it may come yet: look at ${pageOf(connection, own.job)}`,
            };
        if (place === "cancelled")
            return { isSettled: true, words: `the request to ${own.job} was cancelled in the queue` };
        return await withdraw(connection, own, place, { hurry: options.hurry });
    }
    catch (error) {
        if (!(error instanceof JenkinsError))
            throw error;
        return { isSettled: false, words: `the request to ${remembered.job} could not be looked for: ${error.message}` };
    }
    finally {
        connection.close();
    }
}
/** What tells it from others. Its parameters are not kept, but come with the same options again. */
async function ownRequest(connection, remembered, { parameters = {}, user, reporter }) {
    const { job, requestId, requestIdParameter, newerThanItem, firstBuild } = remembered;
    const own = { job, requestId, requestIdParameter, user, newerThanItem, firstBuild };
    if (requestIdParameter !== undefined)
        return { ...own, isEqual: () => false };
    const { jobs } = await patiently(() => readJobs(connection, candidatesOf([job])), {
        patience: cleaning,
        notice: reporter?.notice,
    });
    const declared = jobs[0];
    return {
        ...own,
        isEqual: (actions) => declared !== undefined && isEqualRequest(actions, parameters, declared),
    };
}
async function find(connection, own, { queueId, buildNumber }) {
    if (buildNumber !== undefined)
        return { queueId, build: { number: buildNumber, url: `${pageOf(connection, own.job)}${buildNumber}/` } };
    const startedAt = performance.now();
    do {
        const standing = await patiently(() => lookAtRequest(connection, own, { queueId }), { patience: cleaning });
        if (standing.kind === "cancelled")
            return "cancelled";
        if (standing.kind === "started")
            return { queueId, build: standing };
        if (standing.kind === "waiting")
            return { queueId: standing.item.id };
        await pause(500);
    } while (performance.now() - startedAt < searchMs);
    return undefined;
}
