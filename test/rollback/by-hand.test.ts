import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import type { Environment } from "../../src/plan/plan.ts";
import { byHand } from "../../src/rollback/by-hand.ts";
import { Standings } from "../../src/rollback/standings.ts";
import { planOf, runStep } from "../support/plans.ts";

const at = "2026-01-01T00:00:00.000Z";

function commandFor(exported: Environment): string {
  const plan = planOf("/", [runStep("a", "true", "env -0")]);
  const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
  const standings = new Standings({ record: "plan", schema: 1, at, run: "r", mark: "m", plan, policy });
  standings.apply({ record: "step-began", at, step: "a", attempt: 1 });
  standings.apply({ record: "step-ended", at, step: "a", attempt: 1, status: "failed", env: exported });
  return byHand(standings, "a");
}

const hostile: readonly Environment[] = [
  { PLAIN: "word" },
  { QUOTES: `it's "so"`, EMPTY: "", LINES: "a\nb" },
  { "A B": "1", "x;touch /pwned;y": "1", "$(id)": "`id`", "a-b": "$HOME" },
];
for (const env of hostile)
  test(`hands ${Object.keys(env).join(", ")} to the shell exactly, and runs nothing else`, () => {
    const printed = execFileSync("bash", ["-c", commandFor(env)], { encoding: "utf8" }).split("\0");
    for (const [name, value] of Object.entries(env))
      assert.ok(printed.includes(`${name}=${value}`), `${name} is missing`);
    assert.ok(printed.includes("JIPPER_STEP_STATUS=failed"));
  });
