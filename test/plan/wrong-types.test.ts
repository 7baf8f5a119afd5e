import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePlan } from "../../src/plan/parse.ts";
import { StepListError } from "../../src/plan/problem.ts";
import { wrongTypes } from "./wrong-types.ts";

function lastTold(list: string): string | null {
  const include = () => ({ label: "a.yml", file: "/a.yml", text: "{ params: { x: {} }, steps: [a] }" });
  try {
    parsePlan(list, { label: "join.yml", directory: "/work", include, isLookedAt: true });
    return null;
  } catch (error) {
    if (!(error instanceof StepListError)) throw error;
    return error.problems.at(-1)?.message ?? null;
  }
}

for (const { title, list, told } of wrongTypes())
  test(`the type of ${title}`, () => assert.equal(lastTold(list), told, list));
