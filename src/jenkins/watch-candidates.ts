import type { WatchedLook } from "../report/selection/watched-look.ts";
import { withForecast } from "../selection/expected-start.ts";
import type { ComputerSetJson, QueueItemJson } from "../selection/jenkins-json.ts";
import { jobAt } from "../selection/job-path.ts";
import { rank } from "../selection/rank.ts";
import type { Snapshot } from "../selection/snapshot.ts";
import { openConnection } from "./connection/client.ts";
import { candidatesOf, look } from "./look.ts";
import type { RankOptions } from "./selection-options.ts";

/** Candidates that are looked at again and again. */
export type CandidateWatch = {
  /** Looks once, without patience. Rejects with a JenkinsError where Jenkins cannot be read, or with the signal's reason. */
  readonly look: (signal: AbortSignal) => Promise<WatchedLook>;
  /** Ends idle sockets. */
  readonly close: () => void;
};

/**
 * Watches candidates through one connection; triggers nothing, and reads nothing before the first look. Throws a
 * SelectionInputError where the options cannot be used.
 */
export function watchCandidates(options: RankOptions): CandidateWatch {
  const candidates = candidatesOf(options.candidates);
  const connection = openConnection(options);
  const { strategy, random = Math.random } = options;
  return {
    look: async (signal) => {
      const seen = await look(connection, candidates, signal);
      const { snapshot, queue, computer, jobs, excluded, occupation } = seen;
      const names = jobs.map(({ job }) => job);
      return {
        at: new Date(snapshot.now).toISOString(),
        ...withForecast(rank(snapshot, names, { strategy, random }), snapshot),
        excluded,
        ...occupation,
        running: runningOf(snapshot, names, nodesIn(computer)),
        waiting: waitingOf(snapshot, names, queue.items),
      };
    },
    close: connection.close,
  };
}

/** Names of nodes by Jenkins job and number of the builds on them. */
function nodesIn({ computer }: ComputerSetJson): ReadonlyMap<string, string> {
  const nodes = new Map<string, string>();
  // Of a pipeline the node that works for it is told, and not the one that holds its script.
  for (const kind of ["oneOffExecutors", "executors"] as const)
    for (const node of computer ?? [])
      for (const executor of node?.[kind] ?? []) {
        const at = jobAt(executor?.currentExecutable?.url ?? "");
        const number = at?.build ?? executor?.currentExecutable?.number;
        if (at !== undefined && node?.displayName) nodes.set(`${at.job}#${number}`, node.displayName);
      }
  return nodes;
}

function runningOf(
  { running }: Snapshot,
  names: readonly string[],
  nodes: ReadonlyMap<string, string>,
): WatchedLook["running"] {
  return names.flatMap((job) =>
    (running.get(job) ?? [])
      .map(({ number, progress }) => ({ job, number, progress, node: nodes.get(`${job}#${number}`) }))
      .sort((a, b) => a.number - b.number),
  );
}

function waitingOf(
  { waiting, now }: Snapshot,
  names: readonly string[],
  items: readonly (QueueItemJson | null)[],
): WatchedLook["waiting"] {
  const reasons = new Map(items.flatMap((item) => (item === null ? [] : [[item.id, item.why ?? ""]])));
  return names
    .flatMap((job) => (waiting.get(job) ?? []).map((item) => ({ job, ...item })))
    .sort((a, b) => a.since - b.since || a.id - b.id)
    .map(({ job, id, since }) => ({ job, id, waitedMs: Math.max(0, now - since), why: reasons.get(id) ?? "" }));
}
