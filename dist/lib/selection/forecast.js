import { Heap } from "./heap.js";
/** What a build is taken for where nothing is known of any. */
const unknownMs = 15 * 60_000;
/** A build that is past its estimate lasts this part of its time longer, it is thought. */
const overdue = 0.15;
/** How far it is looked ahead: queues that are longer say nothing that holds. */
const mostItems = 5000;
/**
 * Lets the queue run off as Jenkins does: first come, first served, each Jenkins job one build at a time, on the
 * executors that the builds of now set free. `without` leaves out one item.
 */
export function forecast(seen, { without } = {}) {
    const { now, executors } = seen;
    const usualMs = meanEstimate(seen);
    const ends = new Heap((a, b) => a.at < b.at);
    const freeAt = new Map();
    for (const [job, builds] of seen.running)
        for (const build of builds) {
            const at = now + remainingMs(build, now, usualMs);
            ends.push({ at, job });
            freeAt.set(job, Math.max(at, freeAt.get(job) ?? 0));
        }
    const behind = linesOf(seen, without);
    const ready = new Heap(isOlder);
    for (const [job, line] of behind) {
        const head = line[0];
        if (head !== undefined && !seen.running.has(job))
            ready.push(head);
    }
    const served = new Map();
    const starts = new Map();
    const spare = [];
    let free = executors.idle;
    for (let at = now;;) {
        while (free > 0) {
            const item = ready.pop();
            if (item === undefined)
                break;
            free--;
            starts.set(item.id, at);
            served.set(item.job, (served.get(item.job) ?? 0) + 1);
            freeAt.set(item.job, at + usualMs);
            ends.push({ at: at + usualMs, job: item.job });
        }
        keepSpare(spare, at, free > 0);
        const end = ends.pop();
        if (end === undefined)
            break;
        at = end.at;
        free++;
        const next = behind.get(end.job)?.[served.get(end.job) ?? 0];
        if (next !== undefined)
            ready.push(next);
    }
    return {
        startOf: (item) => starts.get(item),
        startBehind: (job) => firstSpare(spare, Math.max(now, freeAt.get(job) ?? now)),
    };
}
function meanEstimate({ running }) {
    const known = [...running.values()].flat().flatMap(({ estimateMs }) => estimateMs ?? []);
    return known.length === 0 ? unknownMs : known.reduce((sum, ms) => sum + ms, 0) / known.length;
}
function remainingMs({ startedAt, estimateMs }, now, usualMs) {
    const elapsed = startedAt === undefined ? 0 : Math.max(0, now - startedAt);
    return Math.max((estimateMs ?? usualMs) - elapsed, overdue * elapsed, 1000);
}
/** Items by Jenkins job, the oldest first. */
function linesOf({ waiting }, without) {
    const items = [...waiting].flatMap(([job, line]) => line.map((item) => ({ ...item, job })));
    const lines = new Map();
    const oldest = items.sort((a, b) => (isOlder(a, b) ? -1 : 1)).slice(0, mostItems);
    for (const item of oldest) {
        if (item.id === without)
            continue;
        const line = lines.get(item.job);
        if (line === undefined)
            lines.set(item.job, [item]);
        else
            line.push(item);
    }
    return lines;
}
export function isOlder(a, b) {
    return a.since < b.since || (a.since === b.since && a.id < b.id);
}
/** Notes from when to when an executor has nothing to do that waits. */
function keepSpare(spare, at, isSpare) {
    const last = spare.at(-1);
    const isOpen = last !== undefined && last.to === Number.POSITIVE_INFINITY;
    if (isSpare && !isOpen)
        spare.push({ from: at, to: Number.POSITIVE_INFINITY });
    if (!isSpare && isOpen)
        last.to = at;
}
function firstSpare(spare, from) {
    const found = spare.find(({ to }) => from < to);
    return found === undefined ? undefined : Math.max(from, found.from);
}
