import { randomBytes } from "node:crypto";
/** The parameter that holds a request's id, where the Jenkins job declares it. */
export const requestIdParameter = "JIPPER_REQUEST_ID";
/**
 * An id that no other request has: who asks, for what step, in which attempt. Readable, since it shows among
 * the build's parameters.
 */
export function makeRequestId(environment, step = environment["GITHUB_ACTION"] ?? "select") {
    const run = environment["GITHUB_RUN_ID"] || environment["BUILD_TAG"] || randomBytes(6).toString("hex");
    const attempt = environment["GITHUB_RUN_ATTEMPT"] || "1";
    // Legs of a matrix, and two calls in one build, have all the rest in common.
    return `${run}/${step}-${randomBytes(3).toString("hex")}/${attempt}`;
}
