import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { lives, pidsIn, until } from "../support/processes.ts";
import { startJob } from "../support/workflow-runner.ts";
import { deeds, marking } from "./deeds.ts";
import { assertLeftInTime } from "./left-in-time.ts";

/** A step that ends when it is asked to, in any case. */
const polite = `
- id: busy
  run: |
    echo do busy >> did
    echo $$ >> pids
    sleep 600
  revert: echo "undo busy, which was $JIPPER_STEP_STATUS" >> did`;

/** A step with children that refuse to end, one of which has left its group; its revert looks for them. */
const stubborn = `
- id: busy
  grace: 60s
  run: |
    trap '' TERM HUP
    setsid bash -c 'echo $$ >> pids; while :; do sleep 0.1; done' &
    bash -c 'echo $$ >> pids; while :; do sleep 0.1; done' &
    echo do busy >> did
    echo $$ >> pids
    while :; do sleep 0.1; done
  revert: |
    for pid in $(cat pids); do ! grep -s '^State:.[^ZX]' /proc/$pid/status || echo "$pid lives" >> did; done
    echo "undo busy, which was $JIPPER_STEP_STATUS" >> did`;

const first = marking("a", '; echo "# of a" >> "$GITHUB_STEP_SUMMARY"');
const begun = ["do a", "do busy"];
const cutOff: [title: string, step: string, processes: number, how: "kill" | "cancel" | "timeOut", status: string][] = [
  ["scene 1: main is killed in the middle of a step", polite, 1, "kill", "unknown"],
  ["scene 1: main is killed in the middle of a step that refuses to end", stubborn, 3, "kill", "unknown"],
  ["scene 2: the job is cancelled", polite, 1, "cancel", "cancelled"],
  ["scene 2: the job is cancelled, and its step refuses to end", stubborn, 3, "cancel", "cancelled"],
  ["scene 2: the time of main is up", polite, 1, "timeOut", "cancelled"],
];
describe("post ends the step and undoes, once, in reverse, where", { concurrency: true }, () => {
  for (const [title, step, processes, how, status] of cutOff)
    test(title, async () => {
      await using job = startJob();
      const use = job.use({ steps: first + step + marking("never") });
      const main = use.start("main");
      const pids = await pidsIn(join(job.workspace, "pids"), processes);
      await until(() => deeds(job).length === 2, "the step has begun");
      const guards = childrenOf(main.pid).filter((pid) => !pids.includes(pid));
      main[how]();
      // With the process that watches over it, as where a whole machine goes down: post must not count on that.
      if (how === "kill") for (const pid of guards) process.kill(pid, "SIGKILL");
      const end = await main.ended;
      const { exitCode, signal, outputs, summary } = end;
      assert.deepEqual(deeds(job), begun);
      assert.deepEqual([exitCode, signal], how === "kill" ? [null, "SIGKILL"] : [1, null]);
      if (how !== "kill") {
        assertLeftInTime(end);
        assert.equal(outputs["outcome"], "");
        // What main leaves to the process that watches over it lives 5 s longer.
        await until(() => !pids.some(lives), "main has ended them", 4000);
      }

      const post = await use.post();
      await until(() => !pids.some(lives), "post has ended them");
      assert.deepEqual(deeds(job), [...begun, `undo busy, which was ${status}`, "undo a"], post.log);
      assert.deepEqual([post.exitCode, post.outputs["outcome"]], [0, "rolled-back"]);
      const again = await use.post();
      assert.deepEqual([again.exitCode, again.log, deeds(job).length], [0, "", 4]);
      assert.equal((summary + post.summary).match(/^# of a$/gm)?.length, 1);
    });
});

test("where main was killed and the job cancelled, the cause is the step that ran", async () => {
  await using job = startJob();
  const use = job.use({ steps: first + polite });
  const main = use.start("main");
  await pidsIn(join(job.workspace, "pids"), 1);
  main.kill();
  await main.ended;
  job.status = "cancelled";
  const post = await use.post();
  const cause = { kind: "cancelled", step: "busy", message: "the job was cancelled" };
  assert.deepEqual([post.outputs["failed-step"], JSON.parse(post.outputs["cause"] ?? "")], ["busy", cause]);
  assert.match(post.log, /because the run was cancelled while busy ran/);
});

for (const phase of ["main", "post"] as const)
  test(`${phase} opens no debugger`, async () => {
    await using job = startJob();
    const wait = "echo $$ >> pids; for i in $(seq 600); do test -e done && break; sleep 0.05; done";
    const steps = `\n- { run: 'test -e late || { ${wait}; }', revert: '${wait}' }`;
    const use = job.use({ steps, "rollback-when": "job-failure" });
    if (phase === "post") {
      fs.writeFileSync(join(job.workspace, "late"), "");
      await use.main();
      job.status = "failure";
    }
    const running = use.start(phase);
    await pidsIn(join(job.workspace, "pids"), 1);
    process.kill(running.pid, "SIGUSR1");
    await setTimeout(300); // nothing happens, for which nothing can be waited
    fs.writeFileSync(join(job.workspace, "done"), "");
    const { exitCode, log } = await running.ended;
    assert.deepEqual([exitCode, log.includes("Debugger")], [0, false], log);
  });

describe("what is cut off on the way back is gone on with, and nothing is undone twice", { concurrency: true }, () => {
  const slow = `
- id: slow
  run: echo do slow >> did
  revert: |
    echo begin slow >> did
    for i in $(seq 600); do test -e done && break; sleep 0.05; done
    echo undo slow >> did`;

  test("scene 5: post is killed half-way and run again", async () => {
    await using job = startJob();
    const slowAtFirst = `
- id: slow
  run: echo do slow >> did
  revert: |
    echo begin slow >> did
    test "$JIPPER_ATTEMPT" = 2 || sleep 600
    echo undo slow >> did`;
    const use = job.use({ steps: marking("a") + slowAtFirst + marking("c"), "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(() => deeds(job).includes("begin slow"), "the second revert has begun");
    post.kill();
    await post.ended;
    const again = await use.post();
    assert.deepEqual([again.exitCode, again.outputs["outcome"]], [0, "rolled-back"], again.log);
    const seen = ["do a", "do slow", "do c", "undo c", "begin slow", "begin slow", "undo slow", "undo a"];
    assert.deepEqual(deeds(job), seen);
    assert.equal(JSON.parse(again.outputs["cause"] ?? "").kind, "later-step-failed");
  });

  test("scene 5: the job is cancelled while main undoes its own failure", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + slow + marking("c", "; exit 1") });
    const main = use.start("main");
    await until(() => deeds(job).includes("begin slow"), "the second revert has begun");
    main.cancel();
    fs.writeFileSync(join(job.workspace, "done"), "");
    const { exitCode } = await main.ended;
    const inMain = ["do a", "do slow", "do c", "undo c", "begin slow", "undo slow"];
    assert.deepEqual([exitCode, deeds(job)], [1, inMain]);
    const post = await use.post();
    assert.deepEqual([post.exitCode, deeds(job)], [0, [...inMain, "undo a"]], post.log);
    assert.equal(post.outputs["failed-step"], "c");
  });

  test("main says what becomes of it where an undo outlasts the time that a cancel leaves", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + slow + marking("c", "; exit 1") });
    const main = use.start("main");
    await until(() => deeds(job).includes("begin slow"), "the second revert has begun");
    main.cancel();
    const { exitCode, log } = await main.ended;
    assert.match(log, /::endgroup::\n\nStopped\. What was begun is undone in the post step\.\n$/);
    fs.writeFileSync(join(job.workspace, "done"), "");
    const post = await use.post();
    assert.deepEqual([exitCode, post.exitCode, deeds(job).at(-1)], [1, 0, "undo a"], post.log);
  });

  test("scene 12: the time of post is up: it ends what it does, and names what is still there", async () => {
    await using job = startJob();
    // It ends once post knows that its time is up, and then at once: post gives it 2 s.
    const ending = `
- id: slow
  run: echo do slow >> did
  revert: |
    echo begin slow >> did
    until grep -qs '"record":"rollback-timed-out"' "$RUNNER_TEMP"/jipper/*/journal.jsonl; do sleep 0.01; done
    echo undo slow >> did`;
    const use = job.use({ steps: marking("a") + ending + marking("c"), "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(() => deeds(job).includes("begin slow"), "the second revert has begun");
    post.timeOut();
    const { exitCode, commands, outputs, summary } = await post.ended;
    assert.deepEqual([exitCode, deeds(job).at(-1)], [1, "undo slow"]);
    const errors = commands.filter(({ command }) => command === "error").map(({ data }) => data);
    assert.match(errors.join("\n"), /^the time for undoing was up, run \w+; still there: a$/);
    const [{ step, why, command }] = JSON.parse(outputs["residue"] ?? "");
    assert.deepEqual(
      [outputs["outcome"], step, why],
      ["rollback-incomplete", "a", "its undo was not reached: the time for the whole way back was up"],
    );
    assert.ok(summary.includes(command), summary);
    await promisify(execFile)("bash", ["-c", command]);
    assert.deepEqual(deeds(job).slice(-2), ["undo slow", "undo a"]);
  });

  test("scene 1: main still runs when post begins, as where no signal reaches it", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + polite });
    const main = use.start("main");
    const pids = await pidsIn(join(job.workspace, "pids"), 1);
    main.lose();
    await main.ended;
    assert.deepEqual([main.pid, ...pids].map(lives), [true, true]);
    const post = await use.post();
    assert.deepEqual([main.pid, ...pids].map(lives), [false, false]);
    assert.deepEqual([post.exitCode, deeds(job)], [0, [...begun, "undo busy, which was unknown", "undo a"]], post.log);
  });
});

function childrenOf(parent: number): number[] {
  const children = `/proc/${parent}/task/${parent}/children`;
  return fs
    .readFileSync(children, "utf8")
    .split(" ")
    .filter((pid) => pid !== "")
    .map(Number);
}
