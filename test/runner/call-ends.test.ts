import assert from "node:assert/strict";
import { test } from "node:test";
import type { CallWork } from "../../src/plan/plan.ts";
import { callOf, lib, perform } from "../support/calls.ts";
import { lives } from "../support/processes.ts";

const stuck = "nothing was left that could wake it";
const data = "return text, numbers, true, false, null, and arrays and plain objects of them";

const good: readonly [title: string, work: CallWork, value: unknown, more?: object][] = [
  ["its arguments as data, and its result", callOf("returns", { a: [1, null] }), { got: { a: [1, null] } }],
  ["a result that is text with every kind of character", callOf("returns", "ü\u2028\n\0😀"), { got: "ü\u2028\n\0😀" }],
  ["no result", callOf("returnsNothing"), undefined],
  ["no arguments, for which it has a default", callOf("defaults"), 10],
  ["a promise", callOf("waits"), "waited"],
  ["success() of another copy of Jipper", callOf("succeeds"), [1, 2], { detail: "**good**" }],
  ["a date, and a field that is not set", callOf("returnsDate"), { at: "1970-01-01T00:00:00.000Z" }],
  ["timers and servers that are left open", callOf("leavesOpen"), "returned"],
  ["the default export", callOf("default"), undefined],
  ["a function of a CommonJS module", callOf("func", null, { module: lib("common.cjs") }), "common"],
];
for (const [title, work, value, more] of good)
  test(`a function ends well with ${title}`, async () => {
    const { performed, left } = await perform(work);
    const expected = { succeeded: true, ...(value === undefined ? {} : { value }), ...more, exitCode: undefined };
    assert.deepEqual({ ...performed, exitCode: undefined }, expected);
    assert.deepEqual(left, []);
  });

