import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import type { JobOptions } from "../support/fake-jenkins/options.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { namesOf, select } from "../support/selections.ts";

const job: JobOptions = { parameters: [{ name: "N", kind: "string" }], durationMs: "until-told" };

/** Two Jenkins jobs that are busy, and executors for more. */
async function busyPair(options: JobOptions = job): Promise<FakeJenkins> {
  const jenkins = await startFakeJenkins({
    jobs: { a: options, b: options },
    nodes: [{ name: "built-in", executors: 4 }],
  });
  for (const name of ["a", "b"])
    await select({ ...who(jenkins), candidates: [name], parameters: { N: `first of ${name}` }, waitFor: "started" });
  return jenkins;
}

function who(jenkins: FakeJenkins) {
  return { url: jenkins.url, user: "user", token: "token", pollMs: 200 };
}

/** Lets the request land at `a`: both weigh the same but for how far they are, and chance decides. */
const toA = { candidates: ["a", "b"], random: () => 0 };

test("a request that waits moves to a name that becomes free, and runs there once", async () => {
  await using jenkins = await busyPair();
  let landed = "";
  const selection = await select({ ...who(jenkins), ...toA, parameters: { N: "mine" } }, (event) => {
    if (event.event === "trigger.confirmed") {
      landed = event.job;
      jenkins.finish(landed === "a" ? "b" : "a");
    }
    if (event.event === "build.started") jenkins.finish(event.job);
  });
  const { result, events } = selection;
  const other = landed === "a" ? "b" : "a";
  assert.deepEqual(
    [result.outcome, result.result, result.job, result.moves],
    ["finished", "SUCCESS", other, 1],
    result.reason,
  );
  assert.deepEqual(jenkins.items(), []);
  const mine = ["a", "b"]
    .flatMap((name) => jenkins.builds(name))
    .filter(({ parameters }) => parameters["N"] === "mine");
  assert.equal(mine.length, 1);
  const moved = events.find(({ event }) => event === "queue.moved");
  assert.deepEqual(moved, {
    at: moved?.at,
    event: "queue.moved",
    from: landed,
    job: other,
    queueId: 4,
    why: `${other} became free`,
  });
  assert.ok(result.waitedMs > 900, "the time in the first queue counts");
  const kept = selection.remembered.map(({ job: name, movesTo, queueId }) => [name, movesTo, queueId]);
  assert.ok(
    kept.some(([name, movesTo]) => name === landed && movesTo === other),
    JSON.stringify(kept),
  );
});

test("with move: false it stays where it is", async () => {
  await using jenkins = await busyPair();
  const selection = await select(
    { ...who(jenkins), ...toA, parameters: { N: "mine" }, move: false, queueTimeoutMs: 4500 },
    (event) => {
      if (event.event === "trigger.confirmed") jenkins.finish(event.job === "a" ? "b" : "a");
    },
  );
  assert.equal(selection.result.outcome, "not-triggered", selection.result.reason);
  assert.ok(!namesOf(selection).includes("queue.moved"));
});

test("what others joined does not move", async () => {
  await using jenkins = await busyPair();
  let joins: Promise<unknown> | undefined;
  const options = { ...who(jenkins), parameters: { N: "same" } };
  const selection = await select({ ...options, ...toA, queueTimeoutMs: 4500 }, (event) => {
    if (event.event !== "trigger.confirmed") return;
    joins = select({ ...options, candidates: [event.job], waitFor: "queued" }).then(() =>
      jenkins.finish(event.job === "a" ? "b" : "a"),
    );
  });
  await joins;
  assert.equal(selection.result.outcome, "queued", selection.result.reason);
  assert.equal(selection.result.moves, 0);
  assert.equal(jenkins.items().length, 1);
});

