import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { lives, pidsIn, until } from "../support/processes.ts";
import { type Job, type PhaseEnd, startJob } from "../support/workflow-runner.ts";
import { deeds, marking } from "./deeds.ts";
import { assertLeftInTime } from "./left-in-time.ts";

/** Steps that run at once: one ends when it is asked to, one refuses, one pauses between two tries, one has ended. */
const crowd = `
- id: crowd
  parallel:
    - id: polite
      run: echo $$ >> pids; echo do polite >> did; sleep 600
      revert: echo undo polite >> did
    - id: deaf
      grace: 60s
      run: |
        trap '' TERM HUP INT
        setsid bash -c 'echo $$ >> pids; while :; do sleep 0.1; done' &
        echo $$ >> pids; echo do deaf >> did
        while :; do sleep 0.1; done
      revert: echo undo deaf >> did
    - id: again
      retry: { times: 5, delay: 60s }
      run: echo do again >> did; exit 1
      revert: echo undo again >> did
    - id: done
      run: echo do done >> did
      revert: echo undo done >> did
  revert: echo undo crowd >> did`;
const members = ["polite", "deaf", "again", "done"];

async function crowdRuns(job: Job): Promise<readonly number[]> {
  const pids = await pidsIn(join(job.workspace, "pids"), 3);
  await until(() => deeds(job).length === 5, "all of them have begun");
  await until(() => isWritten(job, '"step":"again","attempt":1', '"step-ended"'), "the try has failed");
  return pids;
}

/** Whether some journal of the job has a line with all of these. */
function isWritten({ temp }: Job, ...texts: readonly string[]): boolean {
  const folder = join(temp, "jipper");
  const files = fs.readdirSync(folder).map((run) => join(folder, run, "journal.jsonl"));
  // The folder of a run is there a moment before its journal.
  return files
    .filter((file) => fs.existsSync(file))
    .some((file) =>
      fs
        .readFileSync(file, "utf8")
        .split("\n")
        .some((line) => texts.every((text) => line.includes(text))),
    );
}

function assertCrowdIsUndone(job: Job, post: PhaseEnd): void {
  const did = deeds(job);
  assert.deepEqual(did.slice(1, 5).sort(), members.map((id) => `do ${id}`).sort(), post.log);
  assert.deepEqual(did.slice(5, 9).sort(), members.map((id) => `undo ${id}`).sort(), post.log);
  assert.deepEqual([did[0], ...did.slice(9)], ["do a", "undo crowd", "undo a"], post.log);
  assert.deepEqual(
    [post.exitCode, post.outputs["outcome"], post.outputs["residue"]],
    [0, "rolled-back", "[]"],
    post.log,
  );
}

