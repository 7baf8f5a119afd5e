import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fail, Job, plan, QueueManager, run, UnreadableFileError, validate } from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runJobs } from "../support/temp-queue.ts";

const ofQueue: readonly [options: unknown, message: RegExp][] = [
  [null, /the options of a queue are an object such as \{ name: "Fleet" \}; not null/],
  ["Fleet", /an object such as .*; not string/],
  [{ nam: "x" }, /'nam' is not an option of a queue; did you mean 'name'\?/],
  [{ name: 7 }, /name is a text that is not empty; not number/],
  [{ journal: new URL("file:///tmp") }, /journal is a text that is not empty; not object/],
  [{ onRevertFailure: "stopp" }, /onRevertFailure is 'continue' or 'stop'; not 'stopp'; did you mean 'stop'\?/],
  [{ onRevertFailure: true }, /onRevertFailure is 'continue' or 'stop'; not boolean/],
];
for (const [options, message] of ofQueue)
  test(`a queue with ${JSON.stringify(options)} for its options is a TypeError`, () =>
    assert.throws(() => new QueueManager(options as object), { name: "TypeError", message }));

const ofRun: readonly [options: unknown, message: RegExp][] = [
  [null, /the options of run\(\) are an object/],
  [{ singal: 1 }, /'singal' is not an option of run\(\); did you mean 'signal'\?/],
  [
    { signal: new AbortController() },
    /signal is an AbortSignal, such as the 'signal' of an AbortController; not object/,
  ],
  [{ reporter: "log" }, /reporter is an object such as \{ event: console\.log \}; not string/],
  [{ reporter: { event: "print" } }, /reporter\.event is a function; not string/],
  [{ rollbackTimeout: "soon" }, /rollbackTimeout is written like '90s'/],
];
for (const [at, [options, message]] of ofRun.entries()) {
  test(`a queue refuses to run with wrong options before anything starts (${at + 1})`, async () => {
    let ran = false;
    const job = new Job(() => {
      ran = true;
    });
    const queue = new QueueManager().enqueue(job);
    await assert.rejects(queue.run(options as object), { name: "TypeError", message });
    assert.ok(!ran);
  });

  test(`a step list is not run with wrong options (${at + 1})`, async () => {
    await assert.rejects(run("no-such-file.yml", options as object), { name: "TypeError", message });
  });
}

const ofLists: readonly [options: unknown, message: RegExp][] = [
  [{ parms: {} }, /'parms' is not an option of .*; did you mean 'params'\?/],
  [{ params: ["a=1"] }, /params are an object such as \{ stage: "test" \}; not a list/],
  [{ directory: 7 }, /directory is a text/],
];
for (const [options, message] of ofLists)
  test(`plan, validate and run refuse ${JSON.stringify(options)}`, async () => {
    assert.throws(() => plan("no-such-file.yml", options as object), { name: "TypeError", message });
    assert.throws(() => validate("no-such-file.yml", options as object), { name: "TypeError", message });
    await assert.rejects(run("no-such-file.yml", options as object), { name: "TypeError", message });
  });

test("a file that is not there is an UnreadableFileError", async () => {
  assert.throws(() => validate("no-such-file.yml"), UnreadableFileError);
  assert.throws(() => plan("no-such-file.yml"), UnreadableFileError);
  await assert.rejects(run("no-such-file.yml"), UnreadableFileError);
});

test("the whole rollback of a queue has its time, and what that cuts off is left", async () => {
  const first = new Job(
    () => 1,
    () => {},
    undefined,
    { id: "first" },
  );
  const slow = new Job(
    () => 1,
    () => new Promise(() => {}),
    undefined,
    { id: "slow", grace: 0 },
  );
  const result = await runJobs([first, slow, new Job(() => fail("broken"))], { rollbackTimeout: 50 });
  assert.deepEqual(
    [result.outcome, result.residue.map(({ step }) => step)],
    ["rollback-incomplete", ["slow", "first"]],
  );
});

test("the whole rollback of a step list has its time", async () => {
  await using folder = tempFolder();
  const file = join(folder.path, "jipper.yml");
  fs.writeFileSync(file, "steps: [{ run: 'true', revert: sleep 60 }, { run: 'false' }]");
  const result = await run(file, { journal: join(folder.path, "j"), rollbackTimeout: "100ms" });
  assert.equal(result.outcome, "rollback-incomplete");
});
