import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fail, Job, type JobContext, type JobOptions, QueueManager, success } from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runJobs } from "../support/temp-queue.ts";

test("a revert gets the arguments as they were when its job began, whatever the job did to them", async () => {
  class Client {
    readonly closed: string[] = [];
  }
  const client = new Client();
  const when = new Date(0);
  const args = { client, names: ["a", "b"], tags: new Map([["x", new Set([1])]]), when };
  const seen: { given?: typeof args } = {};
  const spoil = (given: typeof args) => {
    assert.equal(given, args, "the function itself has the very same");
    given.names.length = 0;
    given.tags.clear();
    given.when.setFullYear(1999);
    given.client.closed.push("by the job");
    return fail("broken");
  };
  await runJobs(new Job(spoil, (given) => void Object.assign(seen, { given }), args));
  assert.deepEqual(seen.given, { client, names: ["a", "b"], tags: new Map([["x", new Set([1])]]), when: new Date(0) });
  assert.equal(seen.given?.client, client, "an instance of a class has no copy");
});

test("each try gets the arguments as they were when the job began", async () => {
  const seen: number[] = [];
  const take = (args: number[]) => {
    seen.push(args.length);
    args.pop();
    return seen.length < 3 ? fail("again") : "enough";
  };
  await runJobs(new Job(take, null, [1, 2, 3], { retry: { times: 2, delay: 0 } }));
  assert.deepEqual(seen, [3, 3, 3]);
});

const odd: { readonly [title: string]: unknown } = {
  frozen: Object.freeze({ a: Object.freeze([1]) }),
  "a getter that throws": {
    get now() {
      throw new Error("never");
    },
  },
  "without a prototype": Object.assign(Object.create(null), { a: 1 }),
  "large numbers": { a: 2n ** 70n },
  functions: { a: () => 1 },
  proxies: new Proxy({}, { ownKeys: () => ["never"] }),
};
const ring: { self?: unknown } = {};
ring.self = ring;
for (const [title, args] of Object.entries({ ...odd, "themselves in a ring": ring }))
  test(`arguments with ${title} come to the function and its revert`, async () => {
    const seen: unknown[] = [];
    const job = new Job(
      (given: unknown) => fail(void seen.push(given)),
      (given) => void seen.push(given),
      args,
    );
    await runJobs(job);
    assert.deepEqual([seen.length, seen[0] === args, typeof seen[1]], [2, true, typeof args]);
  });

const hostile = (): Error =>
  Object.defineProperty(new Error("x"), "message", {
    get: () => {
      throw new Error("not even this");
    },
  });
const ends: readonly [title: string, does: () => unknown, error: RegExp][] = [
  [
    "throws a frozen object",
    () => {
      throw Object.freeze({ code: 7 });
    },
    /^\{"code":7\}$/,
  ],
  [
    "throws itself in a ring",
    () => {
      throw ring;
    },
    /Circular/,
  ],
  [
    "throws a symbol",
    () => {
      throw Symbol("s");
    },
    /Symbol\(s\)/,
  ],
  [
    "throws an error that cannot be read",
    () => {
      throw hostile();
    },
    /cannot be looked at/,
  ],
  [
    "throws an error without words",
    () => {
      throw new TypeError();
    },
    /^TypeError$/,
  ],
  [
    "throws an error with a cause",
    () => {
      throw new Error("no volume", { cause: new Error("quota") });
    },
    /^no volume: quota$/,
  ],
  [
    "throws what throws when it is looked at",
    () => {
      throw new Proxy({}, { get: () => assert.fail("hands off") });
    },
    /^\{\}$/,
  ],
  [
    "throws empty text",
    () => {
      throw "";
    },
    /^it failed$/,
  ],
  [
    "throws very long words",
    () => {
      throw new Error("x".repeat(10 ** 6));
    },
    /^x{4000} …$/,
  ],
  ["fails with an error", () => fail(new Error("no quorum")), /^no quorum$/],
  ["fails with a ring", () => fail(ring), /Circular/],
  ["fails with a large number", () => fail(2n ** 70n), /1180591620717411303424n/],
];
for (const [title, does, error] of ends)
  test(`a function that ${title} has failed, and is undone`, async () => {
    let isUndone = false;
    const job = new Job(does, () => {
      isUndone = true;
    });
    await runJobs(job);
    assert.deepEqual([job.status, isUndone], ["failed", true]);
    assert.match(job.error ?? "", error);
  });

