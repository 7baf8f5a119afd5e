import assert from "node:assert/strict";
import { test } from "node:test";
import { parseParams } from "../../src/plan/params.ts";
import { parsePlan } from "../../src/plan/parse.ts";

const good: readonly [title: string, text: string, values: { [name: string]: string }][] = [
  ["nothing", " \n", {}],
  [
    "texts, numbers as they are written, true and false, and nothing",
    "a: x y\nb: 1.10\nc: true\nd:\n",
    { a: "x y", b: "1.10", c: "true", d: "" },
  ],
  ["JSON", '{"size": "10G", "count": 3}', { size: "10G", count: "3" }],
];
for (const [title, text, values] of good)
  test(`reads ${title} as values of parameters`, () => assert.deepEqual(parseParams(text, "params"), values));

const bad: readonly [title: string, text: string, message: RegExp][] = [
  ["a list", "- a\n", /^params:1:1: .*map from names to values.*; found a list/],
  ["a value that is a map", "a: { b: 1 }\n", /^params:1:4: the value of 'a' must be .*; found a map/],
];
for (const [title, text, message] of bad)
  test(`refuses ${title} as values of parameters`, () =>
    assert.throws(() => parseParams(text, "params"), { name: "StepListError", message }));

const needsToken = 'params: { token: { required: true } }\nsteps:\n  - run: x\n    env: { T: "${{ params.token }}" }\n';

test("a required parameter without a value is a mistake in a list that is to be run", () =>
  assert.throws(
    () => parsePlan(needsToken, { label: "x.yml", directory: "/" }),
    /x\.yml:1:11: the parameter 'token' must be given: pass --param token=…/,
  ));

test("it is none in a list that is only looked at", () =>
  assert.equal(parsePlan(needsToken, { label: "x.yml", directory: "/", isLookedAt: true }).steps.length, 1));
