import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type AnyMember,
  fail,
  Job,
  type JobContext,
  JobGroup,
  parallel,
  QueueManager,
  series,
} from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runJobs } from "../support/temp-queue.ts";

/** Jobs that write down what is done and undone. */
function crew() {
  const log: string[] = [];
  const job = (id: string, does: (context: JobContext) => unknown = () => `value of ${id}`, options = {}) =>
    new Job(
      (_: undefined, context: JobContext) => {
        log.push(id);
        return does(context);
      },
      () => void log.push(`undo ${id}`),
      undefined,
      { id, ...options },
    );
  const failing = (id: string, options = {}) => job(id, () => fail("broken"), options);
  /** Ends only when it is asked to. */
  const waiting = (id: string) =>
    job(id, ({ signal }) => new Promise((resolve) => signal.addEventListener("abort", () => resolve("late"))));
  return { log, job, failing, waiting };
}

/** Opens when all of the so many have come, so that they must have been there at once. */
function gate(number: number) {
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    if (++come === number) open();
    return all;
  };
}

test("runs the jobs of parallel at once, and those of series one after another within it", async () => {
  const { log, job } = crew();
  const meet = gate(2);
  const inner = series([job("b1", meet), job("b2")]);
  const group = parallel([job("a", meet), inner]);
  const result = await runJobs([group, job("last")]);
  assert.equal(result.outcome, "succeeded");
  assert.deepEqual(log, ["a", "b1", "b2", "last"]);
  assert.deepEqual([group.done, group.status, group.attempts, inner.done], [true, "succeeded", 1, true]);
  assert.deepEqual(
    result.steps.map(({ id, kind, path }) => [id, kind, path]),
    [
      ["parallel-1", "parallel", "jobs[0]"],
      ["a", "call", "jobs[0].parallel[0]"],
      ["series-3", "steps", "jobs[0].parallel[1]"],
      ["b1", "call", "jobs[0].parallel[1].series[0]"],
      ["b2", "call", "jobs[0].parallel[1].series[1]"],
      ["last", "call", "jobs[1]"],
    ],
  );
});

test("runs no more jobs at once than it may", async () => {
  let [now, most] = [0, 0];
  const meet = gate(2); // however long the second one takes to begin
  const breathe = async () => {
    most = Math.max(most, ++now);
    await meet();
    await new Promise((resolve) => setTimeout(resolve, 5));
    now--;
  };
  await runJobs(
    parallel(
      [1, 2, 3, 4, 5].map(() => new Job(breathe)),
      { maxParallel: 2 },
    ),
  );
  assert.equal(most, 2);
});

test("stops the jobs beside one that fails, and undoes the group as one", async () => {
  const { log, job, failing, waiting } = crew();
  const before = job("before");
  const beside = waiting("beside");
  const group = parallel([beside, failing("bad")], { id: "both", revertFunc: () => void log.push("undo both") });
  const result = await runJobs([before, group]);
  assert.equal(result.outcome, "rolled-back");
  assert.deepEqual(log.slice(0, 3), ["before", "beside", "bad"]);
  assert.deepEqual(log.slice(3, 5).sort(), ["undo bad", "undo beside"]);
  assert.deepEqual(log.slice(5), ["undo both", "undo before"]);
  assert.deepEqual(
    [beside.status, beside.error, group.status, group.done],
    ["cancelled", "cancelled, because bad beside it ended badly", "failed", false],
  );
  assert.deepEqual(result.cause, { kind: "failed", step: "bad", message: "broken" });
});

test("a group is done until something of it is undone, and so is each job of it", async () => {
  const { job, failing } = crew();
  const inner = job("inner");
  const plain = new Job(() => {}, null, undefined, { id: "plain" });
  const group = series([inner, plain]);
  await runJobs([group, failing("bad")]);
  assert.deepEqual([group.status, group.done, inner.done, plain.done], ["succeeded", false, false, true]);
});

