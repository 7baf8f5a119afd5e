import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  fail,
  Job,
  type JobContext,
  type JobOptions,
  QueueManager,
  type RevertContext,
  success,
} from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** A library that writes down what it is asked to do. */
function library() {
  const log: string[] = [];
  return {
    log,
    func1: (args: { size: string }, { log: print }: JobContext<{ size: string }, string>) => {
      log.push(`func1 ${args.size}`);
      print("making it");
      return success(`vol of ${args.size}`, "**made**");
    },
    revertFunc1: (args: { size: string }, { value, status, cause }: RevertContext<{ size: string }, string>) => {
      log.push(`revertFunc1 ${args.size}, ${value}, ${status}, ${cause.kind} of ${cause.step}`);
    },
    func2: (args: readonly string[], { results }: JobContext<readonly string[], string>) => {
      log.push(`func2 ${args.join("+")} after ${JSON.stringify(results)}`);
      return "two";
    },
    revertFunc2: () => void log.push("revertFunc2"),
    func3: () => void log.push("func3"),
    failing: () => fail("no quorum", "1 of 3 answered"),
    throwing: () => {
      throw new Error("it broke");
    },
  };
}

async function journal() {
  const folder = tempFolder();
  return Object.assign(folder, { options: { journal: join(folder.path, "j") } });
}

test("runs jobs in the order in which they are enqueued, given themselves or by name", async () => {
  await using folder = await journal();
  const myApp = library();
  const queue = new QueueManager({ name: "Join node", ...folder.options });
  queue.registerLib(myApp);
  const job1 = new Job(myApp.func1, myApp.revertFunc1, { size: "10G" }, { timeout: "30s" });
  const job2 = new Job("func2", "revertFunc2", ["a", "b"]);
  const job3 = new Job("func3", null);
  queue.enqueue(job1);
  queue.enqueue([job2, job3]);
  const result = await queue.run();
  assert.deepEqual(myApp.log, ["func1 10G", 'func2 a+b after {"func1":"vol of 10G"}', "func3"]);
  assert.equal(result.outcome, "succeeded");
  assert.deepEqual(
    [job1.done, job1.status, job1.value, job1.detail, job1.error, job1.timeout, job1.args],
    [true, "succeeded", "vol of 10G", "**made**", undefined, 30_000, { size: "10G" }],
  );
  assert.deepEqual([job2.value, job3.value, job3.done], ["two", undefined, true]);
});

test("undoes in reverse when a job fails, and says why, what and how", async () => {
  await using folder = await journal();
  const myApp = library();
  const queue = new QueueManager({ name: "Join node", ...folder.options }).registerLib(myApp);
  const job1 = new Job(myApp.func1, myApp.revertFunc1, { size: "10G" });
  const job3 = new Job("func3", null);
  const bad = new Job("failing", "revertFunc2");
  queue.enqueue([job1, job3, bad]);
  const result = await queue.run();
  assert.deepEqual(myApp.log, [
    "func1 10G",
    "func3",
    "revertFunc2",
    "revertFunc1 10G, vol of 10G, succeeded, failed of failing",
  ]);
  assert.deepEqual([job1.done, job3.done, bad.done], [false, true, false], "what has no revert stays done");
  assert.deepEqual(
    [bad.status, bad.error, bad.detail, bad.value],
    ["failed", "no quorum", "1 of 3 answered", "no quorum"],
  );
  const text = `${result}`;
  for (const part of [
    "Join node",
    "Undoing, because failing failed: no quorum",
    "Everything was undone.",
    "nothing to undo: func3",
  ])
    assert.ok(text.includes(part), `${part} is missing in\n${text}`);
  const json = JSON.parse(JSON.stringify(result));
  assert.deepEqual(
    {
      schema: json.schema,
      outcome: json.outcome,
      cause: json.cause,
      reverts: json.steps.map((step: { revert: { status: string } }) => step.revert.status),
    },
    {
      schema: 1,
      outcome: "rolled-back",
      cause: { kind: "failed", step: "failing", message: "no quorum" },
      reverts: ["reverted", "none", "reverted"],
    },
  );
});

test("the types take a job that succeeds with one value and fails with another, and want the arguments", async () => {
  await using folder = await journal();
  const either = async ({ ok }: { ok: boolean }) => (ok ? success({ id: "vol-7" }) : fail("no quorum"));
  // @ts-expect-error: the function needs arguments
  const without = () => new Job(either);
  // @ts-expect-error: of this kind
  const wrong = () => new Job(either, null, { ok: "yes" });
  const job = new Job(either, (_, { value }) => value?.id, { ok: true });
  await new QueueManager(folder.options).enqueue(job).run();
  assert.equal(job.value?.id, "vol-7");
  assert.equal(typeof without + typeof wrong, "functionfunction");
});

