import assert from "node:assert/strict";
import { test } from "node:test";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { select } from "../support/selections.ts";

const endless = { parameters: [{ name: "N", kind: "string" }], durationMs: "until-told" } as const;
const who = { user: "user", token: "token" };

for (const startingMs of [300, 2500])
  test(`a request that waits through an orderly restart of ${startingMs} ms is followed to its end`, async () => {
    await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
    const options = { url: jenkins.url, ...who, candidates: ["a"], pollMs: 100 };
    await select({ ...options, parameters: { N: "first" }, waitFor: "started" });
    let restarted: Promise<void> | undefined;
    const { result } = await select({ ...options, parameters: { N: "second" } }, ({ event }) => {
      if (event === "queue.waiting") restarted ??= jenkins.restart({ how: "orderly", awayMs: 500, startingMs });
      if (event === "build.started") jenkins.finish("a", "SUCCESS");
    });
    await restarted;
    assert.deepEqual([result.outcome, result.result, result.buildNumber], ["finished", "SUCCESS", 2], result.reason);
    assert.equal(jenkins.builds("a").length, 2);
  });

test("a build that an orderly restart aborts is told as aborted", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  let restarted: Promise<void> | undefined;
  const { result } = await select({ url: jenkins.url, ...who, candidates: ["a"], pollMs: 100 }, ({ event }) => {
    if (event === "build.started") restarted = jenkins.restart({ how: "orderly", awayMs: 300, startingMs: 500 });
  });
  await restarted;
  assert.deepEqual([result.outcome, result.result], ["finished", "ABORTED"], result.reason);
});

test("a build that vanishes with a crash is lost sight of, and not claimed", { timeout: 90_000 }, async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  let restarted: Promise<void> | undefined;
  const { result } = await select({ url: jenkins.url, ...who, candidates: ["a"], pollMs: 100 }, ({ event }) => {
    if (event === "build.started") restarted = jenkins.restart({ how: "crash", awayMs: 300, startingMs: 500 });
  });
  await restarted;
  assert.equal(result.outcome, "lost-sight");
  assert.match(result.reason, /there is nothing \(404\).*look at .*\/job\/a\/1\//);
});

test("a server that is starting when it is asked first is waited for, and triggered once", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: { ...endless, durationMs: 0 } } });
  const restarted = jenkins.restart({ how: "orderly", awayMs: 400, startingMs: 2500 });
  const { result } = await select({ url: jenkins.url, ...who, candidates: ["a"] });
  await restarted;
  assert.deepEqual([result.outcome, result.result], ["finished", "SUCCESS"], result.reason);
  assert.equal(jenkins.builds("a").length, 1);
});

test("a server that begins to restart just before the trigger is triggered once, when it is back", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: { ...endless, durationMs: 0 } } });
  let restarted: Promise<void> | undefined;
  const { result } = await select({ url: jenkins.url, ...who, candidates: ["a"] }, ({ event }) => {
    if (event === "select.ranked") restarted = jenkins.restart({ how: "orderly", awayMs: 400, startingMs: 2500 });
  });
  await restarted;
  assert.deepEqual([result.outcome, result.result], ["finished", "SUCCESS"], result.reason);
  assert.equal(jenkins.builds("a").length, 1);
});

test("where nobody listens between the look and the trigger, it is triggered when somebody does", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: { ...endless, durationMs: 0 }, b: endless } });
  await using proxy = await startFaultProxy(jenkins.url);
  let back: Promise<void> | undefined;
  const { result } = await select({ url: proxy.url, ...who, candidates: ["a"] }, ({ event }) => {
    if (event === "trigger.sent") back = proxy.refuse(6500);
  });
  await back;
  assert.deepEqual([result.outcome, result.result], ["finished", "SUCCESS"], result.reason);
  assert.equal(jenkins.builds("a").length, 1);
});

test("a request that is stopped while nobody listens sends nothing", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  await using proxy = await startFaultProxy(jenkins.url);
  const stop = new AbortController();
  let back: Promise<void> | undefined;
  const { result } = await select({ url: proxy.url, ...who, candidates: ["a"], signal: stop.signal }, ({ event }) => {
    if (event !== "trigger.sent") return;
    back = proxy.refuse(3000);
    setTimeout(() => stop.abort("enough"), 500);
  });
  await back;
  assert.equal(result.outcome, "not-triggered", result.reason);
  assert.deepEqual(jenkins.builds("a"), []);
});
