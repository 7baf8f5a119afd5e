import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan, Step } from "../../src/plan/plan.ts";
import { knownSteps } from "../../src/plan/showing/known-steps.ts";

const work = { kind: "run", script: "true", env: {} } as const;
const step = (id: string, more: Partial<Step> = {}): Step => {
  return { id, name: id, path: "", work, graceMs: 5000, revert: null, ...more };
};
const at = (line: number) => ({ position: { line, column: 3 } });
const inner = step("g/b", { ...at(2), file: "other.yml", continueOnError: true });
const plan: Plan = {
  directory: "/lists",
  params: {},
  env: {},
  steps: [
    step("a", { ...at(3), revert: { work, graceMs: 5000 } }),
    step("g", { ...at(4), work: { kind: "uses", steps: [inner], env: {} } }),
  ],
};

test("what the plan says of a step is known by its id", () => {
  const { knows } = knownSteps(plan);
  assert.deepEqual(["a", "g", "g/b", "none"].map(knows), [
    { mayFail: false, hasRevert: true },
    { group: "uses", mayFail: false, hasRevert: false },
    { parent: "g", mayFail: true, hasRevert: false },
    undefined,
  ]);
});

const places: [title: string, plan: Plan, expected: readonly (string | undefined)[]][] = [
  ["in its own file", { ...plan, file: "join.yml" }, ["join.yml:3", "join.yml:4", "other.yml:2", undefined]],
  ["of inline text nowhere, but for what was included", plan, [undefined, undefined, "other.yml:2", undefined]],
];
for (const [title, plan, expected] of places)
  test(`a step is written ${title}`, () =>
    assert.deepEqual(["a", "g", "g/b", "none"].map(knownSteps(plan).place), expected));