test("a library may be an instance of a class, whose functions keep their this", async () => {
  await using folder = await journal();
  class Cluster {
    readonly nodes: string[] = [];
    join(name: string) {
      return this.nodes.push(name);
    }
  }
  const cluster = new Cluster();
  await new QueueManager(folder.options)
    .registerLib(cluster)
    .enqueue(new Job("join", null, "n4"))
    .run();
  assert.deepEqual(cluster.nodes, ["n4"]);
});

test("what every object has is no function of a library", async () => {
  await using folder = await journal();
  const queue = new QueueManager(folder.options).registerLib({}).enqueue(new Job("toString"));
  await assert.rejects(queue.run(), /no registered library has a function 'toString'/);
});

const thrown: readonly [title: string, value: unknown, message: string][] = [
  ["an Error", new Error("it broke"), "it broke"],
  ["a text", "just words", "just words"],
  ["nothing", undefined, "it failed"],
  ["an object", { code: 7 }, '{"code":7}'],
  ["null", null, "null"],
];
for (const [title, value, message] of thrown)
  test(`a function that throws ${title} has failed`, async () => {
    await using folder = await journal();
    const job = new Job(() => Promise.reject(value), null);
    await new QueueManager(folder.options).enqueue(job).run();
    assert.deepEqual([job.status, job.error], ["failed", message]);
  });

test("names a revert that throws as what is left, and goes on with the others", async () => {
  await using folder = await journal();
  const myApp = library();
  const queue = new QueueManager(folder.options).registerLib(myApp);
  queue.enqueue([new Job("func3", "revertFunc2"), new Job("func2", "throwing", ["x"]), new Job("failing", null)]);
  const result = await queue.run();
  assert.equal(result.outcome, "rollback-incomplete");
  const [left, ...more] = result.residue;
  assert.deepEqual([left?.step, left?.why, more], ["func2", "its undo did not succeed: it broke", []]);
  assert.match(left?.command ?? "", /throwing\(\["x"\]\)/);
  assert.equal(myApp.log.at(-1), "revertFunc2");
});

test("aborts the signal of a function whose time is up, and lets it end within its grace", async () => {
  await using folder = await journal();
  const ends: string[] = [];
  const polite = (_: unknown, { signal }: JobContext) =>
    new Promise((resolve) => {
      const alive = setTimeout(() => {}, 60_000);
      signal.addEventListener("abort", () => {
        clearTimeout(alive);
        ends.push("ended when asked");
        resolve("late");
      });
    });
  const job = new Job(polite, () => void ends.push("undone"), undefined, { timeout: 50, grace: "5s" });
  await new QueueManager(folder.options).enqueue(job).run();
  assert.deepEqual(ends, ["ended when asked", "undone"]);
  assert.deepEqual([job.status, job.error], ["timed-out", "timed out after 50 ms"]);
});

test("says of a function that cannot be stopped that it still runs, and undoes all the same", async () => {
  await using folder = await journal();
  let undone = false;
  const undo = () => {
    undone = true;
  };
  let timer: NodeJS.Timeout | undefined;
  const deaf = () =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, 60_000);
    });
  const job = new Job(deaf, undo, undefined, { timeout: 30, grace: 30 });
  await new QueueManager(folder.options).enqueue(job).run();
  clearTimeout(timer);
  assert.equal(job.error, "timed out after 30 ms; still running: the function itself");
  assert.ok(undone);
});

test("is cancelled by a signal, and undone", async () => {
  await using folder = await journal();
  const cancel = new AbortController();
  const myApp = library();
  const stopping = new Job(() => cancel.abort("enough"), "revertFunc2");
  const queue = new QueueManager(folder.options).registerLib(myApp).enqueue([stopping, new Job("func3", null)]);
  const result = await queue.run({ signal: cancel.signal });
  assert.deepEqual(myApp.log, ["revertFunc2"]);
  assert.deepEqual(result.cause, { kind: "cancelled", step: "job-1", message: "enough" });
});

