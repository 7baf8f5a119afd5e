import type {
  ComputerJson,
  ComputerSetJson,
  ExecutableJson,
  ExecutorJson,
  QueueItemJson,
  Seen,
  TaskJson,
} from "./jenkins-json.ts";
import { type JobAt, jobAt } from "./job-path.ts";

/** What is free, busy and waiting, by Jenkins jobs. */
export type Snapshot = {
  /** When it was, by the server's clock; milliseconds since 1970. */
  readonly now: number;
  /** Of the nodes that are online. */
  readonly executors: { readonly total: number; readonly busy: number; readonly idle: number };
  /** Builds that run, by the full name of their Jenkins job. */
  readonly running: ReadonlyMap<string, readonly Running[]>;
  /** Items that wait, by the full name of their Jenkins job. */
  readonly waiting: ReadonlyMap<string, readonly Waiting[]>;
  /** How many items wait, those of unknown Jenkins jobs among them. */
  readonly queueLength: number;
  /** Executors that are busy with what the user may not see. */
  readonly hidden: number;
};

export type Running = {
  readonly number: number;
  /** 0 to 99; undefined where it is not known. */
  readonly progress: number | undefined;
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined;
  /** Milliseconds; undefined where there is no estimate. */
  readonly estimateMs: number | undefined;
};

export type Waiting = {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly isBlocked: boolean;
};

/** Puts what was read in order. Linear in its size; whatever is missing or null in it is passed over. */
export function snapshot({ queue, computer, now }: Seen): Snapshot {
  const builds: Builds = { running: new Map(), known: new Set() };
  const started = new Map<number, string | undefined>();
  let hidden = 0;
  for (const executor of executorsOf(computersOf(computer))) {
    const executable = executor?.currentExecutable;
    if (executable === null || executable === undefined) {
      if (executor?.idle === false) hidden++;
      continue;
    }
    const at = jobAt(executable.url ?? "");
    if (executable.queueId) started.set(executable.queueId, at?.job);
    if (at !== undefined) note(builds, at, executable, executor.progress);
  }

  const waiting = new Map<string, Waiting[]>();
  const places = new Map<string, Place>();
  let queueLength = 0;
  for (const item of queue?.items ?? []) {
    if (item === null) continue;
    const place = placeOf(item.task, places);
    const { at } = place;
    if (started.has(item.id) && isStarted(at?.job, started.get(item.id))) continue;
    queueLength++;
    if (at === undefined) continue;
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
function* executorsOf(computers: readonly ComputerJson[]): Generator<ExecutorJson> {
  for (const { oneOffExecutors } of computers) yield* oneOffExecutors ?? [];
  for (const { executors } of computers) yield* executors ?? [];
}

function computersOf(computer: ComputerSetJson): readonly ComputerJson[] {
  return (computer?.computer ?? []).filter((node) => node !== null);
}

/**
 * The queue is read before the computers: an item with the id that a running build came from has started in between.
 * After a crash a server gives ids anew, while pipelines go on with their old ones; hence the second look.
 */
function isStarted(waiting: string | undefined, running: string | undefined): boolean {
  return waiting === running || waiting === undefined || running === undefined;
}

/** What a url of the queue points to, and the items found there. A long queue holds few urls, many times each. */
type Place = { readonly at: JobAt | undefined; items?: Waiting[] };

function placeOf(task: TaskJson | null | undefined, places: Map<string, Place>): Place {
  const url = task?.url;
  // Names are for people, but where there is nothing else, the full one is not made up.
  if (!url) return { at: task?.fullName ? { job: task.fullName } : undefined };
  const known = places.get(url);
  if (known !== undefined) return known;
  const place = { at: jobAt(url) };
  places.set(url, place);
  return place;
}

type Builds = {
  readonly running: Map<string, Running[]>;
  /** By Jenkins job and number, those that are noted. */
  readonly known: Set<string>;
};

/** Notes a build once, however many executors it has. */
function note(
  { running, known }: Builds,
  { job, build }: JobAt,
  { number: told, timestamp, estimatedDuration }: ExecutableJson,
  progress: number | undefined,
): void {
  const number = build ?? told ?? 0;
  const key = `${job}#${number}`;
  if (known.has(key)) return;
  known.add(key);
  listIn(running, job).push({
    number,
    progress: (progress ?? -1) < 0 ? undefined : progress,
    startedAt: timestamp ?? undefined,
    estimateMs: (estimatedDuration ?? 0) <= 0 ? undefined : estimatedDuration,
  });
}

/** An item that does not say since when it waits has just come, as far as can be told. */
function waitingOf({ id, inQueueSince, blocked }: QueueItemJson, now: number): Waiting {
  return { id, since: inQueueSince ?? now, isBlocked: blocked === true };
}

/** Executors of nodes that are offline are listed as idle, and take no work. */
function executorCounts(computer: ComputerSetJson): Snapshot["executors"] {
  const online = computersOf(computer).filter(({ offline, temporarilyOffline }) => !offline && !temporarilyOffline);
  const listed = online.flatMap(({ executors }) => executors ?? []);
  const idle = listed.filter((executor) => executor?.idle === true).length;
  const total = computer?.totalExecutors ?? listed.length;
  return { total, busy: computer?.busyExecutors ?? listed.length - idle, idle };
}

function listIn<Value>(map: Map<string, Value[]>, key: string): Value[] {
  const list = map.get(key) ?? [];
  if (list.length === 0) map.set(key, list);
  return list;
}
