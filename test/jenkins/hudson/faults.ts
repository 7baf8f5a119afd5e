import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type Fault, startFaultProxy } from "../../support/fault-proxy.ts";
import { sharedHudson } from "../../support/hudson/shared.ts";
import type { Hudson } from "../../support/hudson.ts";
import { select } from "../../support/selections.ts";

/** More than a request needs from the first look to the end of its build. */
const positions = 10;

const faults: readonly (readonly [title: string, fault: Fault])[] = [
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
type Trial = {
  readonly outcome: string;
  readonly result: string | null;
  readonly builds: number;
  /** The trigger was hit, and the server has never had it. */
  readonly isTriggerKept: boolean;
  readonly words: string;
};

async function tryFault(hudson: Hudson, { job, fault, position }: { job: string; fault: Fault; position: number }) {
  await using proxy = await startFaultProxy(hudson.url);
  proxy.fault(fault, position);
  const before = (await hudson.builds(job)).length;
  const { result } = await select({
    url: proxy.url,
    candidates: [job],
    parameters: { N: `${position}` },
    requestTimeoutMs: 5000,
  });
  await wait(50);
  const builds = (await hudson.builds(job)).length - before;
  const hit = proxy.requests[position - 1];
  const isTriggerKept = hit?.method === "POST" && !hit.hasReached;
  const words = `${hit?.method} ${hit?.path}: ${result.outcome}, ${result.reason}`;
  return { outcome: result.outcome, result: result.result, builds, isTriggerKept, words } satisfies Trial;
}

/**
 * Exactly one build, seen to its end; only where the trigger never arrived there is none, and then nobody
 * claims one, nor that there is none: it could still be on its way.
 */
function check({ outcome, result, builds, isTriggerKept, words }: Trial): void {
  const expected = isTriggerKept
    ? { outcome: "lost-sight", result: null, builds: 0 }
    : { outcome: "finished", result: "SUCCESS", builds: 1 };
  assert.deepEqual({ outcome, result, builds }, expected, words);
}

test("whatever happens to any one request, exactly one build comes of it", async (t) => {
  const hudson = await sharedHudson("open");
  await Promise.all(
    faults.map(async ([title, fault], index) => {
      const job = `job-${index}`;
      await hudson.createJob(job, { parameters: { N: "" }, script: "true" });
      const trials: Trial[] = [];
      for (let position = 1; position <= positions; position++)
        trials.push(await tryFault(hudson, { job, fault, position }));
      await t.test(`with one request ${title}`, () => {
        assert.equal(trials.length, positions);
        for (const trial of trials) check(trial);
      });
    }),
  );
});
