import assert from "node:assert/strict";
import { test } from "node:test";
import { type AnyMember, Job, parallel, QueueManager, series } from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** A queue whose journal is removed afterwards. */
function tempQueue() {
  const folder = tempFolder();
  const options = { journal: folder.path };
  return Object.assign(folder, { options, queue: new QueueManager(options) });
}

const shared: readonly [title: string, around: (job: AnyMember) => AnyMember][] = [
  ["itself", (job) => job],
  ["within a group", (job) => parallel([job])],
];
for (const [title, around] of shared)
  test(`a job that stands in two queues runs in the one that runs first, ${title}`, async () => {
    await using temp = tempQueue();
    const undone: unknown[] = [];
    const job = new Job(
      () => new Promise((resolve) => setTimeout(resolve, 20, "made")),
      (_, { value }) => void undone.push(value),
      undefined,
      { id: "a" },
    );
    const fails = new Job(() => Promise.reject(new Error("broken")));
    const first = temp.queue.enqueue(job, fails).run();
    const second = new QueueManager(temp.options).enqueue(around(job));
    await assert.rejects(second.run(), /the job 'a' is in another queue that runs; make a new one/);
    await first;
    await assert.rejects(second.run(), /the job 'a' was run by another queue; make a new one/);
    assert.deepEqual(undone, ["made"]);
  });

test("a queue that was refused gives its jobs back, and takes more", async () => {
  await using temp = tempQueue();
  const job = new Job(() => "made");
  const group = series([job]);
  const wrong = new Job("nowhere");
  temp.queue.enqueue(group, wrong);
  await assert.rejects(temp.queue.run(), /no library is registered/);
  temp.queue.jobs.pop();
  group.jobs.push(new Job(() => "more"));
  temp.queue.enqueue(new Job(() => "last"));
  const { steps } = await temp.queue.run();
  assert.deepEqual([steps.length, job.value], [4, "made"]);
});

test("a queue that was refused leaves jobs to another one", async () => {
  await using temp = tempQueue();
  const job = new Job(() => "made");
  await assert.rejects(temp.queue.enqueue(job, new Job("nowhere")).run());
  await new QueueManager(temp.options).enqueue(job).run();
  assert.equal(job.value, "made");
});

test("what is added to a queue or a group of it once it runs is an error", async () => {
  await using temp = tempQueue();
  const group = series([new Job(() => 1)]);
  const running = temp.queue.enqueue(group).run();
  for (const { jobs } of [temp.queue, group]) assert.throws(() => jobs.push(new Job(() => 2)), TypeError);
  assert.throws(() => temp.queue.enqueue(new Job(() => 2)), /has begun to run/);
  await running;
});

test("enqueue takes jobs, groups and lists of them, in this order", async () => {
  await using temp = tempQueue();
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => new Job(() => 1, null, undefined, { id }));
  assert.ok(a && b && c && d);
  temp.queue.enqueue(a, [b, series([c])], d);
  assert.deepEqual(
    (await temp.queue.run()).steps.map(({ id }) => id),
    ["a", "b", "series-3", "c", "d"],
  );
});

for (const wrong of [undefined, 7, () => 1])
  test(`enqueue refuses ${typeof wrong} among jobs, and adds none of them`, () => {
    const queue = new QueueManager();
    assert.throws(() => queue.enqueue(new Job(() => 1), wrong as never), /a queue holds jobs and groups of them/);
    assert.equal(queue.jobs.length, 0);
  });