test("what was thrown is no value", async () => {
  let seen: unknown = "nothing";
  const job = new Job(
    () => {
      throw new Error("it broke");
    },
    (_, { value }) => {
      seen = value;
    },
  );
  await runJobs(job);
  assert.deepEqual([job.value, seen], [undefined, undefined]);
});

const values: readonly [title: string, value: unknown, kept: unknown][] = [
  ["a large number", 2n ** 70n, undefined],
  ["a ring", ring, undefined],
  ["a function", () => 1, undefined],
  [
    "a proxy that throws",
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    ),
    undefined,
  ],
  ["a buffer that is too large for a journal", { a: Buffer.alloc(64 * 1024 * 1024) }, undefined],
  ["text that is too large for a journal", "x".repeat(40 * 1024 * 1024), undefined],
  ["a date", new Date(0), "1970-01-01T00:00:00.000Z"],
  ["plain data", { a: [1, null] }, { a: [1, null] }],
];
for (const [title, value, kept] of values)
  test(`a function may return ${title}; the journal keeps what JSON can hold`, async () => {
    await using folder = tempFolder();
    const job = new Job(() => value as object, null, undefined, { id: "a" });
    const result = await new QueueManager({ journal: folder.path }).enqueue(job).run();
    assert.equal(result.outcome, "succeeded");
    assert.equal(job.value, value);
    const records = fs.readFileSync(join(folder.path, result.toJSON().run, "journal.jsonl"), "utf8").split("\n");
    const ended = records.map((line) => JSON.parse(line || "{}")).find(({ record }) => record === "step-ended");
    assert.deepEqual(ended.value, kept);
  });

test("shows a function that is stopped why, in the words of the platform", async () => {
  const reasons: unknown[] = [];
  const polite = (_: unknown, { signal }: JobContext) =>
    new Promise<void>((_, reject) =>
      signal.addEventListener("abort", () => {
        reasons.push((signal.reason as Error).name, (signal.reason as Error).message);
        reject(signal.reason);
      }),
    );
  await runJobs(new Job(polite, null, undefined, { timeout: 20 }));
  const cancel = new AbortController();
  await runJobs(
    new Job((_: undefined, context: JobContext) => {
      setTimeout(() => cancel.abort("enough"), 5);
      return polite(undefined, context);
    }),
    { signal: cancel.signal },
  );
  assert.deepEqual(reasons, ["TimeoutError", "timed out after 20 ms", "AbortError", "cancelled"]);
});

test("with a signal that is aborted already, nothing begins", async () => {
  let began = false;
  const job = new Job(() => {
    began = true;
  });
  const result = await runJobs(job, { signal: AbortSignal.abort("too late") });
  assert.deepEqual([began, job.status, result.outcome], [false, "pending", "rolled-back"]);
  assert.deepEqual(result.cause, { kind: "cancelled", message: "too late" });
});

test("a cancel calls off the pause between two tries", async () => {
  const cancel = new AbortController();
  const job = new Job(
    () => {
      setTimeout(() => cancel.abort("enough"), 20);
      return fail("broken");
    },
    null,
    undefined,
    { retry: { times: 1, delay: "1h", maxDelay: "1h" } },
  );
  const result = await runJobs(job, { signal: cancel.signal });
  assert.deepEqual([job.attempts, result.outcome], [1, "rolled-back"]);
});

test("a revert that never ends is given up when its time is up, and named as left", async () => {
  const job = new Job(
    () => fail("broken"),
    () => new Promise(() => {}),
    undefined,
    {
      id: "a",
      revertTimeout: 30,
      grace: 0,
    },
  );
  const result = await runJobs(job);
  assert.equal(result.outcome, "rollback-incomplete");
  assert.match(result.residue[0]?.why ?? "", /timed out after 30 ms; still running: the function itself/);
});

