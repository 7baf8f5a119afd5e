import type { Connection } from "../connection/connection.ts";
import { pace } from "../connection/pace.ts";
import { following, patiently } from "../connection/patience.ts";
import { pause } from "../connection/pause.ts";
import { JenkinsError } from "../jenkins-error.ts";
import { forgetsItems, lookAtRequest, type Started } from "../request/look-at-request.ts";
import type { OwnRequest } from "../request/own-request.ts";
import type { QueueItem } from "../request/queue-item.ts";
import { type Build, readBuild } from "./build.ts";
import { type ConsoleLog, consoleLog } from "./console-log.ts";

/** How it is followed. */
export type Watch = {
  /** Breaks off; its reason is what the promise rejects with. */
  readonly signal: AbortSignal;
  readonly pollMs: number;
  readonly random: () => number;
  readonly notice: (words: string) => void;
};

/** How the time in the queue ended. */
export type QueueEnd =
  | Started
  | { readonly kind: "cancelled" }
  /** Jenkins shows neither an item nor a build of it. */
  | { readonly kind: "lost" };

/** Between the queue and the list of builds nothing may show for a moment; this long is no moment any more. */
const nowhereMs = 20_000;

/**
 * Follows a request until it starts or is cancelled: through restarts, and past the five minutes after which
 * Jenkins forgets items. Rejects with a JenkinsError where Jenkins has been away for too long.
 */
export async function untilStarted<Other>(
  connection: Connection,
  own: OwnRequest,
  {
    queueId,
    waiting,
    ...watch
  }: Watch & {
    readonly queueId: number | undefined;
    /** Called at each look that finds it in the queue. What it resolves with, other than undefined, is the end. */
    readonly waiting: (item: QueueItem) => Promise<Other | undefined>;
  },
): Promise<QueueEnd | Other> {
  const { signal, notice } = watch;
  const pauses = pace({ longestMs: watch.pollMs, random: watch.random });
  let nowhereSince: number | undefined;
  for (;;) {
    const standing = await patiently(() => lookAtRequest(connection, own, { queueId, signal }), {
      patience: following,
      signal,
      notice,
    });
    switch (standing.kind) {
      case "started":
      case "cancelled":
        return standing;
      case "waiting":
        nowhereSince = undefined;
        {
          const other = await waiting(standing.item);
          if (other !== undefined) return other;
        }
        break;
      case "nowhere":
        nowhereSince ??= performance.now();
        if (performance.now() - nowhereSince >= nowhereMs)
          return { kind: forgetsItems(connection) ? "cancelled" : "lost" };
        pauses.again();
        break;
    }
    await pause(pauses.next(), signal);
  }
}

/**
 * Follows a build until nothing of it will change any more, and hands on its console meanwhile, where `log` is
 * given. Rejects with a JenkinsError where the build is gone or Jenkins has been away for too long.
 */
export async function untilDone(
  connection: Connection,
  at: { readonly job: string; readonly number: number },
  { log, seen, ...watch }: Watch & { readonly log?: LogTaker | undefined; readonly seen?: (build: Build) => void },
): Promise<Build> {
  const { signal, notice } = watch;
  const pauses = pace({ longestMs: watch.pollMs, random: watch.random });
  const console = log === undefined ? undefined : consoleLog(connection, at);
  for (;;) {
    const build = await patiently(() => readBuild(connection, at, signal), { patience: following, signal, notice });
    seen?.(build);
    if (console !== undefined && log !== undefined) {
      const hasMoved = await handOn(console, { log, isLast: build.isDone, ...watch });
      if (hasMoved) pauses.again();
    }
    if (build.isDone) return build;
    await pause(pauses.next(), signal);
  }
}

/** Takes whole lines. While its promise is open no more are read. */
export type LogTaker = (lines: string) => void | Promise<void>;

/** Reads the console of a build that is over, from its beginning. */
export async function handOnConsole(
  connection: Connection,
  at: { readonly job: string; readonly number: number },
  watch: Watch & { readonly log: LogTaker },
): Promise<void> {
  await handOn(consoleLog(connection, at), { ...watch, isLast: true });
}

/**
 * Hands on what is there; of a build that is over, all that is left. The console matters less than the build: what cannot
 * be read is said, and does not stop the following. Resolves with whether anything came.
 */
async function handOn(
  console: ConsoleLog,
  { log, isLast, ...watch }: Watch & { readonly log: LogTaker; readonly isLast: boolean },
): Promise<boolean> {
  const { signal, notice } = watch;
  const pauses = pace({ longestMs: 1000, random: watch.random });
  const patience = isLast ? lastOfConsole : noPatience;
  let hasCome = false;
  let silentSince = performance.now();
  try {
    for (;;) {
      const piece = await patiently(() => console.read(signal), { patience, signal, notice });
      if (piece.lines !== "") await log(piece.lines);
      hasCome ||= piece.lines !== "";
      if (piece.lines !== "") silentSince = performance.now();
      if (piece.isBehind) continue;
      // The log of a build may be closed a moment after the build.
      if (!isLast || !piece.isMore || performance.now() - silentSince > closedMs) break;
      await pause(pauses.next(), signal);
    }
  } catch (error) {
    if (!(error instanceof JenkinsError)) throw error;
    if (isLast) notice(`the console is not whole: ${error.message}`);
    return hasCome;
  }
  const rest = isLast ? console.rest() : "";
  if (rest !== "") await log(rest);
  return hasCome;
}

/** A log that Jenkins does not close for so long after the build, and that brings nothing new, is taken for whole. */
const closedMs = 15_000;

/** The next look will try again. */
const noPatience = { away: 0, refused: 0, missing: 0 };
const lastOfConsole = { away: 20_000, refused: 10_000, missing: 2_000 };
