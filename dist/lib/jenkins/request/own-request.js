import { jobPath } from "../../selection/job-path.js";
/**
 * Whether an item or a build with these `actions` can be ours: by the request's id where there is one, else
 * by its parameters and by who asked for it.
 */
export function isOurs(own, actions) {
    if (own.requestIdParameter !== undefined)
        return requestIdOf(actions, own.requestIdParameter) === own.requestId;
    return own.isEqual(actions) && hasOurCause(actions, own.user);
}
function requestIdOf(actions, name) {
    return actions?.flatMap(({ parameters }) => parameters ?? []).find((parameter) => parameter.name === name)?.value;
}
/** Servers and tokens differ in what they tell of the user; only another user is a proof. */
function hasOurCause(actions, user) {
    const users = (actions ?? [])
        .flatMap(({ causes }) => causes ?? [])
        .flatMap(({ userId }) => userId?.toLowerCase() ?? []);
    return user === undefined || users.length === 0 || users.includes(user.toLowerCase());
}
/** Where a person looks for the builds of a Jenkins job. */
export function pageOf({ url }, job) {
    return `${url}${jobPath(job)}/`;
}
