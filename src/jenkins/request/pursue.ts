import { type Build, readBuild } from "../build/build.ts";
import { handOnConsole, untilDone, type Watch } from "../build/follow.ts";
import type { Connection } from "../connection/connection.ts";
import { following, patiently } from "../connection/patience.ts";
import { Interruption } from "../interruption.ts";
import { type Interruptions, interruptions } from "../interruptions.ts";
import { JenkinsError } from "../jenkins-error.ts";
import type { SelectAndTriggerOptions } from "../selection-options.ts";
import type { Story } from "../story.ts";
import { type OwnRequest, pageOf } from "./own-request.ts";
import { type End, type Position, type Pursuit, waitInQueue } from "./wait-in-queue.ts";
import { withdraw } from "./withdraw.ts";

/**
 * Follows what was triggered as far as was asked, and stops it where a limit is over or the caller wants so.
 * Resolves however that went.
 */
export async function pursue(pursuit: Pursuit): Promise<End> {
  const { connection, options } = pursuit.sender;
  const interrupt = interruptions(options.signal);
  const at: Position = { request: pursuit.request, place: { ...pursuit.place } };
  try {
    return await follow(pursuit, at, interrupt);
  } catch (error) {
    if (error instanceof Interruption) return await breakOff(pursuit, at, error);
    if (!(error instanceof JenkinsError)) throw error;
    return { outcome: "lost-sight", reason: `${error.message}; look at ${whereOf(connection, at)}` };
  } finally {
    interrupt.release();
  }
}

async function follow(pursuit: Pursuit, at: Position, interrupt: Interruptions): Promise<End> {
  const { sender, story } = pursuit;
  const { connection, options } = sender;
  const { waitFor = "finished", pollMs = 5000, random = Math.random } = options;
  const watch: Watch = { signal: interrupt.signal, pollMs, random, notice: story.notice };
  if (waitFor === "queued" && at.place.build === undefined)
    return { outcome: "queued", reason: `${at.request.own.job} waits in the queue` };

  interrupt.limit("queue-timeout", options.queueTimeoutMs);
  const waited = at.place.build === undefined ? await waitInQueue(pursuit, at, watch) : undefined;
  if (waited !== undefined && "outcome" in waited) return waited;
  interrupt.limit("timeout", options.timeoutMs);
  if (at.place.build === undefined) throw new Error("Internal error: it has started, and has no build");

  const { own, keep } = at.request;
  const { number, url } = at.place.build;
  story.buildNumber = number;
  story.buildUrl = url || `${pageOf(connection, own.job)}${number}/`;
  keep(at.place);
  const build = { job: own.job, number };
  const { signal, notice } = watch;
  const first = await patiently(() => readBuild(connection, build, signal), { patience: following, signal, notice });
  sayStarted(own, story, { build: first, since: waited?.since });
  if (waitFor !== "finished") return { outcome: "started", reason: `${own.job} #${number} has started` };
  const end = await followBuild(pursuit, build, { watch, interrupt });
  keep(at.place, { settled: true });
  return end;
}

async function followBuild(
  { sender, story }: Pursuit,
  at: { readonly job: string; readonly number: number },
  { watch, interrupt }: { readonly watch: Watch; readonly interrupt: Interruptions },
) {
  const { connection, options } = sender;
  const { log = "stream", reporter } = options;
  const take = reporter?.log;
  let over: Build | undefined;
  const seen = (build: Build) => {
    if (!build.isDone) return;
    over = build;
    // What is left to do is to read its console, and that is no time of the build.
    interrupt.limit("timeout", undefined);
  };
  const streamed = log === "stream" ? { log: take } : {};
  const build: Build = await unlessOver(untilDone(connection, at, { ...watch, ...streamed, seen }), () => over, story);
  const end = finished(at.job, story, build);
  if (log === "on-failure" && take !== undefined && !isAllowed(build, options))
    await unlessOver(handOnConsole(connection, at, { ...watch, log: take }), () => build, story);
  return end;
}

/** A build that is over needs no stopping: who interrupts us then only does without the rest of its console. */
async function unlessOver<Value>(
  following: Promise<Value>,
  over: () => Build | undefined,
  story: Story,
): Promise<Value | Build> {
  try {
    return await following;
  } catch (error) {
    const build = over();
    if (!(error instanceof Interruption) || build === undefined) throw error;
    story.notice(`the console is not whole: ${error.message}`);
    return build;
  }
}

function isAllowed({ result }: Build, { allowResults = ["SUCCESS"] }: SelectAndTriggerOptions): boolean {
  return result !== null && allowResults.includes(result);
}

function sayStarted(
  { job }: OwnRequest,
  story: Story,
  { build, since }: { readonly build: Build; readonly since: number | undefined },
): void {
  // By the server's clock where it is known: we look only every few seconds.
  const byServer = since === undefined || build.timestamp === 0 ? undefined : build.timestamp - since;
  const bySight = story.sentAt === undefined ? 0 : performance.now() - story.sentAt;
  story.waitedMs =
    byServer === undefined || story.joined || story.moves > 0 ? bySight : Math.max(0, Math.min(byServer, bySight));
  if (build.url !== "") story.buildUrl = build.url;
  story.tell({
    event: "build.started",
    job,
    buildNumber: build.number,
    buildUrl: story.buildUrl ?? "",
    ...(build.node === undefined ? {} : { node: build.node === "" ? "the built-in node" : build.node }),
    waitedMs: Math.round(story.waitedMs),
  });
}

function finished(job: string, story: Story, build: Build): End {
  const result = build.result ?? "";
  story.result = result;
  story.tell({
    event: "build.finished",
    job,
    buildNumber: build.number,
    buildUrl: story.buildUrl ?? "",
    result,
    durationMs: build.durationMs,
  });
  return { outcome: "finished", reason: `${job} #${build.number} ended with ${result}` };
}

/** A limit is over, or the caller wants no more of it. */
async function breakOff({ sender, story }: Pursuit, at: Position, why: Interruption): Promise<End> {
  const { connection, options } = sender;
  const { request, place } = at;
  if (why.kind !== "cancelled" && options.onTimeout === "leave") {
    const left = place.build === undefined ? "it still waits" : "it still runs";
    const outcome = place.build === undefined ? "queued" : "started";
    return { outcome, reason: `${why.message}, and was left: ${left}; look at ${whereOf(connection, at)}` };
  }
  story.notice(`${why.message}; stopping it`);
  const {
    isSettled,
    isLeft,
    words,
    build,
    at: left,
  } = await withdraw(connection, request.own, place, { hurry: options.hurry });
  if (left !== undefined) {
    story.buildNumber = left.number;
    story.buildUrl = left.url;
  }
  const reason = `${why.message}; ${words}`;
  // Its place is known: nobody has lost sight of it.
  if (isLeft) return { outcome: left === undefined ? "queued" : "started", reason };
  if (!isSettled) return { outcome: "lost-sight", reason };
  request.keep(place, { settled: true });
  if (build === undefined) return { outcome: "not-triggered", reason };
  story.buildNumber = build.number;
  story.buildUrl = build.url;
  finished(request.own.job, story, build);
  return { outcome: "finished", reason };
}

/** Where a person looks. */
function whereOf(connection: Connection, { request, place }: Position): string {
  const page = pageOf(connection, request.own.job);
  return place.build === undefined ? `the queue and ${page}` : `${page}${place.build.number}/`;
}
