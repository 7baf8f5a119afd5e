import { reasons } from "./reasons.js";
import { snapshot } from "./snapshot.js";
/**
 * Orders candidates, the one that will start soonest first, each with its reasons. `given` is a snapshot, or what
 * Jenkins says of its queue and computers; candidates are full names, and count once. Equals come in an order
 * that `random` decides: who asks in the same moment must not take the same one.
 */
export function rank(given, candidates, { strategy = "weight", random }) {
    const seen = "running" in given ? given : snapshot(given);
    const loads = [...new Set(candidates)].map((job) => loadOf(job, seen));
    const weigh = strategy === "weight" ? weights(loads, seen.now) : weights(loads, seen.now, plainly);
    const weighed = loads.map((load) => ({ load, ...weigh(load) }));
    const ranking = byWeight(weighed).flatMap((equals) => shuffled(equals, random).map(({ load, weight, parts }) => {
        const because = reasons({ load, parts, equals: equals.length, now: seen.now });
        return { job: load.job, weight, running: load.running, queued: load.queued, parts, because };
    }));
    return { strategy, ranking, excluded: [] };
}
/** How busy Jenkins is, and how much of its queue is candidates. */
export function occupation(seen, candidates) {
    const { total, busy } = seen.executors;
    const waiting = [...new Set(candidates)].reduce((sum, job) => sum + (seen.waiting.get(job)?.length ?? 0), 0);
    return { executors: { total, busy }, queue: { waiting: seen.queueLength, candidates: waiting } };
}
function loadOf(job, { running, waiting, now }) {
    const builds = running.get(job) ?? [];
    const items = waiting.get(job) ?? [];
    return {
        job,
        running: builds.length,
        queued: items.length,
        furthest: builds.toSorted((a, b) => compareProgress(a, b, now))[0],
        oldest: items.length === 0
            ? undefined
            : items.reduce((oldest, { since }) => Math.min(oldest, since), Number.POSITIVE_INFINITY),
    };
}
/** The furthest first; an unknown progress last. What has run past its estimate is told apart by how far. */
function compareProgress(a, b, now) {
    const byProgress = (b.progress ?? -1) - (a.progress ?? -1);
    if (byProgress !== 0)
        return byProgress;
    return fractionOf(b, now) - fractionOf(a, now);
}
/** Of the estimate, how much is over; -1 where that is not known. */
function fractionOf({ startedAt, estimateMs }, now) {
    return startedAt === undefined || estimateMs === undefined ? -1 : Math.max(0, now - startedAt) / estimateMs;
}
const byModel = ({ parts: { Ei, Qi, Qc, Wb } }) => Ei + (Qi + Wb) * Qc;
const plainly = ({ load }) => load.running + load.queued;
/**
 * The weights of the model. Positions count from 1, since an idle candidate has 0; equals share a position. The
 * wall `Wb` is as high as it must be, and one more: with E candidates running, m names in the queue and at most K copies of one,
 * more copies never come before fewer if and only if it is greater than E - 1 + (m - 1)(K - 1).
 */
function weights(loads, now, weigh = byModel) {
    const runs = loads.flatMap(({ furthest }) => furthest ?? []);
    const furthestFirst = positions(runs, (a, b) => compareProgress(a, b, now));
    const oldestFirst = positions(loads.flatMap(({ oldest }) => oldest ?? []), (a, b) => a - b);
    const names = loads.filter(({ queued }) => queued > 0).length;
    const copies = loads.reduce((most, { queued }) => Math.max(most, queued), 0);
    const Wb = 1 + runs.length + Math.max(0, names - 1) * Math.max(0, copies - 1);
    return (load) => {
        const Ei = load.furthest === undefined ? 0 : (furthestFirst.get(load.furthest) ?? 0);
        const Qi = load.oldest === undefined ? 0 : (oldestFirst.get(load.oldest) ?? 0);
        const parts = { Ei, Qi, Qc: load.queued, Wb };
        return { weight: weigh({ load, parts }), parts };
    };
}
/** The place of each value, from 1: one more than how many come before it. */
function positions(values, compare) {
    const sorted = values.toSorted(compare);
    const places = new Map();
    let place = 0;
    for (const [index, value] of sorted.entries()) {
        const before = sorted[index - 1];
        if (before === undefined || compare(before, value) !== 0)
            place = index + 1;
        places.set(value, place);
    }
    return places;
}
/** Those of each weight together, the smallest first. */
function byWeight(weighed) {
    const groups = new Map();
    for (const one of weighed) {
        const group = groups.get(one.weight);
        if (group === undefined)
            groups.set(one.weight, [one]);
        else
            group.push(one);
    }
    return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}
/** Every order is as likely as any other. Asks for no chance where there is one order only. */
function shuffled(values, random) {
    const result = [...values];
    for (let last = result.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        const [a, b] = [result[last], result[other]];
        if (a !== undefined && b !== undefined)
            [result[last], result[other]] = [b, a];
    }
    return result;
}
