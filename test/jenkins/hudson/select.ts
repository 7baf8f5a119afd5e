import assert from "node:assert/strict";
import { test } from "node:test";
import { JenkinsError } from "../../../src/jenkins/jenkins-error.ts";
import { rankCandidates } from "../../../src/jenkins/rank-candidates.ts";
import { withdrawRemembered } from "../../../src/jenkins/request/withdraw-remembered.ts";
import { guardedUsers, sharedHudson } from "../../support/hudson/shared.ts";
import { namesOf, select } from "../../support/selections.ts";

const quick = { parameters: { REF: "main" }, script: 'echo "ref is $REF"' };
const long = { parameters: { REF: "main" }, script: "echo begun; exec sleep 60" };

test("a request is ranked, triggered with its parameters and followed to its end, with its whole console", async () => {
  const hudson = await sharedHudson("open");
  for (const name of ["a", "b"]) await hudson.createJob(name, quick);
  const value = " two\nlines & 'quotes' = \"ü€😀\" %41 + ";
  const selection = await select({ url: hudson.url, candidates: ["a", "b"], parameters: { REF: value } });
  const { result } = selection;
  assert.equal(result.outcome, "finished", result.reason);
  assert.equal(result.result, "SUCCESS");
  assert.equal(result.buildUrl, `${hudson.url}/job/${result.job}/1/`);
  assert.deepEqual((await hudson.builds(result.job ?? ""))[0]?.parameters, { REF: value });
  assert.match(selection.log, /^ref is {2}two\nlines & 'quotes' = "ü€😀" %41 \+ \n/m);
  assert.match(selection.log, /\nFinished: SUCCESS\n$/);
  assert.equal(selection.remembered.at(-1)?.settled, true);
  assert.equal(namesOf(selection)[0], "select.ranked");
  assert.equal(namesOf(selection).at(-1), "select.finished");
});

test("what runs and what waits decides: idle before running before queued", async () => {
  const hudson = await sharedHudson("open");
  for (const name of ["idle", "running", "queued"]) await hudson.createJob(name, long);
  for (const REF of ["1", "2"]) await hudson.post("/job/queued/buildWithParameters", { REF });
  await hudson.post("/job/running/buildWithParameters", { REF: "1" });
  await hudson.running("queued", 1);
  await hudson.running("running", 1);
  const { ranking, executors, queue } = await rankCandidates({ url: hudson.url, candidates: ["queued", "*"] });
  assert.deepEqual(
    ranking.map(({ job, running, queued }) => ({ job, running, queued })),
    [
      { job: "idle", running: 0, queued: 0 },
      { job: "running", running: 1, queued: 0 },
      { job: "queued", running: 1, queued: 1 },
    ],
  );
  assert.deepEqual({ executors, queue }, { executors: { total: 4, busy: 2 }, queue: { waiting: 1, candidates: 1 } });
});

test("candidates that are disabled, missing, or cannot take the parameters are left out, each with its reason", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("off", { ...quick, disabled: true });
  await hudson.createJob("other", { script: "true", parameters: { ref: "" } });
  await hudson.createJob("tone", { script: "true", parameters: { REF: ["dev", "main"] } });
  await hudson.createJob("none", { script: "true" });
  const { result } = await select({
    url: hudson.url,
    candidates: ["off", "other", "tone", "none", "nowhere"],
    parameters: { REF: "geheim" },
  });
  assert.equal(result.outcome, "not-triggered");
  assert.deepEqual(
    [...result.excluded].sort((a, b) => a.job.localeCompare(b.job)),
    [
      { job: "none", why: "declares no parameters, and so not 'REF'" },
      { job: "nowhere", why: "is not visible to anonymous, or does not exist" },
      { job: "off", why: "is disabled" },
      { job: "other", why: "does not declare the parameter 'REF'; did you mean 'ref'?" },
      { job: "tone", why: "has no such choice for 'REF'; it has 'dev', 'main'" },
    ],
  );
  assert.ok(!JSON.stringify(result).includes("geheim"));
});

test("a job without parameters is triggered; a failed build is told as such", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("plain", { script: "echo about to fail; false" });
  const selection = await select({ url: hudson.url, candidates: ["plain"], log: "on-failure" });
  assert.equal(selection.result.result, "FAILURE");
  assert.match(selection.log, /about to fail/);
});

