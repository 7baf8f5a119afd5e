import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runPlan } from "../../src/runner/run-plan.ts";
import { planOf, runStep } from "../support/plans.ts";
import { playFiles, undoLater } from "../support/play-files.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** Times that a script has noted as `date +%s%N` gives them, as pauses between them in milliseconds. */
function pauses(file: string): readonly number[] {
  const times = fs.readFileSync(file, "utf8").trim().split("\n").map(Number);
  return times.slice(1).map((time, at) => (time - (times[at] ?? 0)) / 1e6);
}

test("an undo that a later process tries again pauses between its tries, as in the process before", async () => {
  await using folder = tempFolder();
  const before = await playFiles(folder.path, {
    "main.yml": `
- id: a
  run: "true"
  revert: { run: "date +%s%N >> times; exit 1", retry: { times: 2, delay: 300ms, factor: 1 } }
- "false"
`,
  });
  const times = join(folder.path, "times");
  fs.rmSync(times);
  await undoLater(folder.path, before.run, {});
  const between = pauses(times);
  assert.equal(between.length, 2);
  for (const pause of between) assert.ok(pause >= 300, `${between}`);
});

test("the time for the way back does not begin to count while steps have their turn after a failure", async () => {
  await using folder = tempFolder();
  const steps = [
    runStep("a", "true", "echo undo a >> log"),
    runStep("f", "exit 1", null),
    runStep("logs", "sleep 1; echo logs >> log", null, { if: "failure()" }),
  ];
  const settings = { journal: join(folder.path, "j"), rollbackTimeoutMs: 400 };
  const { outcome } = await runPlan(planOf(folder.path, steps), settings);
  assert.equal(fs.readFileSync(join(folder.path, "log"), "utf8"), "logs\nundo a\n");
  assert.equal(outcome, "rolled-back");
});

test("what the time for the way back did not suffice for says so", async () => {
  await using folder = tempFolder();
  const steps = [runStep("a", "true", "true"), runStep("b", "true", "sleep 20"), runStep("c", "exit 1", null)];
  const { residue } = await runPlan(planOf(folder.path, steps), {
    journal: join(folder.path, "j"),
    rollbackTimeoutMs: 200,
  });
  assert.deepEqual(
    residue.map(({ step, why }) => [step, why]),
    [
      ["b", "its undo did not succeed: stopped, because the time for the whole rollback was up"],
      ["a", "its undo was not reached: the time for the whole way back was up"],
    ],
  );
});

test("what a pivot keeps from being undone in a group that was passed over is there for what follows", async () => {
  await using folder = tempFolder();
  const { result, log } = await playFiles(folder.path, {
    "main.yml": `
- id: g
  continue-on-error: true
  steps:
    - { id: p, run: 'echo X=1 >> "$GITHUB_ENV"; echo o=7 >> "$GITHUB_OUTPUT"', pivot: true }
    - { id: q, run: 'echo Y=2 >> "$GITHUB_ENV"; echo o=8 >> "$GITHUB_OUTPUT"; exit 1' }
- { run: 'echo "$X $Y $P $Q" >> log', env: { P: "\${{ steps.p.outputs.o || 'no' }}", Q: "\${{ steps.q.outputs.o || 'no' }}" } }
`,
  });
  assert.equal(result.outcome, "succeeded");
  assert.deepEqual(log, ["1  7 no"]);
});

test("members of a group have the grace that the group gives, unless they have one of their own", async () => {
  await using folder = tempFolder();
  const stubborn = "trap '' TERM; echo up >> log; sleep 30 & wait; sleep 30";
  const since = performance.now();
  const { result } = await playFiles(folder.path, {
    "main.yml": `
- id: g
  timeout: 1s
  grace: 100ms
  parallel: [{ steps: [{ run: "${stubborn}" }] }, { run: "${stubborn}" }]
`,
  });
  assert.equal(result.outcome, "rolled-back");
  assert.ok(performance.now() - since < 5_000, "the usual grace is 5 s");
});