test("results are of the jobs before it that stand, not of those beside it", async () => {
  const { job, failing } = crew();
  const seen: { [id: string]: string[] } = {};
  const look = (id: string) =>
    job(id, ({ results }) => {
      seen[id] = Object.keys(results);
      return id;
    });
  const passed = series([job("gone"), failing("bad")], { continueOnError: true });
  await runJobs([
    look("a"),
    passed,
    parallel([look("b"), series([look("c1"), look("c2")])]),
    failing("also passed over", { continueOnError: true }),
    look("d"),
  ]);
  assert.deepEqual(seen, { a: [], b: ["a"], c1: ["a"], c2: ["a", "c1"], d: ["a", "b", "c1", "c2"] });
});

test("undoes a group before it is tried again, and shows the value of the last try", async () => {
  const { log, job } = crew();
  let tries = 0;
  const wobbly = job("wobbly", () => (++tries < 3 ? fail(`broken ${tries}`) : `made in try ${tries}`));
  const first = job("first", () => tries);
  const group = series([first, wobbly], { retry: { times: 5, delay: 1, "max-delay": 5 } });
  const result = await runJobs(group);
  assert.equal(result.outcome, "succeeded");
  const once = ["first", "wobbly", "undo wobbly", "undo first"];
  assert.deepEqual(log, [...once, ...once, "first", "wobbly"]);
  assert.deepEqual(
    [group.attempts, wobbly.attempts, wobbly.value, wobbly.error, wobbly.done, first.value],
    [3, 3, "made in try 3", undefined, true, 2],
  );
});

test("a failure that is retried in vain goes outwards", async () => {
  const { log, job, failing } = crew();
  await runJobs([job("a"), parallel([failing("bad", { retry: { times: 1, delay: 0 } })])]);
  assert.deepEqual(log, ["a", "bad", "bad", "undo bad", "undo a"]);
});

test("undoes a job between its tries where it asks for that, with the reason of the try", async () => {
  const log: string[] = [];
  let tries = 0;
  const job = new Job(
    () => (++tries < 2 ? fail({ id: `vol-${tries}` }) : { id: `vol-${tries}` }),
    (_, { value, cause, status }) => void log.push(`undo ${value?.id}, ${status}, ${cause.kind} of ${cause.step}`),
    undefined,
    { id: "vol", retry: { times: 1, delay: 0, revertBetweenAttempts: true } },
  );
  await runJobs(job);
  assert.deepEqual(log, ["undo vol-1, failed, failed of vol"]);
  assert.deepEqual([job.value, job.done], [{ id: "vol-2" }, true]);
});

test("nothing before a pivot that has succeeded is undone", async () => {
  const { log, job, failing } = crew();
  await runJobs([job("a"), job("b", undefined, { pivot: true }), job("c"), failing("bad")]);
  assert.deepEqual(log.slice(-2), ["undo bad", "undo c"]);
});

test("undoes a job only after the ends that it names", async () => {
  const { log, job, failing } = crew();
  await runJobs([job("a", undefined, { revertOn: "failed" }), failing("bad", { revertOn: ["timed-out"] })]);
  assert.deepEqual(log, ["a", "bad"]);
});

test("tries a revert again", async () => {
  let tries = 0;
  const undo = () => {
    if (++tries < 3) throw new Error("not yet");
  };
  const job = new Job(() => fail("broken"), undo, undefined, { revertRetry: { times: 2, delay: 0 } });
  assert.equal((await runJobs(job)).outcome, "rolled-back");
});

test("a group whose time is up stops and undoes what is in it", async () => {
  const { log, job, waiting } = crew();
  const slow = waiting("slow");
  const group = parallel([series([job("quick"), slow])], { timeout: "4s" }); // in which both have begun
  await runJobs(group);
  assert.deepEqual([group.status, group.error, slow.status], ["timed-out", "timed out after 4 s", "cancelled"]);
  assert.deepEqual(log, ["quick", "slow", "undo slow", "undo quick"]);
});

test("the revert of a group sees the group, why, and what came before", async () => {
  const { job, failing } = crew();
  let seen: unknown;
  const group = parallel([failing("bad")], {
    id: "g",
    revertFunc: (args, { group, cause, status, results }) => {
      seen = [args, group.id, cause, status, results];
    },
  });
  await runJobs([job("a"), group]);
  const cause = { kind: "failed", step: "bad", message: "broken" };
  assert.deepEqual(seen, [undefined, "g", cause, "failed", { a: "value of a" }]);
});

