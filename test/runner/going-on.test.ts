import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Step } from "../../src/plan/plan.ts";
import type { JournalRecord } from "../../src/rollback/record.ts";
import { continueRun, type PlanSettings, runPlan } from "../../src/runner/run-plan.ts";
import { group, planOf, runStep, tries } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

function saying(id: string, then = "", more: Partial<Step> = {}): Step {
  return runStep(id, `echo ${id} >> log; ${then}`, `echo undo ${id} >> log`, more);
}

/** Runs to the end, and returns where the journal lies. */
async function play(folder: string, steps: readonly Step[], settings: PlanSettings = {}) {
  let runFolder = "";
  const result = await runPlan(planOf(folder, steps), {
    journal: join(folder, "j"),
    ...settings,
    opened: (journal) => {
      runFolder = journal.folder;
    },
  });
  return { runFolder, result };
}

/** Makes the journal what it was when its writer died right behind the first such record. */
function cutBehind(runFolder: string, isLast: (record: JournalRecord) => boolean): void {
  const file = join(runFolder, "journal.jsonl");
  const lines = fs.readFileSync(file, "utf8").trimEnd().split("\n");
  const last = lines.findIndex((line) => isLast(JSON.parse(line)));
  assert.ok(last >= 0, "no such record");
  fs.writeFileSync(file, `${lines.slice(0, last + 1).join("\n")}\n`);
}

function takeLog(folder: string): string[] {
  const path = join(folder, "log");
  const lines = fs.existsSync(path) ? fs.readFileSync(path, "utf8").trim().split("\n") : [];
  fs.rmSync(path, { force: true });
  return lines;
}

test("a rollback whose time is up stops what it runs, begins nothing more, and names what is left", async () => {
  await using folder = tempFolder();
  const slow = runStep("b", "true", "echo undo b >> log; sleep 300");
  const { result } = await play(folder.path, [saying("a"), slow, saying("c", "exit 1")], { rollbackTimeoutMs: 500 });
  assert.deepEqual(takeLog(folder.path), ["a", "c", "undo c", "undo b"]);
  assert.equal(result.outcome, "rollback-incomplete");
  assert.deepEqual(
    result.residue.map(({ step, why }) => [step, why]),
    [
      ["b", "its undo did not succeed: stopped, because the time for the whole rollback was up"],
      ["a", "its undo was not reached: the time for the whole way back was up"],
    ],
  );
});

test("a later rollback has its own time, and undoes what is left", async () => {
  await using folder = tempFolder();
  const slow = runStep("b", "true", "echo undo b >> log; [ -e mended ] || sleep 300");
  const { runFolder } = await play(folder.path, [saying("a"), slow, saying("c", "exit 1")], { rollbackTimeoutMs: 500 });
  takeLog(folder.path);
  fs.writeFileSync(join(folder.path, "mended"), "");
  const cause = { kind: "requested", message: "it was asked for" } as const;
  const result = await continueRun(runFolder, { cause, rollbackTimeoutMs: 60_000 });
  assert.deepEqual(takeLog(folder.path), ["undo b", "undo a"]);
  assert.equal(result.outcome, "rolled-back");
});

test("one step, or what came after one, is undone where that is asked for, and the rest another time", async () => {
  await using folder = tempFolder();
  const { runFolder } = await play(folder.path, [
    saying("a"),
    group("g", "steps", [saying("b"), saying("c")]),
    saying("d"),
  ]);
  takeLog(folder.path);
  const cause = { kind: "requested", message: "it was asked for" } as const;
  await continueRun(runFolder, { cause, scope: { only: "b" } });
  assert.deepEqual(takeLog(folder.path), ["undo b"]);
  const result = await continueRun(runFolder, { cause, scope: { after: "b" } });
  assert.deepEqual(takeLog(folder.path), ["undo d", "undo c"]);
  assert.deepEqual([result.outcome, result.residue], ["rolled-back", []]);
  await continueRun(runFolder, { cause });
  assert.deepEqual(takeLog(folder.path), ["undo a"]);
});

test("a run that was cut off goes on where it was: what was at work is undone first, and begun anew", async () => {
  await using folder = tempFolder();
  const steps = [saying("a"), group("g", "steps", [saying("b"), saying("c")]), saying("d")];
  const { runFolder } = await play(folder.path, steps);
  takeLog(folder.path);
  cutBehind(runFolder, (record) => record.record === "step-began" && record.step === "c");
  const result = await continueRun(runFolder, { resume: true });
  assert.deepEqual(takeLog(folder.path), ["undo c", "c", "d"]);
  assert.equal(result.outcome, "succeeded");
  assert.deepEqual(
    result.steps.map(({ id, attempts }) => `${id} ${attempts}`),
    ["a 1", "g 1", "b 1", "c 2", "d 1"],
  );
});

test("a run that was cut off between two steps goes on with the next one", async () => {
  await using folder = tempFolder();
  const { runFolder } = await play(folder.path, [saying("a"), saying("b")]);
  takeLog(folder.path);
  cutBehind(runFolder, (record) => record.record === "step-ended" && record.step === "a");
  assert.equal((await continueRun(runFolder, { resume: true })).outcome, "succeeded");
  assert.deepEqual(takeLog(folder.path), ["b"]);
});

test("a run that was cut off in its rollback is undone, also where it was to go on", async () => {
  await using folder = tempFolder();
  const { runFolder } = await play(folder.path, [
    saying("a"),
    saying("b", "exit 1"),
    saying("c", "", { if: "always()" }),
  ]);
  takeLog(folder.path);
  cutBehind(runFolder, (record) => record.record === "revert-began" && record.step === "b");
  assert.equal((await continueRun(runFolder, { resume: true })).outcome, "rolled-back");
  assert.deepEqual(takeLog(folder.path), ["undo b", "undo a"]);
});

test("a run that was cut off before a step had its turn after a failure gives it none", async () => {
  await using folder = tempFolder();
  const { runFolder } = await play(folder.path, [saying("a", "exit 1"), saying("b", "", { if: "always()" })]);
  takeLog(folder.path);
  cutBehind(runFolder, (record) => record.record === "step-ended" && record.step === "a");
  assert.equal((await continueRun(runFolder, {})).outcome, "rolled-back");
  assert.deepEqual(takeLog(folder.path), ["undo a"]);
});

test("a group that was cut off while it was undone to be tried again is undone for good", async () => {
  await using folder = tempFolder();
  const { runFolder } = await play(folder.path, [
    saying("a"),
    group("g", "steps", [saying("b"), saying("c", '[ "$JIPPER_ATTEMPT" = 2 ]')], { retry: tries(1) }),
  ]);
  takeLog(folder.path);
  cutBehind(runFolder, (record) => record.record === "revert-ended" && record.step === "c");
  const cause = { kind: "interrupted", message: "the process that ran the steps ended" } as const;
  const result = await continueRun(runFolder, { causeIfCutOff: cause });
  assert.deepEqual(takeLog(folder.path), ["undo b", "undo a"]);
  assert.deepEqual([result.outcome, result.cause?.kind], ["rolled-back", "interrupted"]);
});
