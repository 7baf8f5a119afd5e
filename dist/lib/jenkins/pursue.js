import { timeLimit } from "../report/duration.js";
import { readBuild } from "./build.js";
import { handOnConsole, untilDone, untilStarted } from "./follow.js";
import { Interruption } from "./interruption.js";
import { JenkinsError } from "./jenkins-error.js";
import { pageOf } from "./own-request.js";
import { following, patiently } from "./patience.js";
import { withdraw } from "./withdraw.js";
/**
 * Follows what was triggered as far as was asked, and stops it where a limit is over or the caller wants so.
 * Resolves however that went.
 */
export async function pursue(pursuit) {
    const { connection, own, options } = pursuit;
    const interrupt = interruptions(options);
    const place = { ...pursuit.place };
    try {
        return await follow(pursuit, place, interrupt);
    }
    catch (error) {
        if (error instanceof Interruption)
            return await breakOff(pursuit, place, error);
        if (!(error instanceof JenkinsError))
            throw error;
        return { outcome: "lost-sight", reason: `${error.message}; look at ${placeOf(connection, own, place)}` };
    }
    finally {
        interrupt.release();
    }
}
async function follow({ connection, own, story, options, keep }, place, interrupt) {
    const { waitFor = "finished", pollMs = 5000, random = Math.random, log = "stream", reporter } = options;
    const watch = { signal: interrupt.signal, pollMs, random, notice: story.notice };
    if (waitFor === "queued" && place.build === undefined)
        return { outcome: "queued", reason: `${own.job} waits in the queue` };
    interrupt.limit("queue-timeout", options.queueTimeoutMs);
    const waiting = sayWhy(own, story);
    let since;
    if (place.build === undefined) {
        const end = await untilStarted(connection, own, {
            ...watch,
            queueId: place.queueId,
            waiting: (item) => {
                since = item.since;
                if (place.isShared !== true && item.isShared)
                    place.isShared = true;
                waiting(item);
            },
        });
        if (end.kind === "cancelled")
            return { outcome: "not-triggered", reason: `item ${place.queueId} of ${own.job} was cancelled in the queue` };
        if (end.kind === "lost") {
            const where = pageOf(connection, own.job);
            return {
                outcome: "lost-sight",
                reason: `Jenkins shows no more of ${own.job}, in the queue or as a build; look at ${where}`,
            };
        }
        place.build = { number: end.number, url: end.url };
        since = end.since ?? since;
    }
    interrupt.limit("timeout", options.timeoutMs);
    const { number } = place.build;
    story.buildNumber = number;
    story.buildUrl = place.build.url || `${pageOf(connection, own.job)}${number}/`;
    keep(place);
    const at = { job: own.job, number };
    const { signal, notice } = watch;
    const first = await patiently(() => readBuild(connection, at, signal), { patience: following, signal, notice });
    sayStarted(own, story, { build: first, since });
    if (waitFor !== "finished")
        return { outcome: "started", reason: `${own.job} #${number} has started` };
    const take = reporter?.log;
    const build = await untilDone(connection, at, { ...watch, ...(log === "stream" ? { log: take } : {}) });
    const end = finished(own, story, build);
    if (log === "on-failure" && take !== undefined && !isAllowed(build, options))
        await handOnConsole(connection, at, { ...watch, log: take });
    keep(place, true);
    return end;
}
function isAllowed({ result }, { allowResults = ["SUCCESS"] }) {
    return result !== null && allowResults.includes(result);
}
/** Tells why it waits, once for each reason: times in it change all the while. */
function sayWhy({ job }, story) {
    let said;
    return ({ id, why }) => {
        story.queueId = id;
        const reason = why.replace(/\d+/g, "").replace(/\(.*?\)|Expires in.*/g, "");
        if (reason === said || !/[a-z]/i.test(why))
            return;
        said = reason;
        story.tell({ event: "queue.waiting", job, queueId: id, why });
    };
}
function sayStarted({ job }, story, { build, since }) {
    // By the server's clock where it is known: we look only every few seconds.
    const byServer = since === undefined || build.timestamp === 0 ? undefined : build.timestamp - since;
    const bySight = story.sentAt === undefined ? 0 : performance.now() - story.sentAt;
    story.waitedMs = byServer === undefined || story.joined ? bySight : Math.max(0, Math.min(byServer, bySight));
    if (build.url !== "")
        story.buildUrl = build.url;
    story.tell({
        event: "build.started",
        job,
        buildNumber: build.number,
        buildUrl: story.buildUrl ?? "",
        ...(build.node === undefined ? {} : { node: build.node === "" ? "the built-in node" : build.node }),
        waitedMs: Math.round(story.waitedMs),
    });
}
function finished({ job }, story, build) {
    const result = build.result ?? "";
    story.result = result;
    story.tell({
        event: "build.finished",
        job,
        buildNumber: build.number,
        buildUrl: story.buildUrl ?? "",
        result,
        durationMs: build.durationMs,
    });
    return { outcome: "finished", reason: `${job} #${build.number} ended with ${result}` };
}
/** A limit is over, or the caller wants no more of it. */
async function breakOff({ connection, own, story, options, keep }, place, why) {
    if (why.kind !== "cancelled" && options.onTimeout === "leave") {
        const left = place.build === undefined ? "it still waits" : "it still runs";
        const outcome = place.build === undefined ? "queued" : "started";
        return { outcome, reason: `${why.message}, and was left: ${left}; look at ${placeOf(connection, own, place)}` };
    }
    story.notice(`${why.message}; stopping it`);
    const { isSettled, words, build, at } = await withdraw(connection, own, place, { hurry: options.hurry });
    if (at !== undefined) {
        story.buildNumber = at.number;
        story.buildUrl = at.url;
    }
    const reason = `${why.message}; ${words}`;
    if (!isSettled)
        return { outcome: "lost-sight", reason };
    keep(place, true);
    if (build === undefined)
        return { outcome: "not-triggered", reason };
    story.buildNumber = build.number;
    story.buildUrl = build.url;
    finished(own, story, build);
    return { outcome: "finished", reason };
}
/** Where a person looks. */
function placeOf(connection, { job }, { build }) {
    const page = pageOf(connection, job);
    return build === undefined ? `the queue and ${page}` : `${page}${build.number}/`;
}
function interruptions({ signal }) {
    const controller = new AbortController();
    const cancel = () => controller.abort(new Interruption("cancelled", cancelWords(signal?.reason)));
    if (signal?.aborted)
        cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    let timer;
    return {
        signal: controller.signal,
        limit: (kind, ms) => {
            clearTimeout(timer);
            if (ms === undefined || ms === 0)
                return;
            const words = kind === "timeout" ? "it ran" : "it waited in the queue";
            const end = () => controller.abort(new Interruption(kind, `${words} for longer than ${timeLimit(ms)}`));
            timer = setTimeout(end, Math.min(ms, longestTimerMs));
        },
        release: () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", cancel);
        },
    };
}
/** Node takes what is longer for nothing at all. */
const longestTimerMs = 2 ** 31 - 1;
/** Words for why the caller's signal was aborted. */
export function cancelWords(reason) {
    return typeof reason === "string" ? reason : "it was cancelled";
}
