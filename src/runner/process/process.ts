import { setTimeout as sleep } from "node:timers/promises";
import type { ProcessEnd } from "../../report/event.ts";
import { startChild } from "./child.ts";
import { Kin, type Root } from "./kin.ts";
import { launch } from "./launcher.ts";
import { NotBegunError } from "./not-begun-error.ts";
import type { CutAt } from "./output-lines.ts";
import type { OutputPipes } from "./output-pipe.ts";
import { markVariable, startTimeOf } from "./process-table.ts";

export type ProcessRequest = {
  /** The program, by absolute path, and its arguments. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: { readonly [name: string]: string };
  /** Unique to this process; found again in the environment of all that descend from it. */
  readonly mark: string;
  readonly pipes: OutputPipes;
  /** Whole lines, as they come. A promise holds the process back until it is settled. */
  readonly output: (lines: Buffer) => void | Promise<void>;
  /** Where a line that is too long may be cut, see `OutputLines`. */
  readonly cutAt?: CutAt;
  /** Told once it runs. */
  readonly started?: (process: { readonly pid: number; readonly startTime?: string }) => void;
  /** Told when it has ended, before its last output has come. */
  readonly ended?: () => void;
  /** Asked when it has ended with exit code 0: whether it has really done its work. */
  readonly isGood?: () => boolean;
} & Stopping;

export type Stopping = {
  /** Aborted to stop it. */
  readonly signal: AbortSignal;
  /** From the polite signal to the one that cannot be refused. */
  readonly graceMs: number;
  /** Aborted to end the grace at once. */
  readonly hurry?: AbortSignal;
};

/** How it ended, and who could not be ended with it. */
export type ProcessOutcome = { readonly end: ProcessEnd; readonly survivors: readonly number[] };

/**
 * Runs one process with all its descendants. A process that ends well may leave others behind (a
 * service that it started). One that ends badly, or is stopped, takes with it all that it started.
 * Resolves once it has ended, its output is delivered, and what had to go is gone; rejects if it
 * cannot be started.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessOutcome> {
  const { argv, cwd, mark, pipes } = request;
  const env = { ...request.env, [markVariable]: mark };
  const output = pipes.open(request.output, request.cutAt);
  try {
    const child = await startChild({ ...launch(argv, output.path, env), cwd, env }).catch(notBegun);
    const startTime = startTimeOf(child.pid);
    const root: Root = startTime === undefined ? { pid: child.pid } : { pid: child.pid, startTime };
    request.started?.(root);

    const stopped = stopOn(request, root, mark);
    const end = await Promise.race([child.ended, stopped.isInVain.then((): ProcessEnd => ({}))]);
    child.unref();
    request.ended?.();
    stopped.release();
    const clean = end.exitCode === 0 && !request.signal.aborted && (request.isGood?.() ?? true);
    const survivors = clean ? [] : await stopped.all();
    return { end, survivors };
  } finally {
    await output.finish();
  }
}

function notBegun(error: Error): never {
  throw new NotBegunError(error.message, { cause: error });
}

/** How long those that refuse the polite signal are killed again and again, and their children with them. */
const forceMs = 900;

/**
 * Ends a process and all that came of it: politely, then, after the grace, by force. The children of
 * another supervisor are left to it while it lives, at most for the grace. Resolves with those that are
 * still there; none, unless they are not ours to end.
 */
export async function stopProcesses(root: Root | undefined, mark: string, stopping: Omit<Stopping, "signal">) {
  const { graceMs, hurry } = stopping;
  const kin = new Kin(root, mark);
  const asked = new Set<number>();
  const ask = (pids: readonly number[]) => {
    const unasked = pids.filter((pid) => !asked.has(pid));
    if (unasked.length > 0) kin.ask(unasked);
    for (const pid of unasked) asked.add(pid);
  };

  const first = kin.look();
  if (first.areGone) return [];
  ask(first.near);
  const areGone = () => {
    const { near, far, areGone } = kin.look();
    if (near.length === 0) ask(far);
    return areGone;
  };
  await until(areGone, graceMs, hurry);

  const end = performance.now() + forceMs;
  for (;;) {
    const { near, far, areGone } = kin.look(true);
    if (areGone) return [];
    if (performance.now() > end) return [...near, ...far];
    await sleep(1);
  }
}

/** Begins to stop when asked to; `all` waits until everything is gone, whoever began it; `isInVain` comes if the process itself cannot be ended. */
function stopOn({ signal: asked, graceMs, hurry }: ProcessRequest, root: Root, mark: string) {
  let gone: Promise<readonly number[]> | undefined;
  let giveUp = () => {};
  const isInVain = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  const all = () => {
    gone ??= stopProcesses(root, mark, hurry === undefined ? { graceMs } : { graceMs, hurry });
    void gone.then((survivors) => survivors.includes(root.pid) && giveUp());
    return gone;
  };
  const stop = () => void all();
  if (asked.aborted) stop();
  else asked.addEventListener("abort", stop, { once: true });
  return { all, isInVain, release: () => asked.removeEventListener("abort", stop) };
}

/** Looks ever less often, until it is so or the time is up. */
async function until(isSo: () => boolean, limitMs: number, hurry?: AbortSignal): Promise<void> {
  const end = performance.now() + limitMs;
  for (let pause = 5; !isSo() && performance.now() < end && !hurry?.aborted; pause = Math.min(pause * 1.5, 100)) {
    const left = Math.max(1, Math.min(pause, end - performance.now()));
    await sleep(left, undefined, hurry === undefined ? {} : { signal: hurry }).catch(() => {});
  }
}
