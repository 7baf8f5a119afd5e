import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { guardedUsers, sharedHudson } from "../../support/hudson/shared.ts";
import type { Hudson } from "../../support/hudson.ts";
import { startJob } from "../../support/workflow-runner.ts";

const action = "select-and-trigger";
const long = { parameters: { REF: "main" }, script: "echo begun; exec sleep 60" };

/** What is left of everything: items that wait, and the results of builds. */
async function standing(hudson: Hudson, job: string) {
  const { items } = await hudson.getJson<{ items: unknown[] }>("/queue/api/json?tree=items[id]");
  return { waiting: items.length, builds: (await hudson.builds(job)).map(({ result }) => result) };
}

test("the action triggers, follows, and tells it in outputs, log and summary", async () => {
  const hudson = await sharedHudson("guarded");
  await hudson.createJob("build a", { parameters: { REF: "", TEXT: "" }, script: 'echo "ref is $REF"; echo "$TEXT"' });
  const token = guardedUsers.admin.password;
  await using job = startJob();
  const use = job.use(
    {
      url: hudson.url,
      user: "admin",
      token,
      candidates: "build a, nowhere",
      parameters:
        "REF: v1=2\nTEXT: |\n  ::error::forged\n  ::set-output name=job::forged\n  ##[add-mask]ref\n  ::add-mask::ref\n",
      poll: "1s",
    },
    { action },
  );
  const main = await use.main();
  assert.equal(main.exitCode, 0, main.log);
  const { ranking = "", reason, "waited-ms": waited, "queue-id": queueId, ...outputs } = main.outputs;
  assert.deepEqual(outputs, {
    outcome: "finished",
    job: "build a",
    "build-number": "1",
    "build-url": `${hudson.url}/job/build%20a/1/`,
    result: "SUCCESS",
    moves: "0",
  });
  assert.deepEqual([JSON.parse(ranking).length, Number(waited) >= 0, typeof queueId], [1, true, "string"]);
  assert.match(reason ?? "", /^build a #1 ended with SUCCESS/);
  assert.match(main.log, /│ ref is v1=2\n/);
  const names = main.commands.map(({ command }) => command).filter((command) => !/group/.test(command));
  assert.deepEqual(
    [...new Set(names)],
    ["add-mask", "stop-commands"].filter((name) => names.includes(name)),
  );
  assert.deepEqual(main.commands.filter(({ command }) => command === "add-mask").map(({ data }) => data)[0], token);
  assert.equal(main.log.split(token).length, 2, "the token stands in its mask, and nowhere else");
  assert.match(main.summary, /build a/);
  assert.match(main.summary, /nowhere/);
  const post = await use.post();
  assert.deepEqual([post.exitCode, post.log.replace(/::add-mask::.*\n/g, "")], [0, ""]);
});

test("a build that fails fails the step, with one error", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", { script: "false" });
  await using job = startJob();
  const main = await job.use({ url: hudson.url, candidates: "one", log: "off" }, { action }).main();
  assert.equal(main.exitCode, 1);
  assert.deepEqual([main.outputs["outcome"], main.outputs["result"]], ["finished", "FAILURE"]);
  const errors = main.commands.filter(({ command }) => command === "error");
  assert.deepEqual(
    errors.map(({ properties }) => properties["title"]),
    ["one #1"],
  );
});

test("what was waited for is left to go on: post stops nothing", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", long);
  await using job = startJob();
  const use = job.use({ url: hudson.url, candidates: "one", "wait-for": "started" }, { action });
  assert.equal((await use.main()).outputs["outcome"], "started");
  job.status = "cancelled";
  assert.equal((await use.post()).exitCode, 0);
  assert.deepEqual(await standing(hudson, "one"), { waiting: 0, builds: [null] });
});

for (const [title, isBusy, builds] of [
  ["while its build runs", false, ["ABORTED"]],
  ["while it waits", true, [null]],
] as const) {
  test(`a job that is cancelled ${title} leaves nothing in Jenkins`, async () => {
    const hudson = await sharedHudson("open");
    await hudson.createJob("one", long);
    if (isBusy) {
      await hudson.post("/job/one/buildWithParameters", { REF: "other" });
      await hudson.running("one", 1);
    }
    await using job = startJob();
    const use = job.use({ url: hudson.url, candidates: "one", parameters: "REF=mine", poll: "500ms" }, { action });
    const running = use.start("main");
    await hasArrived(hudson, isBusy);
    running.cancel();
    const main = await running.ended;
    const post = await use.post();
    assert.equal(main.exitCode, 1);
    assert.ok(main.durationMs < 15_000);
    assert.equal(post.exitCode, 0, post.log);
    assert.deepEqual(await standing(hudson, "one"), { waiting: 0, builds });
  });

  test(`where main is killed ${title}, post finds it and stops it`, async () => {
    const hudson = await sharedHudson("open");
    await hudson.createJob("one", long);
    if (isBusy) {
      await hudson.post("/job/one/buildWithParameters", { REF: "other" });
      await hudson.running("one", 1);
    }
    await using job = startJob();
    const use = job.use({ url: hudson.url, candidates: "one", parameters: "REF=mine", poll: "500ms" }, { action });
    const running = use.start("main");
    await hasArrived(hudson, isBusy);
    running.kill();
    assert.equal((await running.ended).signal, "SIGKILL");
    const folder = join(job.temp, "jipper");
    for (const name of fs.readdirSync(folder)) {
      assert.equal(fs.statSync(join(folder, name)).mode & 0o077, 0);
      assert.ok(!fs.readFileSync(join(folder, name), "utf8").includes("mine"));
    }
    const post = await use.post();
    assert.equal(post.exitCode, 0, post.log);
    assert.match(post.log, /^Main was cut short; stopping what it has triggered at one\.\n/m);
    assert.deepEqual(await standing(hudson, "one"), { waiting: 0, builds });
  });
}

/** Waits until what was triggered shows: in the queue where the Jenkins job is busy, else as a build. */
async function hasArrived(hudson: Hudson, isBusy: boolean): Promise<void> {
  const limit = performance.now() + 10_000;
  while (performance.now() < limit) {
    const { waiting, builds } = await standing(hudson, "one");
    if (isBusy ? waiting > 0 : builds.length > 0) return;
    await wait(20);
  }
  throw new Error("nothing has been triggered within 10 s");
}
