import type { ComputerJson, ExecutorJson, QueueItemJson, Seen } from "../../src/selection/jenkins-json.ts";
import { jobPath } from "../../src/selection/job-path.ts";

/** Where the Jenkins of these tests says that it lies. */
export const root = "https://ci.example/jenkins";

export const now = Date.UTC(2026, 0, 2, 3, 4, 5);

/** An executor with a build of a Jenkins job. */
export function busy(job: string, progress: number, more: ExecutorJson["currentExecutable"] = {}): ExecutorJson {
  const executable = { number: 7, url: `${root}${jobPath(job)}/7/`, ...more };
  return { idle: false, progress, currentExecutable: executable };
}

export const idle: ExecutorJson = { idle: true, progress: -1, currentExecutable: null };

/** An item of a Jenkins job that has waited for so many seconds. */
export function waits(job: string, seconds: number, more: Partial<QueueItemJson> = {}): QueueItemJson {
  const task = { name: job.split("/").at(-1) ?? "", url: `${root}${jobPath(job)}/` };
  return { id: 1000 - seconds, inQueueSince: now - seconds * 1000, blocked: true, buildable: false, task, ...more };
}

/** A Jenkins with one node. */
export function fleet(executors: readonly ExecutorJson[], items: readonly QueueItemJson[] = []): Seen {
  return fleetOf([{ displayName: "Built-In Node", offline: false, executors }], items);
}

export function fleetOf(computer: readonly ComputerJson[], items: readonly QueueItemJson[] = []): Seen {
  return { computer: { computer }, queue: { items }, now };
}

/** Chance that can be repeated: the same numbers for the same seed, from 0 up to, but without, 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
