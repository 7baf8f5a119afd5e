import type { Excluded, Occupation } from "../report/ranking.ts";
import {
  type Candidate,
  type CandidateAnswer,
  type CandidateJob,
  type CandidateRead,
  parseCandidates,
  readsFor,
  resolveCandidates,
} from "../selection/candidates.ts";
import type { ComputerSetJson, JobJson, QueueJson } from "../selection/jenkins-json.ts";
import { occupation } from "../selection/rank.ts";
import { type Snapshot, snapshot } from "../selection/snapshot.ts";
import type { Connection } from "./connection/connection.ts";
import { firstLook, type Patiently, patiently } from "./connection/patience.ts";
import { type JsonAnswer, readJson } from "./connection/read-json.ts";
import { JenkinsError, SelectionInputError } from "./jenkins-error.ts";

/** What one look at Jenkins has shown. */
export type Look = {
  readonly queue: QueueJson;
  readonly computer: ComputerSetJson;
  readonly snapshot: Snapshot;
  readonly jobs: readonly CandidateJob[];
  readonly excluded: readonly Excluded[];
  readonly occupation: Occupation;
};

const queueTree =
  "items[id,inQueueSince,blocked,buildable,stuck,pending,why,task[name,url,fullName],actions[parameters[name,value],causes[userId]]]";
const executable = "currentExecutable[number,url,timestamp,estimatedDuration,queueId]";
const computerTree = `computer[displayName,offline,temporarilyOffline,numExecutors,executors[idle,progress,${executable}],oneOffExecutors[idle,progress,${executable}]],totalExecutors,busyExecutors`;

/** The candidates as they were named. Throws a SelectionInputError with every mistake in them. */
export function candidatesOf(names: readonly string[]): readonly Candidate[] {
  const { candidates, mistakes } = parseCandidates(names);
  if (mistakes.length > 0) throw new SelectionInputError(mistakes.join("\n"));
  return candidates;
}

/** Looks until it can be seen, through the seconds in which a server starts. Rejects with a JenkinsError. */
export async function lookPatiently(
  connection: Connection,
  candidates: readonly Candidate[],
  how: Omit<Patiently, "patience">,
): Promise<Look> {
  return patiently(() => look(connection, candidates, how.signal), { ...how, patience: firstLook });
}

/**
 * Reads the queue, the computers and the candidates in one round trip. The queue's request is on its way before the
 * others, so that a build that starts in between is seen twice and not never.
 */
export async function look(
  connection: Connection,
  candidates: readonly Candidate[],
  signal?: AbortSignal,
): Promise<Look> {
  const asked = signal === undefined ? {} : { signal };
  const { promise: queueRead, sent } = readQueue(connection, asked);
  await sent;
  // Not waited for: a POST does, should it come to one.
  void connection.prepare?.();
  const [queue, computer, { jobs, excluded }] = await Promise.all([
    queueRead,
    readJson(connection, { path: "/computer/api/json", query: { tree: computerTree }, ...asked }),
    readJobs(connection, candidates, asked),
  ]);
  const seen = {
    queue: listIn<QueueJson>(connection, queue, { path: "/queue/api/json", list: "items" }),
    computer: listIn<ComputerSetJson>(connection, computer, { path: "/computer/api/json", list: "computer" }),
    now: queue.date ?? Date.now(),
  };
  const shown = snapshot(seen);
  const names = jobs.map(({ job }) => job);
  return {
    queue: seen.queue,
    computer: seen.computer,
    snapshot: shown,
    jobs,
    excluded,
    occupation: occupation(shown, names),
  };
}

/** Reads what the candidates are. Rejects with a JenkinsError. */
export async function readJobs(connection: Connection, candidates: readonly Candidate[], asked: Asked = {}) {
  const answers = await Promise.all(
    readsFor(candidates).map(async (read) => [read, await readCandidates(connection, read, asked)] as const),
  );
  return resolveCandidates(candidates, new Map(answers), connection.user);
}

type Asked = { readonly signal?: AbortSignal };

/** `sent` resolves when the request is on its way, or has failed. */
function readQueue(connection: Connection, asked: Asked) {
  let promise: Promise<JsonAnswer> | undefined;
  const sent = new Promise<void>((resolve) => {
    promise = readJson(connection, { path: "/queue/api/json", query: { tree: queueTree }, ...asked, sent: resolve });
    promise.then(
      () => resolve(),
      () => resolve(),
    );
  });
  if (promise === undefined) throw new Error("Internal error: the queue is not being read");
  return { promise, sent };
}

/** A candidate that is not there, or must not be seen, is no reason to give up the others. */
async function readCandidates(
  connection: Connection,
  { path, tree }: CandidateRead,
  asked: Asked,
): Promise<CandidateAnswer> {
  try {
    const { value } = await readJson(connection, { path, query: { tree }, ...asked });
    return { json: value as JobJson };
  } catch (error) {
    if (!(error instanceof JenkinsError)) throw error;
    const name = connection.user === undefined ? "anonymous" : `user ${connection.user}`;
    if (error.status === 404) return { why: `is not visible to ${name}, or does not exist` };
    if (error.status === 403 && error.isFinal) return { why: `must not be read by ${name}` };
    // A page that Jenkins cannot make is its own trouble.
    if (error.status === 500 && error.isFinal) return { why: "cannot be read: Jenkins answers 500" };
    throw error;
  }
}

/** Anything but a list is not Jenkins' answer, and least of all an empty queue. */
function listIn<Json>(
  connection: Connection,
  { value }: JsonAnswer,
  { path, list }: { readonly path: string; readonly list: string },
): Json {
  if (Array.isArray((value as { readonly [name: string]: unknown })[list])) return value as Json;
  const url = `${connection.url}${path}`;
  const message = `GET ${url}: what came back is JSON, but has no '${list}' and is not Jenkins' data`;
  throw new JenkinsError("not-jenkins", message, { method: "GET", url, status: 200 });
}
