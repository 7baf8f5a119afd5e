import { jobAt } from "./job-path.js";
/** Puts what was read in order. Linear in its size; whatever is missing or null in it is passed over. */
export function snapshot({ queue, computer, now }) {
    const builds = { running: new Map(), known: new Set() };
    const started = new Map();
    let hidden = 0;
    for (const executor of executorsOf(computersOf(computer))) {
        const executable = executor?.currentExecutable;
        if (executable === null || executable === undefined) {
            if (executor?.idle === false)
                hidden++;
            continue;
        }
        const at = jobAt(executable.url ?? "");
        if (executable.queueId)
            started.set(executable.queueId, at?.job);
        if (at !== undefined)
            note(builds, at, executable, executor.progress);
    }
    const waiting = new Map();
    const places = new Map();
    let queueLength = 0;
    for (const item of queue?.items ?? []) {
        if (item === null)
            continue;
        const place = placeOf(item.task, places);
        const { at } = place;
        if (started.has(item.id) && isStarted(at?.job, started.get(item.id)))
            continue;
        queueLength++;
        if (at === undefined)
            continue;
        // A pipeline that waits for a node: its build runs already, and it is no copy in the queue.
        if (at.build !== undefined) {
            note(builds, at, {}, undefined);
            continue;
        }
        place.items ??= listIn(waiting, at.job);
        place.items.push(waitingOf(item, now));
    }
    return { now, executors: executorCounts(computer), running: builds.running, waiting, queueLength, hidden };
}
/** One-off executors first: a pipeline's own build tells more than the blocks of it that run on nodes. */
function* executorsOf(computers) {
    for (const { oneOffExecutors } of computers)
        yield* oneOffExecutors ?? [];
    for (const { executors } of computers)
        yield* executors ?? [];
}
function computersOf(computer) {
    return (computer?.computer ?? []).filter((node) => node !== null);
}
/**
 * The queue is read before the computers: an item with the id that a running build came from has started in between.
 * After a crash a server gives ids anew, while pipelines go on with their old ones; hence the second look.
 */
function isStarted(waiting, running) {
    return waiting === running || waiting === undefined || running === undefined;
}
function placeOf(task, places) {
    const url = task?.url;
    // Names are for people, but where there is nothing else, the full one is not made up.
    if (!url)
        return { at: task?.fullName ? { job: task.fullName } : undefined };
    const known = places.get(url);
    if (known !== undefined)
        return known;
    const place = { at: jobAt(url) };
    places.set(url, place);
    return place;
}
/** Notes a build once, however many executors it has. */
function note({ running, known }, { job, build }, { number: told, timestamp, estimatedDuration }, progress) {
    const number = build ?? told ?? 0;
    const key = `${job}#${number}`;
    if (known.has(key))
        return;
    known.add(key);
    listIn(running, job).push({
        number,
        progress: (progress ?? -1) < 0 ? undefined : progress,
        startedAt: timestamp ?? undefined,
        estimateMs: (estimatedDuration ?? 0) <= 0 ? undefined : estimatedDuration,
    });
}
/** An item that does not say since when it waits has just come, as far as can be told. */
function waitingOf({ id, inQueueSince, blocked }, now) {
    return { id, since: inQueueSince ?? now, isBlocked: blocked === true };
}
/** Executors of nodes that are offline are listed as idle, and take no work. */
function executorCounts(computer) {
    const online = computersOf(computer).filter(({ offline, temporarilyOffline }) => !offline && !temporarilyOffline);
    const listed = online.flatMap(({ executors }) => executors ?? []);
    const idle = listed.filter((executor) => executor?.idle === true).length;
    const total = computer?.totalExecutors ?? listed.length;
    return { total, busy: computer?.busyExecutors ?? listed.length - idle, idle };
}
function listIn(map, key) {
    const list = map.get(key) ?? [];
    if (list.length === 0)
        map.set(key, list);
    return list;
}
