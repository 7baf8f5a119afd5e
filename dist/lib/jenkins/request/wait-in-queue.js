import { untilStarted } from "../build/follow.js";
import { startMover } from "./mover.js";
import { pageOf } from "./own-request.js";
/** Follows it through the queue, also from one Jenkins job to another. Resolves when its build is known. */
export async function waitInQueue({ sender, story, candidates }, at, watch) {
    const { connection, options } = sender;
    const mover = options.move === false ? undefined : startMover(sender, candidates, watch.signal);
    let since;
    for (;;) {
        const { request, place } = at;
        const { own } = request;
        const sayWaiting = sayWhy(own, story);
        const seen = await untilStarted(connection, own, {
            ...watch,
            queueId: place.queueId,
            waiting: async (item) => {
                since = item.since;
                if (item.isShared)
                    place.isShared = true;
                sayWaiting(item);
                return place.isShared ? undefined : mover?.consider(request, item);
            },
        });
        const end = seen.kind === "cancelled" ? ((await mover?.resume()) ?? seen) : seen;
        switch (end.kind) {
            case "started":
                place.build = { number: end.number, url: end.url };
                return { since: end.since ?? since };
            case "cancelled":
                return { outcome: "not-triggered", reason: `item ${place.queueId} of ${own.job} was cancelled in the queue` };
            case "lost":
                return {
                    outcome: "lost-sight",
                    reason: `Jenkins shows no more of ${own.job}, in the queue or as a build; look at ${pageOf(connection, own.job)}`,
                };
            case "moved":
                sayMoved(story, own.job, end);
                at.request = end.request;
                at.place = { ...end.place };
                end.request.keep(at.place);
                if (at.place.build !== undefined)
                    return { since: undefined };
                break;
            case "adrift": {
                story.job = end.job;
                const where = pageOf(connection, end.job);
                return {
                    outcome: "lost-sight",
                    reason: `it was taken from ${own.job} to ${end.job}; ${end.why}; look at the queue and at ${where}`,
                };
            }
            case "stranded":
                return {
                    outcome: "not-triggered",
                    reason: `it was taken from ${own.job}, and nobody else took it: ${end.why}`,
                };
        }
    }
}
function sayMoved(story, from, { request, place, why }) {
    const { job } = request.own;
    story.job = job;
    story.queueId = place.queueId ?? null;
    story.joined = place.isShared === true;
    story.moves++;
    const known = place.queueId === undefined ? {} : { queueId: place.queueId };
    story.tell({ event: "queue.moved", from, job, ...known, why });
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