test("an equal request that waits is joined, or refused, as asked", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", long);
  await hudson.post("/job/one/buildWithParameters", { REF: "first" });
  await hudson.running("one", 1);
  await hudson.post("/job/one/buildWithParameters", { REF: "same" });
  const asked = { url: hudson.url, candidates: ["one"], parameters: { REF: "same" }, waitFor: "queued" } as const;
  const refused = await select({ ...asked, duplicates: "refuse" });
  assert.equal(refused.result.outcome, "not-triggered");
  assert.match(refused.result.reason, /^an equal request waits already, as item \d+ of one/);
  const joined = await select(asked);
  assert.equal(joined.result.outcome, "queued");
  assert.equal(joined.result.joined, true);
  const { items } = await hudson.getJson<{ items: unknown[] }>("/queue/api/json?tree=items[id]");
  assert.equal(items.length, 1);
});

test("a request that is stopped while it waits is cancelled, and no build comes of it", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", long);
  await hudson.post("/job/one/buildWithParameters", { REF: "first" });
  await hudson.running("one", 1);
  const stop = new AbortController();
  const { result } = await select(
    { url: hudson.url, candidates: ["one"], parameters: { REF: "second" }, signal: stop.signal },
    ({ event }) => event === "trigger.confirmed" && stop.abort("stopped by a test"),
  );
  assert.equal(result.outcome, "not-triggered", result.reason);
  assert.match(result.reason, /^stopped by a test; item \d+ of one was cancelled before it started/);
  const { items } = await hudson.getJson<{ items: unknown[] }>("/queue/api/json?tree=items[id]");
  assert.deepEqual(items, []);
});

test("a limit in the queue cancels the request; with leave it goes on waiting", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", long);
  await hudson.post("/job/one/buildWithParameters", { REF: "first" });
  await hudson.running("one", 1);
  const asked = { url: hudson.url, candidates: ["one"], queueTimeoutMs: 700 };
  const left = await select({ ...asked, parameters: { REF: "left" }, onTimeout: "leave" });
  assert.equal(left.result.outcome, "queued");
  assert.match(left.result.reason, /^it waited in the queue for longer than 700 ms, and was left/);
  const cancelled = await select({ ...asked, parameters: { REF: "gone" } });
  assert.equal(cancelled.result.outcome, "not-triggered");
  const { items } = await hudson.getJson<{ items: { params: string }[] }>("/queue/api/json?tree=items[params]");
  assert.deepEqual(
    items.map(({ params }) => params.includes("left")),
    [true],
  );
});

test("a build that takes longer than its limit is stopped, and seen to be", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", long);
  const { result, remembered } = await select({ url: hudson.url, candidates: ["one"], timeoutMs: 1500 });
  assert.deepEqual([result.outcome, result.result], ["finished", "ABORTED"], result.reason);
  assert.deepEqual(
    (await hudson.builds("one")).map(({ result: end }) => end),
    ["ABORTED"],
  );
  assert.equal(remembered.at(-1)?.settled, true);
});

test("what one process remembers of its request is enough for another to stop it", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", long);
  const options = { url: hudson.url, candidates: ["one"], parameters: { REF: "of a process that died" } };
  for (const known of ["build", "nothing"] as const) {
    const { remembered } = await select({ ...options, waitFor: "started" });
    const last = known === "build" ? remembered.at(-1) : remembered[0];
    assert.ok(last !== undefined);
    assert.equal(last.buildNumber !== undefined, known === "build");
    const { isSettled, words } = await withdrawRemembered(last, options);
    assert.equal(isSettled, true, words);
    assert.match(words, /^one #\d was stopped: ABORTED$/);
  }
});

test("with security and enforced crumbs a password triggers and stops", async () => {
  const hudson = await sharedHudson("guarded");
  await hudson.createJob("one", long);
  const options = { url: hudson.url, user: "admin", token: guardedUsers.admin.password, candidates: ["one"] };
  const { result } = await select({ ...options, timeoutMs: 1000 });
  assert.deepEqual([result.outcome, result.result], ["finished", "ABORTED"], result.reason);
});

test("a wrong password, a missing permission and a missing login are told apart from all else", async () => {
  const hudson = await sharedHudson("guarded");
  await hudson.createJob("one", quick);
  const asked = { url: hudson.url, candidates: ["one"] };
  await assert.rejects(rankCandidates({ ...asked, user: "admin", token: "wrong" }), (error: unknown) => {
    assert.ok(error instanceof JenkinsError);
    assert.match(error.message, /user 'admin' lacks a permission \(403\)/);
    assert.ok(!error.message.includes("wrong"));
    return true;
  });
  const reader = await select({ ...asked, user: "reader", token: guardedUsers.reader.password });
  assert.equal(reader.result.outcome, "not-triggered", reader.result.reason);
  assert.match(reader.result.reason, /user 'reader' lacks a permission \(403\)/);
  assert.deepEqual(await hudson.builds("one"), []);
});