const bad: readonly [title: string, work: CallWork, expected: object][] = [
  ["throws", callOf("throws"), { message: "no more volumes" }],
  ["throws with a cause", callOf("throwsCause"), { message: "fetch failed: connect ECONNREFUSED" }],
  ["throws text", callOf("throwsOdd", { what: "text" }), { message: "just words" }],
  ["throws undefined", callOf("throwsOdd", { what: "nothing" }), { message: "it threw undefined, which is no Error" }],
  ["throws null", callOf("throwsOdd", { what: "null" }), { message: "it threw null, which is no Error" }],
  ["throws a number", callOf("throwsOdd", { what: "number" }), { message: "it threw 42, which is no Error" }],
  ["throws a symbol", callOf("throwsOdd", { what: "symbol" }), { message: "it threw Symbol(s), which is no Error" }],
  ["throws an object", callOf("throwsOdd", { what: "object" }), { message: "it threw { code: 5 }, which is no Error" }],
  [
    "throws an object without prototype",
    callOf("throwsOdd", { what: "bare" }),
    { message: "it threw [Object: null prototype] {}, which is no Error" },
  ],
  ["throws an error without words", callOf("throwsOdd", { what: "empty" }), { message: "Error" }],
  ["throws several errors as one", callOf("throwsOdd", { what: "gathered" }), { message: "first of them" }],
  [
    "throws what throws when it is looked at",
    callOf("throwsOdd", { what: "mean" }),
    { message: "it threw something that cannot be looked at" },
  ],
  [
    "throws an error whose message throws",
    callOf("throwsOdd", { what: "meanMessage" }),
    { message: "it threw something that cannot be looked at" },
  ],
  ["throws 5 MB of text", callOf("throwsOdd", { what: "long" }), { message: `${"x".repeat(4000)} …` }],
  ["overflows the stack", callOf("overflows"), { message: "Maximum call stack size exceeded" }],
  [
    "says fail() with text",
    callOf("failsWith", { value: "disk full" }),
    { message: "disk full", value: "disk full", detail: "**bad**" },
  ],
  [
    "says fail() with data",
    callOf("failsWith", { value: { id: 7 } }),
    { message: '{"id":7}', value: { id: 7 }, detail: "**bad**" },
  ],
  ["says fail() without anything", callOf("failsWith", {}), { message: "it failed", detail: "**bad**" }],
  ["says fail() with an error", callOf("failsWithError"), { message: "as it says" }],
  ["never returns", callOf("neverReturns"), { message: `the function never returned: ${stuck}` }],
  [
    "ends its process as if all were well",
    callOf("exits", { code: 0 }),
    { message: "the function ended its process (exit code 0)", exitCode: 0 },
  ],
  [
    "ends its process",
    callOf("exits", { code: 7 }),
    { message: "the function ended its process (exit code 7)", exitCode: 7 },
  ],
  [
    "ends its process in a callback",
    callOf("exitsLater"),
    { message: "the function ended its process (exit code 5)", exitCode: 5 },
  ],
  [
    "ends its process past all that listens",
    callOf("exitsUnseen"),
    { message: "the function ended its process (exit code 9)", exitCode: 9 },
  ],
  [
    "changes the exit code after it has returned",
    callOf("exitsBadlyAfterwards"),
    { message: "its process ended with exit code 3 after it had returned", value: "returned", exitCode: 3 },
  ],
  ["aborts", callOf("aborts"), { message: "ended by SIGABRT", signal: "SIGABRT" }],
  [
    "is killed",
    callOf("isKilled", { signal: "SIGKILL" }),
    { message: "ended by SIGKILL, as the system does when memory runs out", signal: "SIGKILL" },
  ],
  ["crashes", callOf("isKilled", { signal: "SIGSEGV" }), { message: "ended by SIGSEGV", signal: "SIGSEGV" }],
  [
    "rejects a promise that nobody waits for",
    callOf("rejectsUnseen"),
    { message: "an error that nothing caught: nobody waits for me" },
  ],
  ["throws in a callback", callOf("throwsInCallback"), { message: "an error that nothing caught: in a callback" }],
  ["returns a BigInt", callOf("returnsUnfit", { what: "bigint" }), { message: `it returned a BigInt; ${data}` }],
  [
    "returns a BigInt somewhere",
    callOf("returnsUnfit", { what: "deepBigint" }),
    { message: `it returned a BigInt, at items[1].size; ${data}` },
  ],
  ["returns a function", callOf("returnsUnfit", { what: "function" }), { message: `it returned a function; ${data}` }],
  [
    "returns a function somewhere",
    callOf("returnsUnfit", { what: "deepFunction" }),
    { message: `it returned a function, at a.call; ${data}` },
  ],
  ["returns a symbol", callOf("returnsUnfit", { what: "symbol" }), { message: `it returned a symbol; ${data}` }],
  [
    "returns what holds itself",
    callOf("returnsUnfit", { what: "cycle" }),
    { message: `it returned what JSON cannot hold (Converting circular structure to JSON); ${data}` },
  ],
  [
    "returns no number",
    callOf("returnsUnfit", { what: "nan" }),
    { message: `it returned the number NaN, at share; ${data}` },
  ],
  ["returns a Map", callOf("returnsUnfit", { what: "map" }), { message: `it returned a Map; ${data}` }],
  [
    "returns what throws when it is made JSON",
    callOf("returnsUnfit", { what: "mean" }),
    { message: `it returned what JSON cannot hold (not mine); ${data}` },
  ],
  [
    "returns too much",
    callOf("returnsHuge", { length: 33 * 1024 * 1024 }),
    {
      message: "it returned 34603010 bytes of JSON; 33554432 are the most: write it to a file and return its name",
    },
  ],
  ["is none", callOf("number"), { message: "'number' is no function but of type number" }],
  ["is gone", callOf("nothingLikeIt"), { message: "its module does not export 'nothingLikeIt' any more" }],
  ["is one that every object has", callOf("toString"), { message: "its module does not export 'toString' any more" }],
  [
    "is in a module that throws",
    callOf("func", null, { module: lib("throws-at-load.mjs") }),
    { message: "the module of 'func' does not load: no configuration" },
  ],
  [
    "is in a module that never finishes loading",
    callOf("func", null, { module: lib("never-loads.mjs") }),
    { message: `its module never finished loading: ${stuck}` },
  ],
  [
    "is in a module that ends the process",
    callOf("func", null, { module: lib("exits-at-load.mjs") }),
    { message: "its module ended its process (exit code 0)", exitCode: 0 },
  ],
];
for (const [title, work, expected] of bad)
  test(`a function that ${title} is a step that failed`, async () => {
    const { performed, left } = await perform(work);
    assert.deepEqual(performed, { succeeded: false, ...expected });
    assert.deepEqual(left, []);
  });

test("a module that is gone is named", async () => {
  const { performed } = await perform(callOf("func", null, { module: lib("gone.mjs") }));
  assert.match(performed.message ?? "", /^the module of 'func' does not load: there is no file \/.*\/gone\.mjs$/);
});

test("a function that only the program has is named", async () => {
  const { module: _, ...work } = callOf("local");
  await assert.rejects(perform(work), { message: "only the program that made this run has the function 'local'" });
});

test("a function that floods its memory is a step that failed, and no more than its process is hurt", async () => {
  const env = { NODE_OPTIONS: "--max-old-space-size=30" };
  const { performed } = await perform(callOf("floodsMemory", null, { env }), { env });
  assert.deepEqual(performed, { succeeded: false, message: "it ran out of memory", signal: "SIGABRT" });
});

test("shows where an error came from, in the code of the user alone", async () => {
  const { output } = await perform(callOf("throwsCause"));
  const places = output.replaceAll(/\(?file:.*\/(libs\/\w+\.mjs):\d+:\d+\)?/g, "$1");
  assert.equal(
    places,
    "Error: fetch failed\n    at Module.throwsCause libs/ends.mjs\nbecause of Error: connect ECONNREFUSED\n    at Module.throwsCause libs/ends.mjs\n",
  );
});

for (const end of ["returns", "throws", "exits"])
  test(`a service that a function started ${end === "returns" ? "lives on" : "goes with it"} when it ${end}`, async () => {
    const { output } = await perform(callOf("startsService", { end }));
    const pid = Number.parseInt(output, 10);
    assert.equal(lives(pid), end === "returns");
    if (lives(pid)) process.kill(pid, "SIGKILL");
  });