test("runs its array in the order that it has when run is called", async () => {
  await using folder = await journal();
  const order: number[] = [];
  const queue = new QueueManager(folder.options);
  queue.enqueue([1, 2, 3].map((number) => new Job(() => void order.push(number))));
  queue.jobs.reverse();
  await queue.run();
  assert.deepEqual(order, [3, 2, 1]);
});

test("gives each job an id: the one asked for, its function's name, or its place", async () => {
  await using folder = await journal();
  const myApp = library();
  const queue = new QueueManager(folder.options).registerLib(myApp);
  queue.enqueue([
    new Job("func3"),
    new Job("func3"),
    new Job(() => {}),
    new Job("func3", null, undefined, { id: "mine" }),
    new Job("func3"),
  ]);
  const { steps } = await queue.run();
  assert.deepEqual(
    steps.map(({ id }) => id),
    ["func3", "func3-2", "job-3", "mine", "func3-3"],
  );
});

test("keeps in its journal from which module a named function is", async () => {
  await using folder = await journal();
  const file = join(folder.path, "my-app.mjs");
  fs.writeFileSync(file, "export const make = () => 'made'; export const unmake = () => {};");
  const queue = new QueueManager(folder.options).registerLib(file).enqueue(new Job("make", "unmake"));
  const result = await queue.run();
  const plan = JSON.parse(
    fs.readFileSync(join(folder.options.journal, result.toJSON().run, "journal.jsonl"), "utf8").split("\n")[0] ?? "",
  ).plan;
  assert.deepEqual(plan.steps[0].work, {
    kind: "call",
    function: "make",
    module: `file://${file}`,
    args: null,
    env: {},
  });
});

const refused: readonly [title: string, build: (queue: QueueManager) => unknown, message: RegExp][] = [
  [
    "a name that no library has",
    (queue) => queue.registerLib({ func1: () => {} }).enqueue(new Job("fun1")),
    /no registered library has a function 'fun1'; did you mean 'func1'\?/,
  ],
  [
    "a revert that no library has",
    (queue) => queue.registerLib({ func1: () => {} }).enqueue(new Job("func1", "undo")),
    /no registered library has a function 'undo'/,
  ],
  ["a name without a library", (queue) => queue.enqueue(new Job("func1")), /no library is registered/],
  [
    "a name of something else",
    (queue) => queue.registerLib({ x: 1 }).enqueue(new Job("x")),
    /'x' is no function of a registered library but of type number/,
  ],
  [
    "two jobs of one id",
    (queue) => queue.enqueue([1, 2].map(() => new Job(() => {}, null, undefined, { id: "a" }))),
    /two jobs have the id 'a'/,
  ],
  ["one job twice", (queue) => queue.enqueue(Array(2).fill(new Job(() => {}))), /enqueued twice/],
  [
    "a library that does not load",
    (queue) => queue.registerLib("./no-such-module.mjs").enqueue(new Job("x")),
    /the library '\.\/no-such-module\.mjs' does not load/,
  ],
];
for (const [title, build, message] of refused)
  test(`refuses ${title} before anything starts`, async () => {
    await using folder = await journal();
    const queue = new QueueManager(folder.options);
    let ran = false;
    queue.enqueue(
      new Job(() => {
        ran = true;
      }),
    );
    build(queue);
    await assert.rejects(queue.run(), message);
    assert.ok(!ran);
  });

test("refuses a second run, and jobs that come too late", async () => {
  await using folder = await journal();
  const queue = new QueueManager(folder.options).enqueue(new Job(() => {}));
  await queue.run();
  await assert.rejects(queue.run(), /has run already/);
  assert.throws(() => queue.enqueue(new Job(() => {})), /has begun to run/);
});

const wrongJobs: readonly [title: string, make: () => unknown, message: RegExp][] = [
  ["no function", () => new Job(7 as never), /takes a function or the name of one, not number/],
  [
    "a revert of the wrong kind",
    () => new Job(() => {}, {} as never),
    /a revert is a function, the name of one, or null; not object/,
  ],
  [
    "a time in words",
    () => new Job(() => {}, null, undefined, { timeout: "5 minutes" }),
    /timeout is written like '90s', '5m', '1h30m', or in milliseconds; '5 minutes' is not/,
  ],
  [
    "an unknown option",
    () => new Job(() => {}, null, undefined, { timout: 5 } as JobOptions),
    /'timout' is not an option of a job; did you mean 'timeout'\?/,
  ],
];
for (const [title, make, message] of wrongJobs)
  test(`a job with ${title} is a TypeError where it is made`, () =>
    assert.throws(make, { name: "TypeError", message }));
