import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json } from "../../src/plan/plan.ts";
import type { JournalRecord } from "../../src/rollback/record.ts";
import { callOf, lib, perform } from "../support/calls.ts";
import { tempFolder } from "../support/temp-folder.ts";

const tells = (name: string, args: Json = null) => callOf(name, args, { module: lib("tells.mjs") });

test("all that a function and its programs print comes in order, also a last line without its end", async () => {
  const { output } = await perform(tells("prints"));
  assert.equal(output, "one\ntwo\nthree\nfour\nfive\nsix\nseven\n");
});

test("a function that prints 100 MB is held back by a slow reader, and nobody keeps what it prints", async () => {
  let bytes = 0;
  let most = 0;
  const before = process.memoryUsage.rss();
  const output = async (block: Uint8Array) => {
    bytes += block.length;
    most = Math.max(most, process.memoryUsage.rss() - before);
    if (bytes < 20_000_000) await sleep(1);
  };
  const { performed } = await perform(tells("printsMuch", { lines: 100_000 }), { output });
  assert.equal(bytes, 100_000_000);
  assert.ok(most < 100e6, `${most} bytes more here`);
  assert.ok(Number(performed.value) < 200e6, `${performed.value} bytes in its process`);
});

test("outputs, exports and details are handed on, by the function and by the programs it runs", async () => {
  const { performed } = await perform(tells("handsOn"));
  assert.deepEqual(performed, {
    succeeded: true,
    outputs: {
      text: "anew",
      lines: "one\nEND\ntwo",
      "with-dash": "5",
      yes: "true",
      list: '[1,{"a":2}]',
      nothing: "",
      program: "1",
      more: "m",
      "ü ö": "n",
    },
    env: { EXPORTED: "e" },
    replaced: { EXPORTED: null, PATH: process.env["PATH"] },
    path: ["/opt/x"],
    detail: "**one**\n\ntwo",
    value: "true",
  });
});

const halfway: readonly [title: string, name: string, expected: object][] = [
  ["throws", "handsOnAndThrows", { message: "then it broke", outputs: { id: "vol-7" }, detail: "half" }],
  [
    "ends its process",
    "handsOnAndExits",
    { message: "the function ended its process (exit code 0)", outputs: { id: "vol-8" }, exitCode: 0 },
  ],
];
for (const [title, name, expected] of halfway)
  test(`what a function has handed on is kept when it ${title}`, async () => {
    const { performed } = await perform(tells(name));
    assert.deepEqual(performed, { succeeded: false, ...expected });
  });

const odd: readonly [title: string, name: string, args: Json, message: string][] = [
  ["a name with =", "handsOnOddly", { name: "a=b", value: 1 }, "'a=b' is no name for an output"],
  ["a name with <<", "handsOnOddly", { name: "a<<b", value: 1 }, "'a<<b' is no name for an output"],
  ["a name of two lines", "handsOnOddly", { name: "a\nb", value: 1 }, "'a\nb' is no name for an output"],
  ["no name", "handsOnOddly", { name: "", value: 1 }, "'' is no name for an output"],
  ["a NUL", "handsOnOddly", { name: "a", value: "b\0" }, "the output 'a' holds a NUL, which no variable can"],
  ["a symbol", "handsOnSymbol", null, "the output 'x' is a symbol; outputs are text"],
  ["what it takes back", "takesBack", null, "the output 'x' was set; it can be set anew, not taken back"],
  ["outputs without end", "floodsOutputs", null, "what a step hands on as outputs takes 33554432 bytes at most"],
  ["details without end", "floodsDetail", null, "the detail takes 33554432 bytes at most"],
];
for (const [title, name, args, message] of odd)
  test(`a function that hands on ${title} fails with words`, async () => {
    const { performed } = await perform(tells(name, args));
    assert.equal(performed.succeeded, false);
    assert.equal(performed.message?.slice(0, message.length), message);
  });

test("names that every object has are names of outputs as well", async () => {
  const { performed } = await perform(tells("handsOnOddly", { name: "__proto__", value: 1 }));
  assert.deepEqual(Object.entries(performed.outputs ?? {}), [["__proto__", "1"]]);
});

test("a function sees its arguments, its step, and the environment of a step", async () => {
  await using folder = tempFolder();
  const { performed } = await perform(tells("looksAround", ["a"]), {
    directory: folder.path,
    env: { A: "of the plan" },
  });
  assert.deepEqual(performed.value, {
    args: ["a"],
    job: { id: "s", name: "The step", attempt: 1, args: ["a"] },
    env: { A: "of the plan", path: process.env["PATH"]?.split(":")[0], isProcess: true },
    cwd: folder.path,
    stdin: "",
    isAborted: false,
    revert: { outputs: {} },
  });
});

test("a function that asks for the results of other jobs is told where to have them from", async () => {
  const { performed } = await perform(tells("asksForResults"));
  assert.match(performed.message ?? "", /has no results of other jobs; hand them over in its arguments$/);
});

test("a revert sees why it is called, and how its step had ended, with what value and which outputs", async () => {
  await using folder = tempFolder();
  const at = "2026-01-01T00:00:01.000Z";
  const revertOf: readonly JournalRecord[] = [
    { record: "step-began", at, step: "s", attempt: 1 },
    {
      record: "step-ended",
      at,
      step: "s",
      attempt: 1,
      status: "failed",
      message: "no more volumes",
      outputs: { id: "vol-7" },
      value: { kept: [1] },
    },
  ];
  const file = join(folder.path, "seen.json");
  const { performed } = await perform(tells("showsAround", { file }), { directory: folder.path, revertOf });
  assert.deepEqual(performed, { succeeded: true });
  const { revert, job } = JSON.parse(fs.readFileSync(file, "utf8"));
  assert.deepEqual(job, { id: "s", name: "The step", attempt: 1, args: { file } });
  assert.deepEqual(revert, {
    cause: { kind: "failed", step: "s", message: "no more volumes" },
    status: "failed",
    value: { kept: [1] },
    outputs: { id: "vol-7" },
  });
});
