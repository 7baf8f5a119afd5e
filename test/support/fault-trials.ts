import assert from "node:assert/strict";
import { type Fault, startFaultProxy } from "./fault-proxy.ts";
import { select } from "./selections.ts";

/** Everything that may happen to one request on its way. */
export const faults: readonly (readonly [title: string, fault: Fault])[] = [
  ["dropped before the server gets it", { kind: "drop-before" }],
  ["dropped after the server has answered", { kind: "drop-after" }],
  ["held back before the server gets it", { kind: "delay", ms: 700, hold: "request" }],
  ["held back before its answer", { kind: "delay", ms: 700, hold: "answer" }],
  ["cut in the body of its answer", { kind: "cut-body" }],
  ["cut in the headers of its answer", { kind: "cut-headers" }],
  ["answered with 502 by a gateway that asked nobody", { kind: "error-page", status: 502, isForwarded: false }],
  ["answered with 503 by a gateway that asked nobody", { kind: "error-page", status: 503, isForwarded: false }],
  ["answered with 502 by a gateway that has asked", { kind: "error-page", status: 502, isForwarded: true }],
  ["answered with 503 by a gateway that has asked", { kind: "error-page", status: 503, isForwarded: true }],
];

/** What happened with a fault at one position. */
export type Trial = {
  readonly outcome: string;
  readonly result: string | null;
  readonly builds: number;
  /** The trigger was hit, and the server has never had it. */
  readonly isTriggerKept: boolean;
  readonly words: string;
};

export type TrialOptions = {
  readonly url: string;
  readonly user?: string;
  readonly token?: string;
  readonly job: string;
  readonly fault: Fault;
  /** Number of the request, from 1. */
  readonly position: number;
  /** How many builds the Jenkins job has. */
  readonly countBuilds: () => Promise<number>;
};

/** Follows one request to its end over a proxy that does this to one of its requests. The job has a parameter `N`. */
export async function tryFault({ url, job, fault, position, countBuilds, ...who }: TrialOptions): Promise<Trial> {
  await using proxy = await startFaultProxy(url);
  proxy.fault(fault, position);
  const before = await countBuilds();
  const { result } = await select({
    ...who,
    url: proxy.url,
    candidates: [job],
    parameters: { N: `${position}` },
    requestTimeoutMs: 5000,
  });
  const builds = (await countBuilds()) - before;
  const hit = proxy.requests[position - 1];
  const isTriggerKept = hit?.method === "POST" && !hit.hasReached;
  const words = `${hit?.method} ${hit?.path}: ${result.outcome}, ${result.reason}`;
  return { outcome: result.outcome, result: result.result, builds, isTriggerKept, words };
}

/**
 * Exactly one build, seen to its end; only where the trigger never arrived there is none, and then nobody claims
 * one, nor that there is none: it could still be on its way.
 */
export function checkTrial({ outcome, result, builds, isTriggerKept, words }: Trial): void {
  const expected = isTriggerKept
    ? { outcome: "lost-sight", result: null, builds: 0 }
    : { outcome: "finished", result: "SUCCESS", builds: 1 };
  assert.deepEqual({ outcome, result, builds }, expected, words);
}