test("what a job logs and tells is under its name, whatever it is", async () => {
  const lines: string[] = [];
  const job = new Job(
    (_: undefined, { log, detail }: JobContext) => {
      log("one\ntwo");
      log(7 as never);
      detail("**made**");
      return success(1, 8 as never);
    },
    null,
    undefined,
    { id: "a" },
  );
  await runJobs(job, {
    reporter: { output: ({ step, lines: text }) => void lines.push(`${step}: ${Buffer.from(text)}`) },
  });
  assert.deepEqual(lines, ["a: one\ntwo\n", "a: 7\n"]);
  assert.equal(job.detail, "**made**\n\n8");
});

test("a reporter that fails stops nothing", async () => {
  const warned: string[] = [];
  const warn = ({ message }: Error) => void warned.push(message);
  process.on("warning", warn);
  const job = new Job((_: undefined, { log }: JobContext) => log("line"));
  await runJobs(job, {
    reporter: {
      event: () => {
        throw new Error("deaf");
      },
      output: () => Promise.reject(new Error("full")),
    },
  });
  await new Promise(setImmediate);
  process.off("warning", warn);
  assert.equal(job.done, true);
  assert.ok(
    warned.some((message) => message.includes("full")),
    `${warned}`,
  );
});

const wrongOptions: readonly [title: string, options: JobOptions | null, message: RegExp][] = [
  ["no object", 7 as never, /the options of a job are an object such as \{ timeout: "30s" \}; not number/],
  ["null", null, /not null/],
  ["no id", { id: "" }, /id is a text that is not empty; not an empty one/],
  ["an id of another kind", { id: 7 as never }, /id is a text that is not empty; not number/],
  ["a name of another kind", { name: 7 as never }, /name is a text/],
  ["no switch", { isolate: "yes" as never }, /isolate is true or false; not string/],
  ["tries in words", { retry: "2" as never }, /retry is how many more tries, such as 2 or \{ times: 2 \}; not string/],
  ["tries that are none", { retry: null as never }, /such as 2 or \{ times: 2 \}; not null/],
  ["tries as a switch", { retry: true as never }, /such as 2 or \{ times: 2 \}; not boolean/],
  ["half a try", { retry: 0.5 }, /retry\.times is a whole number from 0 on; not 0\.5/],
  [
    "tries without a number",
    { retry: { delay: "2s" } as never },
    /retry\.times is a whole number from 0 on; not undefined/,
  ],
  ["an unknown word about tries", { retry: { times: 1, dealy: "2s" } as never }, /did you mean 'delay'\?/],
  ["a pause in words", { retry: { times: 1, delay: "two" } }, /retry\.delay is written like '90s'/],
  ["a factor below one", { retry: { times: 1, factor: 0.5 } }, /retry\.factor is a number from 1 on; not 0\.5/],
  [
    "a longest pause that is shorter",
    { retry: { times: 1, delay: "5s", maxDelay: "1s" } },
    /maxDelay is shorter than its delay/,
  ],
  ["both names of one", { retry: { times: 1, maxDelay: 1, "max-delay": 1 } }, /both 'maxDelay' and its twin/],
  ["an exit code that is none", { retry: { times: 1, onExitCodes: [0] } }, /numbers from 1 to 255; 0 is not/],
  ["no exit code", { retry: { times: 1, onExitCodes: [] } }, /onExitCodes is empty/],
  ["an undo between tries without one", { retry: { times: 1, revertBetweenAttempts: true } }, /the job has no revert/],
  [
    "an undo between tries of a revert",
    { revertRetry: { times: 1, revertBetweenAttempts: true } },
    /revertRetry: a revert has nothing to undo/,
  ],
  ["an unknown end", { revertOn: "faild" as never }, /'faild' is not; did you mean 'failed'\?/],
  ["no end", { revertOn: [] }, /revertOn is empty/],
  ["a time without end", { grace: Number.POSITIVE_INFINITY }, /grace is written like/],
];
for (const [title, options, message] of wrongOptions)
  test(`a job with ${title} in its options is a TypeError where it is made`, () =>
    assert.throws(() => new Job(() => {}, null, undefined, options as JobOptions), { name: "TypeError", message }));