test("the jobs of a group can be put in another order until the queue runs", async () => {
  const { log, job } = crew();
  const group = series([job("a"), job("b")]);
  group.jobs.unshift(...group.jobs.splice(1));
  const queue = new QueueManager().enqueue([group, job("c")]);
  queue.jobs.splice(1, 0, job("x"));
  await runJobs(queue.jobs);
  assert.deepEqual(log, ["b", "a", "x", "c"]);
});

test("a job that is put in when the queue runs is an error, not passed over", async () => {
  await using folder = tempFolder();
  const queue = new QueueManager({ journal: folder.path });
  const late = () => queue.jobs.push(new Job(() => {}));
  const job = new Job(late, null);
  await queue.enqueue(job).run();
  assert.match(job.error ?? "", /not extensible/);
});

const group = () => parallel([new Job(() => {})], { id: "g" });
const refused: readonly [title: string, make: () => readonly AnyMember[], message: RegExp][] = [
  [
    "a group in itself",
    () => {
      const [outer, inner] = [group(), series([])];
      inner.jobs.push(outer);
      outer.jobs.push(inner);
      return [outer];
    },
    /the group 'g' is in itself/,
  ],
  ["an empty group", () => [parallel([], { id: "g" })], /the group 'g' has no jobs/],
  [
    "a group twice",
    () => {
      const twice = group();
      return [twice, series([twice])];
    },
    /the group 'g' is enqueued twice/,
  ],
  [
    "a job in two groups",
    () => {
      const job = new Job(() => {}, null, undefined, { id: "a" });
      return [parallel([job]), parallel([job])];
    },
    /the job 'a' is enqueued twice/,
  ],
  [
    "an id that is taken in another group",
    () => [group(), series([new Job(() => {}, null, undefined, { id: "g" })])],
    /two jobs have the id 'g'/,
  ],
  [
    "a pivot in parallel",
    () => [parallel([series([new Job(() => {}, null, undefined, { id: "a", pivot: true })])])],
    /the job 'a': 'pivot' has no meaning within 'parallel'/,
  ],
  [
    "exit codes of what has none",
    () => [new Job(() => {}, null, undefined, { id: "a", retry: { times: 1, onExitCodes: 75 } })],
    /the job 'a' has no exit code/,
  ],
  [
    "what is no job, put into the array",
    () => [(() => {}) as never],
    /it was given a function: write new Job\(…\) around it/,
  ],
  [
    "groups without end",
    () => [Array.from({ length: 10_000 }).reduce<AnyMember>((inner) => series([inner]), new Job(() => {}))],
    /nested deeper than can be wanted/,
  ],
];
for (const [title, make, message] of refused)
  test(`refuses ${title} before anything starts`, async () => {
    const queue = new QueueManager();
    queue.jobs = [...make()];
    await assert.rejects(queue.run(), { name: "Error", message });
    assert.throws(() => queue.print({ write: () => {} }), message);
  });

test("refuses a job that another queue has run", async () => {
  const job = new Job(() => {}, null, undefined, { id: "a" });
  await runJobs(job);
  await assert.rejects(runJobs(parallel([job])), /the job 'a' was run by another queue; make a new one/);
});

test("refuses what is no job where it is enqueued", () => {
  assert.throws(() => new QueueManager().enqueue((() => {}) as never), { name: "TypeError", message: /a function/ });
});

const wrong: readonly [title: string, make: () => unknown, message: RegExp][] = [
  [
    "no list",
    () => parallel(7 as never),
    /parallel takes a list of jobs, such as parallel\(\[job1, job2\]\); not number/,
  ],
  ["an unknown option", () => parallel([], { maxParalel: 2 } as never), /did you mean 'maxParallel'\?/],
  ["an option of the other kind", () => series([], { maxParallel: 2 } as never), /not an option of 'series'/],
  ["no number", () => parallel([], { maxParallel: 0 }), /maxParallel is a whole number from 1 on; not 0/],
  ["a false name", () => new JobGroup("parallel", [], { name: 7 as never }), /name is a text that is not empty/],
  ["a revert of the wrong kind", () => series([], { revertFunc: 7 as never }), /a revert is a function/],
];
for (const [title, make, message] of wrong)
  test(`a group with ${title} is a TypeError where it is made`, () =>
    assert.throws(make, { name: "TypeError", message }));
