import assert from "node:assert/strict";
import { test } from "node:test";
import { parseParams } from "../../src/plan/params.ts";

const good: readonly [title: string, text: string, values: { [name: string]: string }][] = [
  ["nothing", " \n", {}],
  ["nothing but comments", "# a: 1\n  # b: 2\n", {}],
  [
    "texts, numbers as they are written, true and false, and nothing",
    "a: x y\nb: 1.10\nc: True\nd:\ne: 'true'\nf: ~\n",
    { a: "x y", b: "1.10", c: "true", d: "", e: "true", f: "" },
  ],
  [
    "all digits that are written",
    "a: 007\nb: 12345678901234567890\nc: 0x1F\nd: -1e3\n",
    { a: "007", b: "12345678901234567890", c: "0x1F", d: "-1e3" },
  ],
  ["JSON", '{"size": "10G", "count": 3, "deep": "\\u00fc"}', { size: "10G", count: "3", deep: "ü" }],
  ["names that every object has", "toString: a\n__proto__: b\n", JSON.parse('{ "toString": "a", "__proto__": "b" }')],
];
for (const [title, text, values] of good)
  test(`reads ${title} as values of parameters`, () => assert.deepEqual(parseParams(text, "params"), values));

test("reads the bytes of a file", () =>
  assert.deepEqual(parseParams(new TextEncoder().encode("\ufeffa: ü\n"), "params"), { a: "ü" }));

const bad: readonly [title: string, text: string | Uint8Array, message: RegExp][] = [
  ["a list", "- a\n", /^params:1:1: .*map from names to values.*; found a list/],
  ["a single value", "geheim\n", /^params:1:1: .*map from names to values.*; found a single value/],
  ["a value that is a map", "a: { b: 1 }\n", /^params:1:4: the value of 'a' must be .*; found a map/],
  ["a name that is given twice", "a: 1\na: 2\n", /^params:2:1: 'a' is already in this map/],
  ["two documents", "a: 1\n---\nb: 2\n", /^params:2:1: .*a file holds the parameters in one map$/m],
  ["a map that is merged", "a: &a { b: 1 }\n<<: *a\n", /^params:2:1: maps cannot be merged by '<<'/m],
  ["what is nested without end", `a: ${"[".repeat(200)}`, /deeper than a map of parameters can be/],
  ["what is no text", new Uint8Array([97, 58, 32, 0xff]), /^params:1:4: this is not UTF-8/],
];
for (const [title, text, message] of bad)
  test(`refuses ${title} as values of parameters`, () =>
    assert.throws(() => parseParams(text, "params"), { name: "StepListError", message }));

const secret: readonly string[] = [
  "geheim",
  "token: { geheim: 1 }",
  "token: [geheim]",
  'token: "geheim',
  '{"token": "geheim", "a": [1]}',
  "token: geheim\nother: geheim\ntoken: geheim\n",
  "token: |\n  geheim\n geheim\n",
  "token: geheim: geheim",
  "token: !geheim a",
];
for (const text of secret)
  test(`shows no value of ${JSON.stringify(text)}`, () =>
    assert.throws(
      () => parseParams(text, "params"),
      (error: Error) => error.name === "StepListError" && !error.message.includes("geheim"),
    ));
