import { label } from "../report/sanitize.js";
import { workOf } from "../rollback/fill.js";
import { readRequest } from "./request-file.js";
import { requestFile, requestOf } from "./request-of.js";
/**
 * Stops what a step or a revert has triggered whose process died before it came to an end. Resolves with words for
 * people on what came of that; undefined where there was nothing to stop.
 */
export async function withdrawLeft(deed, { folder, standings }, told) {
    const words = await withdraw(deed, { folder, standings }, told);
    if (words !== undefined)
        told.say?.(`${label(deed.step.id)}: ${label(standings.mask.text(words))}`);
    return words;
}
async function withdraw(deed, { folder, standings }, told) {
    const work = workOf(standings, deed);
    if (work?.kind !== "jenkins")
        return undefined;
    try {
        const left = readRequest(requestFile(folder, deed, standings));
        if (left === undefined || left.hasEnded || left.request.settled)
            return undefined;
        const { withdrawRemembered } = await import("../jenkins/request/withdraw-remembered.js");
        const options = requestOf(work, { deed, standings, output: () => { } }, told);
        return (await withdrawRemembered(left.request, { ...options, ...(told.hurry && { hurry: told.hurry }) })).words;
    }
    catch (error) {
        // What it can still undo, it must not leave undone for that.
        return `what it may have triggered could not be looked for: ${error instanceof Error ? error.message : error}`;
    }
}