// All of these wait more than they work.
describe("a runner that cuts off", { concurrency: true }, () => {
  for (const steps of [marking("a"), `${marking("a")}${crowd}`])
    test(`scene 1: main is killed right after it has saved where its journal is (${steps.length} bytes of steps)`, async () => {
      await using job = startJob();
      const use = job.use({ steps: `${steps}\n- { id: slow, run: sleep 600, revert: echo undo slow >> did }` });
      const main = use.start("main");
      await main.saved("folder");
      main.kill();
      assert.deepEqual([(await main.ended).signal], ["SIGKILL"]);
      const post = await use.post();
      assert.equal(post.exitCode, 0, post.log);
      const did = deeds(job);
      const ids = (verb: string) => did.filter((deed) => deed.startsWith(verb)).map((deed) => deed.slice(verb.length));
      // How far it had come is chance; what has begun is undone, in reverse.
      for (const id of ids("do ")) assert.ok(ids("undo ").includes(id), did.join());
      assert.equal(new Set(ids("undo ")).size, ids("undo ").length, did.join());
      const again = await use.post();
      assert.deepEqual([again.exitCode, again.log, deeds(job)], [0, "", did]);
    });

  test("scene 1: main is killed while steps run at once, and one pauses between two tries", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + crowd + marking("never") });
    const main = use.start("main");
    const pids = await crowdRuns(job);
    main.kill();
    await main.ended;
    const post = await use.post();
    assertCrowdIsUndone(job, post);
    await until(() => !pids.some(lives), "all of them have ended");
  });

  for (const how of ["cancel", "timeOut"] as const)
    test(`scene 2: SIGINT to main alone (${how}) while steps run at once, one of them deaf, and one pauses between two tries`, async () => {
      await using job = startJob();
      const use = job.use({ steps: marking("a") + crowd + marking("never") });
      const main = use.start("main");
      const pids = await crowdRuns(job);
      main[how]();
      const end = await main.ended;
      const { exitCode, outputs } = end;
      assertLeftInTime(end);
      assert.deepEqual([exitCode, outputs["outcome"]], [1, ""]);
      const { crowd: group, again, done } = JSON.parse(outputs["steps"] ?? "");
      assert.deepEqual([group.status, again.status, done.status], ["failed", "failed", "succeeded"]);
      assertCrowdIsUndone(job, await use.post());
      await until(() => !pids.some(lives), "all of them have ended");
    });

  test("scene 2: SIGINT to main alone while a group pauses between two tries", async () => {
    await using job = startJob();
    const steps = `${marking("a")}
- id: group
  retry: { times: 3, delay: 60s }
  steps:
    - { id: b, run: echo do b >> did, revert: echo undo b >> did }
    - { id: c, run: echo do c >> did; exit 1, revert: echo undo c >> did }`;
    const use = job.use({ steps });
    const main = use.start("main");
    await until(() => fs.existsSync(join(job.temp, "jipper")) && isWritten(job, '"step-undone"'), "the group pauses");
    main.cancel();
    const end = await main.ended;
    assertLeftInTime(end);
    const post = await use.post();
    assert.deepEqual(
      [end.exitCode, post.exitCode, deeds(job)],
      [1, 0, ["do a", "do b", "do c", "undo c", "undo b", "undo a"]],
      post.log,
    );
  });

  test("scene 5: post is killed while undos run at once, and run again: nothing that was undone is undone twice", async () => {
    await using job = startJob();
    const held = (id: string) =>
      `{ id: ${id}, run: echo do ${id} >> did, revert: echo begin ${id} >> did; test $JIPPER_ATTEMPT = 2 || sleep 600; echo undo ${id} >> did }`;
    const steps = `${marking("a")}
- id: group
  parallel:
    - { id: quick, run: "true", revert: echo undo quick >> did }
    - ${held("b")}
    - ${held("c")}`;
    const use = job.use({ steps, "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(
      () =>
        ["begin b", "begin c"].every((deed) => deeds(job).includes(deed)) && isWritten(job, '"revert-ended"', "quick"),
      "one undo has ended and two run",
    );
    post.kill();
    await post.ended;
    const again = await use.post();
    assert.deepEqual([again.exitCode, again.outputs["outcome"]], [0, "rolled-back"], again.log);
    const undone = deeds(job).filter((deed) => deed.startsWith("undo"));
    assert.deepEqual([undone.toSorted(), undone.at(-1)], [["undo a", "undo b", "undo c", "undo quick"], "undo a"]);
  });

  const slow = `
- id: slow
  grace: 1s
  run: echo do slow >> did
  revert: |
    echo begin slow >> did
    for i in $(seq 600); do test -e done && break; sleep 0.05; done
    echo undo slow >> did`;
  const why = {
    cut: "its undo did not succeed: stopped, because the time for the whole rollback was up",
    not: "its undo was not reached: the time for the whole way back was up",
  };

  test("scene 12: the time for the whole way back is up in post: it stops, and names what is left with commands", async () => {
    await using job = startJob();
    const use = job.use({
      steps: marking("a") + slow + marking("c"),
      "rollback-when": "job-failure",
      "rollback-timeout": "8s",
    });
    await use.main();
    job.status = "failure";
    const post = await use.post();
    assertNamed(post, [
      ["slow", why.cut],
      ["a", why.not],
    ]);
    assert.deepEqual(deeds(job), ["do a", "do slow", "do c", "undo c", "begin slow"]);
    const errors = post.commands.filter(({ command }) => command === "error").map(({ data }) => data);
    assert.match(
      errors.join("\n"),
      /^the undo of slow: stopped, [^\n]+\nthe time for undoing was up, run \w+; still there: a$/,
    );
  });

  test("scene 12: the time for the whole way back is up in main: the same, and post does not begin it anew", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + slow + marking("c", "; exit 1"), "rollback-timeout": "8s" });
    const main = await use.main();
    assertNamed(main, [
      ["slow", why.cut],
      ["a", why.not],
    ]);
    const post = await use.post();
    assert.deepEqual([post.exitCode, post.log], [0, ""]);
    assert.deepEqual(deeds(job), ["do a", "do slow", "do c", "undo c", "begin slow"]);
  });

  test("scene 12: the runner's time for post is up: an undo that does not end is stopped, and all is named", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + slow + marking("c"), "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(() => deeds(job).includes("begin slow"), "the second revert has begun");
    post.timeOut();
    const end = await post.ended;
    assertLeftInTime(end);
    assertNamed(end, [
      ["slow", "its undo did not succeed: the time for undoing was up"],
      ["a", why.not],
    ]);
    assert.deepEqual(deeds(job).at(-1), "begin slow");
  });

  test("scene 12: the runner's time for post is up in a pause between two tries: it leaves in time, with commands", async () => {
    await using job = startJob();
    const steps = `${marking("a")}
- id: b
  run: echo do b >> did
  revert: { run: echo try b >> did; test -e allow, retry: { times: 1, delay: 600s } }`;
    const use = job.use({ steps, "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(() => isWritten(job, '"revert-ended"', '"failed"'), "the first try has failed");
    post.timeOut();
    const end = await post.ended;
    assertLeftInTime(end);
    assert.deepEqual(deeds(job), ["do a", "do b", "try b"]);
    assertNamed(end, [
      ["b", "its undo did not succeed: exit code 1"],
      ["a", "its undo was not reached: the time for the whole way back was up"],
    ]);
  });

  function assertNamed(end: PhaseEnd, left: readonly [string, string][]): void {
    const residue = JSON.parse(end.outputs["residue"] ?? "") as { step: string; why: string; command: string }[];
    assert.deepEqual([end.exitCode, end.outputs["outcome"]], [1, "rollback-incomplete"], end.log);
    assert.deepEqual(
      residue.map(({ step, why }) => [step, why]),
      left,
    );
    for (const { step, command } of residue) {
      assert.ok(end.log.includes(command), end.log);
      assert.ok(end.summary.includes(`**${step}**`) && end.summary.includes(command), end.summary);
    }
  }
});
