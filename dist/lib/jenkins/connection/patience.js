import pRetry from "p-retry";
import { JenkinsError } from "../jenkins-error.js";
/** Before anything is triggered: a wrong address should be told soon, a restart waited for. */
export const firstLook = { away: 60_000, refused: 4_000, missing: 0 };
/** While something of ours waits or runs there. */
export const following = { away: 600_000, refused: 120_000, missing: 30_000 };
/**
 * Repeats a read until it succeeds, or has failed for longer than its failure deserves; rejects with that
 * failure. The one policy by which reads are repeated; what is sent to be done never comes through here.
 */
export async function patiently(read, { patience, signal, notice }) {
    let failedSince;
    let hasTold = false;
    const value = await pRetry(read, {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: 200,
        maxTimeout: 5000,
        randomize: true,
        ...(signal === undefined ? {} : { signal }),
        shouldRetry: ({ error }) => {
            signal?.throwIfAborted();
            failedSince ??= performance.now();
            return performance.now() - failedSince < patienceFor(error, patience);
        },
        onFailedAttempt: ({ error, attemptNumber }) => {
            if (attemptNumber < 3 || hasTold || signal?.aborted)
                return;
            hasTold = true;
            notice?.(`${error.message}; trying again`);
        },
    });
    if (hasTold)
        notice?.("Jenkins answers again");
    return value;
}
function patienceFor(error, { away, refused, missing }) {
    if (!(error instanceof JenkinsError))
        return 0;
    switch (error.kind) {
        case "unreachable":
            return error.mayPass ? away : 0;
        case "no-answer":
            return error.mayPass ? away : 0;
        case "not-jenkins":
            return refused;
        case "status":
            if (error.status === 404)
                return error.isFinal ? missing : Math.max(missing, refused);
            if (error.status === 401 || error.status === 403)
                return error.isFinal ? 0 : refused;
            return (error.status ?? 0) >= 500 || error.status === 429 ? away : 0;
    }
}
