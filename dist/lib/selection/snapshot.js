import { jobAt } from "./job-path.js";
/** Puts what was read in order. Linear in its size; whatever is missing in it is passed over. */
export function snapshot({ queue, computer, now }) {
    const builds = new Map();
    const started = new Set();
    let hidden = 0;
    for (const executor of executorsOf(computer.computer ?? [])) {
        const executable = executor.currentExecutable;
        if (executable === null || executable === undefined) {
            if (executor.idle === false)
                hidden++;
            continue;
        }
        if (executable.queueId !== undefined && executable.queueId > 0)
            started.add(executable.queueId);
        note(builds, executable, executor.progress);
    }
    const waiting = new Map();
    const places = new Map();
    let queueLength = 0;
    for (const item of queue.items ?? []) {
        // The queue is read before the computers: this one has started in between.
        if (started.has(item.id))
            continue;
        queueLength++;
        const at = placeOf(item.task?.url, places);
        if (at?.build !== undefined) {
            // A pipeline that waits for a node: its build runs already, and it is no copy in the queue.
            note(builds, { url: item.task?.url ?? "" }, undefined);
            continue;
        }
        const job = at?.job ?? item.task?.fullName;
        if (job !== undefined)
            push(waiting, job, waitingOf(item));
    }
    const running = new Map();
    for (const { job, ...build } of builds.values())
        push(running, job, build);
    return { now, executors: executorCounts(computer), running, waiting, queueLength, hidden };
}
/** One-off executors first: a pipeline's own build tells more than the blocks of it that run on nodes. */
function* executorsOf(computers) {
    for (const { oneOffExecutors } of computers)
        yield* oneOffExecutors ?? [];
    for (const { executors } of computers)
        yield* executors ?? [];
}
/** A long queue holds few Jenkins jobs, many times each. */
function placeOf(url, places) {
    if (url === undefined)
        return undefined;
    const known = places.get(url);
    if (known !== undefined)
        return known;
    const place = jobAt(url);
    places.set(url, place);
    return place;
}
/** Notes a build once, however many executors it has. */
function note(builds, executable, progress) {
    const at = jobAt(executable.url ?? "");
    if (at === undefined)
        return;
    const number = at.build ?? executable.number ?? 0;
    const key = `${at.job}#${number}`;
    if (builds.has(key))
        return;
    const { timestamp, estimatedDuration } = executable;
    builds.set(key, {
        job: at.job,
        number,
        progress: progress === undefined || progress < 0 ? undefined : progress,
        startedAt: timestamp,
        estimateMs: estimatedDuration === undefined || estimatedDuration <= 0 ? undefined : estimatedDuration,
    });
}
function waitingOf({ id, inQueueSince, blocked }) {
    return { id, since: inQueueSince, isBlocked: blocked === true };
}
/** Executors of nodes that are offline are listed as idle, and take no work. */
function executorCounts({ computer, totalExecutors, busyExecutors }) {
    const online = (computer ?? []).filter(({ offline, temporarilyOffline }) => !offline && !temporarilyOffline);
    const listed = online.flatMap(({ executors }) => executors ?? []);
    const idle = listed.filter((executor) => executor.idle === true).length;
    const total = totalExecutors ?? listed.length;
    return { total, busy: busyExecutors ?? listed.length - idle, idle };
}
function push(map, key, value) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [value]);
    else
        list.push(value);
}
