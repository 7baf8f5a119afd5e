import { SelectionInputError } from "../jenkins/jenkins-error.js";
import { selectAndTrigger as selectAndTriggerInTime } from "../jenkins/select-and-trigger.js";
import { rank as rankByChance } from "../selection/rank.js";
import { milliseconds } from "./check-options.js";
import { checkRanking, checkSelection } from "./check-selection.js";
/**
 * Triggers the Jenkins job that will start soonest and follows it. Resolves however that went: look at `outcome` and
 * `result`. Rejects with a SelectionInputError where the options cannot be used; nothing was sent then.
 */
export async function selectAndTrigger(options) {
    checkSelection(options);
    const { queueTimeout, timeout, poll, requestTimeout, ...rest } = options;
    return selectAndTriggerInTime({
        ...rest,
        ...time("queueTimeoutMs", queueTimeout, "queueTimeout"),
        ...time("timeoutMs", timeout, "timeout"),
        ...time("pollMs", poll, "poll"),
        ...time("requestTimeoutMs", requestTimeout, "requestTimeout"),
    });
}
function time(name, given, what) {
    const ms = inputTime(given, what);
    return (ms === undefined ? {} : { [name]: ms });
}
function inputTime(given, what) {
    try {
        return milliseconds(given, what);
    }
    catch (error) {
        throw new SelectionInputError(error instanceof Error ? error.message : String(error), { cause: error });
    }
}
/**
 * Orders candidates, the one that will start soonest first, each with its reasons. `given` is a snapshot, or what
 * Jenkins says of its queue and computers; candidates are full names, `folder/job`.
 */
export function rank(given, candidates, { strategy, random = Math.random } = {}) {
    checkRanking(given, candidates, { strategy, random });
    return rankByChance(given, candidates, { strategy, random });
}
