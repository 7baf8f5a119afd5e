import { setTimeout as wait } from "node:timers/promises";
import { JenkinsError } from "../jenkins/jenkins-error.ts";
import type { RankOptions } from "../jenkins/selection-options.ts";
import type { CandidateWatch } from "../jenkins/watch-candidates.ts";
import { parseDuration } from "../plan/duration.ts";
import { ansi, plain } from "../report/paint.ts";
import { hasColours } from "./colours.ts";
import type { Given } from "./given.ts";
import { untilLeft } from "./until-left.ts";
import { UsageError } from "./usage-error.ts";
import type { Io, Option } from "./verb.ts";
import { lineFace, screenFace, type WatchFace } from "./watch-face.ts";

export const watchOptions = {
  watch: { about: "Look again and again, until q or Ctrl-C; in a pipe or with --json, a line of JSON each time." },
  every: { value: "D", about: "Pause between two looks of --watch, from 200ms to 1h (2s)." },
} as const satisfies { readonly [name: string]: Option };

const usualMs = 2000;
const shortestMs = 200;
const longestMs = 3_600_000;
/** A server that starts is not asked more often. */
const shortestMsInTrouble = 1000;

/** Milliseconds between two looks. Throws a UsageError. */
export function everyOf(given: Given): number {
  const text = given.value("every");
  if (text === undefined) return usualMs;
  if (!given.has("watch")) throw new UsageError("--every goes with --watch");
  const ms = parseDuration(text);
  if (ms === undefined) throw new UsageError(`--every is written like 500ms, 2s or 1m; '${text}' is not`);
  if (ms < shortestMs || ms > longestMs) throw new UsageError(`--every is from 200ms to 1h, not '${text}'`);
  return ms;
}

/**
 * Shows how the candidates stand until somebody leaves; resolves with the exit code. Rejects with the JenkinsError of
 * a first look that will not go better the next time.
 */
export async function watch(options: RankOptions, everyMs: number, given: Given, io: Io): Promise<number> {
  const { stdout } = io;
  const isScreen = (stdout.isTTY ?? false) && !given.has("json") && process.env["TERM"] !== "dumb";
  const { watchCandidates } = await import("../jenkins/watch-candidates.ts");
  // On a screen equals keep their places: an order drawn anew with each look could not be read.
  const chance = Math.random();
  const watched = watchCandidates(isScreen ? { ...options, random: () => chance } : options);
  const left = untilLeft(stdout, isScreen ? process.stdin : undefined);
  const paint = hasColours(given, stdout) ? ansi : plain;
  const face = isScreen ? screenFace(stdout, { everyMs, paint }) : lineFace(io);
  try {
    await lookOnAndOn(watched, { face, everyMs, signal: left.signal });
    return 0;
  } finally {
    face.close();
    left.release();
    watched.close();
  }
}

type Watching = { readonly face: WatchFace; readonly everyMs: number; readonly signal: AbortSignal };

async function lookOnAndOn(watched: CandidateWatch, { face, everyMs, signal }: Watching): Promise<void> {
  const left = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  let hasSeen = false;
  while (!signal.aborted) {
    let pauseMs = everyMs;
    try {
      const look = await watched.look(signal);
      hasSeen = true;
      // A reader that is held up must not hold up who wants to leave.
      await Promise.race([face.show(look), left]);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof JenkinsError)) throw error;
      if (!hasSeen && isHopeless(error)) throw error;
      face.trouble(error);
      pauseMs = Math.max(everyMs, shortestMsInTrouble);
    }
    await wait(pauseMs, undefined, { signal }).catch(() => {});
  }
}

/** Wrong credentials, a wrong name: what has never gone well will not by itself. */
function isHopeless({ isFinal, mayPass }: JenkinsError): boolean {
  return isFinal || !mayPass;
}
