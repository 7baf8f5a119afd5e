import assert from "node:assert/strict";
import { test } from "node:test";
import { Job, parallel, series } from "../../src/index.ts";
import { runJobs } from "../support/temp-queue.ts";

/*
 * Functions in this process share its thread: what they do at once keeps timers and signals waiting.
 */

/** Keeps the thread to itself. */
const block = (ms: number) => {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + ms;
  while (performance.now() < end) Atomics.wait(asleep, 0, 0, end - performance.now());
};

test("a cancel arrives between functions that wait for nothing, and timers strike", async () => {
  const cancel = new AbortController();
  let ticks = 0;
  let ticking: NodeJS.Timeout | undefined;
  const tick = () => {
    if (++ticks === 2) cancel.abort("enough"); // not after a time, in which a quick machine is through with all of them
  };
  const begin = async () => {
    ticking = setInterval(tick, 1);
  };
  const jobs = [new Job(begin), ...Array.from({ length: 400 }, () => new Job(async () => 1))];
  const result = await runJobs(jobs, { signal: cancel.signal });
  clearInterval(ticking);
  assert.equal(result.outcome, "rolled-back");
  assert.equal(result.cause?.kind, "cancelled");
  assert.ok(jobs.at(-1)?.status === "pending" && ticks > 1, `${ticks} ticks`);
});

const orders: readonly [
  title: string,
  around: (jobs: readonly Job<unknown, void>[]) => readonly Parameters<typeof parallel>[0][number][],
][] = [
  ["one after another", (jobs) => jobs],
  ["in a group", (jobs) => [series(jobs)]],
  ["at once", (jobs) => [parallel(jobs)]],
];
for (const [title, around] of orders)
  test(`once a cancel is due no function begins ${title}, and none that did not is undone`, async () => {
    const cancel = new AbortController();
    const begun: number[] = [];
    const undone: number[] = [];
    const jobs = [1, 2, 3].map(
      (number) =>
        new Job(
          () => {
            if (begun.push(number) === 1) setTimeout(() => cancel.abort(), 10);
            block(40);
          },
          () => void undone.push(number),
        ),
    );
    const result = await runJobs(around(jobs), { signal: cancel.signal });
    assert.deepEqual([begun, undone, result.outcome], [[1], [1], "rolled-back"]);
  });

test("a cancel that is due when a file was read arrives before the next function", async () => {
  const cancel = new AbortController();
  const { readFile } = await import("node:fs/promises");
  let hasBegun = false;
  const reads = async () => {
    await readFile(import.meta.filename);
    setTimeout(() => cancel.abort(), 5);
    block(30);
  };
  const next = new Job(() => {
    hasBegun = true;
  });
  await runJobs([new Job(reads), next], { signal: cancel.signal });
  assert.deepEqual([hasBegun, next.status], [false, "pending"]);
});

test("the time limit of a group ends it between functions that keep the thread", async () => {
  // The first of them begins within that time, however slow the disk is.
  const jobs = [1, 2, 3].map(() => new Job(() => block(4100)));
  const group = series(jobs, { timeout: 4000 });
  await runJobs(group);
  assert.deepEqual(
    [group.status, jobs.map(({ status }) => status)],
    ["timed-out", ["succeeded", "pending", "pending"]],
  );
});

test("a function that keeps the thread longer than its time is timed out, and its revert has its value", async () => {
  let seen: unknown;
  const job = new Job(
    () => {
      block(60);
      return "made";
    },
    (_, { value, status }) => {
      seen = [value, status];
    },
    undefined,
    { timeout: 30 },
  );
  const result = await runJobs(job);
  assert.deepEqual([job.status, job.error, result.outcome], ["timed-out", "timed out after 30 ms", "rolled-back"]);
  assert.deepEqual(seen, ["made", "timed-out"]);
});

test("what keeps the thread takes no time from a function that waits for its turn beside it", async () => {
  const quick = new Job(() => 1, null, undefined, { timeout: 1000 });
  await runJobs(parallel([new Job(() => block(1100)), quick]));
  assert.equal(quick.status, "succeeded");
});

test("a revert that keeps the thread longer than its time is not done", async () => {
  const job = new Job(
    () => Promise.reject(new Error("broken")),
    () => block(60),
    undefined,
    { revertTimeout: 30 },
  );
  const result = await runJobs(job);
  assert.match(result.residue[0]?.why ?? "", /timed out after 30 ms/);
});