test("a request that starts just as it would be moved stays, and runs once", async () => {
  await using jenkins = await busyPair();
  const { result } = await select(
    {
      ...who(jenkins),
      ...toA,
      parameters: { N: "mine" },
      remember: ({ movesTo, job: name }) => {
        // Its own Jenkins job becomes free before the cancel arrives.
        if (movesTo !== undefined) jenkins.finish(name, "SUCCESS", 1);
      },
    },
    (event) => {
      if (event.event === "trigger.confirmed") jenkins.finish(event.job === "a" ? "b" : "a");
      if (event.event === "build.started") jenkins.finish(event.job);
    },
  );
  assert.deepEqual([result.outcome, result.result], ["finished", "SUCCESS"], result.reason);
  const mine = ["a", "b"]
    .flatMap((name) => jenkins.builds(name))
    .filter(({ parameters }) => parameters["N"] === "mine");
  assert.equal(mine.length, 1);
});

test("a request stopped while it waits after a move leaves nothing behind", async () => {
  await using jenkins = await busyPair();
  const stop = new AbortController();
  const { result } = await select(
    { ...who(jenkins), ...toA, parameters: { N: "mine" }, signal: stop.signal },
    (event) => {
      if (event.event === "trigger.confirmed") jenkins.finish(event.job === "a" ? "b" : "a");
      if (event.event === "queue.moved") stop.abort("enough");
    },
  );
  assert.ok(["not-triggered", "finished"].includes(result.outcome), result.reason);
  assert.deepEqual(jenkins.items(), []);
  const running = ["a", "b"]
    .flatMap((name) => jenkins.builds(name))
    .filter(({ phase, parameters }) => phase !== "done" && parameters["N"] === "mine");
  assert.deepEqual(running, []);
});

test("without the permission to cancel a request stays where it is, and is followed on", async () => {
  const users = [{ name: "user", token: "token", permissions: { "*": ["Read", "Build"] } }] as const;
  await using jenkins = await startFakeJenkins({
    jobs: { a: job, b: job },
    nodes: [{ name: "built-in", executors: 4 }],
    users,
  });
  for (const name of ["a", "b"])
    await select({ ...who(jenkins), candidates: [name], parameters: { N: "first" }, waitFor: "started" });
  let landed = "";
  const { result, notices } = await select(
    {
      ...who(jenkins),
      ...toA,
      parameters: { N: "mine" },
      remember: ({ movesTo }) => {
        if (movesTo !== undefined) setTimeout(() => jenkins.finish(landed, "SUCCESS", 1), 300);
      },
    },
    (event) => {
      if (event.event === "trigger.confirmed") {
        landed = event.job;
        jenkins.finish(landed === "a" ? "b" : "a");
      }
      if (event.event === "build.started") jenkins.finish(event.job, "SUCCESS", event.buildNumber);
    },
  );
  assert.deepEqual(
    [result.outcome, result.result, result.job, result.moves],
    ["finished", "SUCCESS", landed, 0],
    result.reason,
  );
  assert.ok(
    notices.some((words) => words.startsWith(`it stays with ${landed}: `)),
    notices.join("\n"),
  );
});

test("a cancel of ours that takes effect late loses nothing: the move goes on", async () => {
  await using jenkins = await busyPair();
  await using proxy = await startFaultProxy(jenkins.url);
  proxy.fault({ kind: "delay", ms: 11_000, hold: "request" }, ({ path }) => path.startsWith("/queue/cancelItem"));
  const { result } = await select({ ...who(jenkins), url: proxy.url, ...toA, parameters: { N: "mine" } }, (event) => {
    if (event.event === "trigger.confirmed") jenkins.finish(event.job === "a" ? "b" : "a");
    if (event.event === "build.started") jenkins.finish(event.job);
  });
  assert.deepEqual([result.outcome, result.result, result.moves], ["finished", "SUCCESS", 1], result.reason);
  const all = ["a", "b"].flatMap((name) => jenkins.builds(name));
  assert.equal(all.filter(({ parameters }) => parameters["N"] === "mine").length, 1);
});
