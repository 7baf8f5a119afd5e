import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { fail, Job, type JobContext, parallel, success } from "../../src/index.ts";
import { runJobs } from "../support/temp-queue.ts";

const says =
  (...lines: readonly string[]) =>
  (_: undefined, { log }: JobContext) => {
    for (const line of lines) log(line);
  };

test("a failure that is passed over is no reason for what is undone later", async () => {
  const tolerated = new Job(
    () => fail("tolerated"),
    () => {},
    undefined,
    { id: "a", continueOnError: true },
  );
  const text = `${await runJobs([tolerated, new Job(() => fail("broken"), null, undefined, { id: "b" })])}`;
  assert.match(text, /Undoing, because b failed: broken/);
  assert.doesNotMatch(text, /because a failed/);
});

test("what a job prints stands under it in the report, also where it fails, and is harmless there", async () => {
  const esc = String.fromCharCode(27);
  const failing = async (_: undefined, context: JobContext) => {
    says("checking", `${esc}[2Jdisks`)(undefined, context);
    throw new Error("broken");
  };
  const text = `${await runJobs(new Job(failing, says("undoing"), undefined, { id: "a" }))}`;
  assert.match(text, /▶ a .*\n.*checking\n.*disks\n.*✖ a/);
  assert.match(text, /undoing\n/);
  assert.ok(!text.includes(esc));
});

test("the report keeps the beginning of what a job prints, and says so where there is more", async () => {
  const line = "x".repeat(1000);
  const loud = new Job(says(...Array.from({ length: 100 }, (_, at) => `${at} ${line}`)), null, undefined, {
    id: "loud",
  });
  const text = `${await runJobs([loud, new Job(says("last words"))])}`;
  assert.ok(text.length < 80_000, `${text.length}`);
  assert.equal(text.split("… what it printed then is not kept").length, 2);
  assert.match(text, /0 x+\n/);
  assert.doesNotMatch(text, /99 x/);
  assert.match(text, /last words/);
});

test("a line that is longer than all that is kept leaves only the note", async () => {
  const text = `${await runJobs(new Job(says("x".repeat(70_000), "more")))}`;
  assert.match(text, /not kept/);
  assert.doesNotMatch(text, /xxx|more/);
});

test("a job, a group and a result are shown by what they hold", async () => {
  const job = new Job(() => success(new Map([["x", 1]]), "**made**"), null, { size: 1n }, { id: "a", timeout: "30s" });
  const group = parallel([job, new Job(() => fail(undefined, "no disk"), null, undefined, { id: "b" })], { id: "g" });
  const result = await runJobs(group);
  assert.match(inspect(job), /^Job \{.*id: 'a',.*status: 'succeeded',.*size: 1n.*Map\(1\).*'\*\*made\*\*'/s);
  assert.match(inspect(group), /^JobGroup \{.*kind: 'parallel',.*id: 'g',.*status: 'failed'/s);
  assert.match(inspect(result), /^QueueResult \{.*outcome: 'rolled-back'/s);
  const { jobs, ...rest } = JSON.parse(JSON.stringify(group));
  assert.deepEqual(rest, {
    kind: "parallel",
    id: "g",
    status: "failed",
    done: false,
    attempts: 1,
    error: "b failed: it failed",
  });
  assert.deepEqual(jobs, [
    { id: "a", status: "succeeded", done: true, attempts: 1, detail: "**made**", timeout: 30_000, value: {} },
    { id: "b", status: "failed", done: false, attempts: 1, detail: "no disk", error: "it failed" },
  ]);
});

test("a job that has not run is shown as well, and its time is set by its options alone", () => {
  const job = new Job(() => 1, null, undefined, { timeout: 50 });
  assert.deepEqual(JSON.parse(JSON.stringify(job)), { status: "pending", done: false, attempts: 0, timeout: 50 });
  assert.throws(() => Object.assign(job, { timeout: 7 }), TypeError);
});

const reasons: readonly [title: string, reason: unknown, message: string][] = [
  ["a text", "enough", "enough"],
  ["an error", new Error("why"), "why"],
  ["an error without words", new Error(""), "it was cancelled"],
  ["nothing", undefined, "it was cancelled"],
  ["a number", 7, "it was cancelled"],
  ["an AbortError with words", new DOMException("shutting down", "AbortError"), "shutting down"],
];
for (const [title, reason, message] of reasons)
  test(`a cancel for ${title} is told as '${message}'`, async () => {
    const result = await runJobs(new Job(() => 1), { signal: AbortSignal.abort(reason) });
    assert.equal(result.cause?.message, message);
  });

test("a cancel by a time limit says that", async () => {
  const waits = (_: undefined, { signal }: JobContext) =>
    new Promise((_, reject) => signal.addEventListener("abort", reject));
  const result = await runJobs(new Job(waits), { signal: AbortSignal.timeout(20) });
  assert.match(result.cause?.message ?? "", /aborted due to timeout/);
});

test("a fail that is thrown is as one that is returned", async () => {
  let seen: unknown;
  const job = new Job(
    () => {
      throw fail("no quorum", "1 of **3**");
    },
    (_, { value }) => {
      seen = value;
    },
  );
  await runJobs(job);
  assert.deepEqual([job.error, job.detail, job.value, seen], ["no quorum", "1 of **3**", "no quorum", "no quorum"]);
});
