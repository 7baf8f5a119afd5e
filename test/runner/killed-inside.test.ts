import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import { allSteps, isGroup } from "../../src/plan/plan.ts";
import { removeBundles } from "../support/kill-bundle.ts";
import { expectedRollback, reportOf } from "../support/kill-check.ts";
import { deed, failsAtFirst, owning, stubborn } from "../support/kill-scenes.ts";
import { inFours, KillTrial } from "../support/kill-trial.ts";
import { check, killed, resultIn, storyOf, tally } from "../support/kill-verdict.ts";
import { group, tries } from "../support/plans.ts";

after(removeBundles);

/** Fails at its end, so that every step and every revert has its turn. */
function list(shell = "sh") {
  return [
    deed("a", { shell }),
    group("g", "parallel", [deed("p", { shell }), deed("q", { shell })]),
    owning(
      group("r", "steps", [deed("m", { shell }), deed("n", { shell, doing: failsAtFirst })], { retry: tries(1) }),
      shell,
    ),
    deed("u", { shell, doing: failsAtFirst, retry: tries(1, { revertBetweenAttempts: true }) }),
    stubborn(deed("s", { shell, undoing: failsAtFirst })),
    deed("f", { shell, doing: "exit 1" }),
  ];
}

/** Where something can be struck: `do ID N` and `undo ID N`. */
async function placesIn(steps: ReturnType<typeof list>): Promise<string[]> {
  await using whole = new KillTrial(steps);
  await whole.go("run");
  const groups = new Set(
    allSteps(steps)
      .filter(({ work }) => isGroup(work))
      .map(({ id }) => id),
  );
  return whole.records().flatMap((record) => {
    if (record.record === "revert-began") return [`undo ${record.step} ${record.attempt}`];
    return record.record === "step-began" && !groups.has(record.step) ? [`do ${record.step} ${record.attempt}`] : [];
  });
}

const places = 25;

for (const [victims, title] of [
  ["jipper", "Jipper alone"],
  ["guard+jipper", "Jipper and its guard"],
  ["jipper+shell", "Jipper and the shell"],
] as const)
  test(`${title}, killed inside every step and revert`, async () => {
    const kills = await inFours(await placesIn(list()), async (place) => {
      const about = `${victims}, ${place}`;
      await using trial = new KillTrial(list());
      trial.strike(place, victims);
      await killed(trial, "run", about);
      const expected = expectedRollback(trial.plan, trial.records(), true);
      const result = resultIn(await trial.goOnHere("rollback"), about);
      assert.deepEqual(reportOf(result), expected, `${about}\n${storyOf(trial)}`);
      check(trial, about);
    });
    assert.equal(kills, places);
  });

for (const [victims, title, shell] of [
  ["shell", "the shell", "sh"],
  ["shell", "the shell below another program", "setsid -w sh -e {0}"],
  ["launcher", "the process that Jipper has started, above the shell", "setsid -w sh -e {0}"],
] as const)
  test(`${title}, killed inside every step and revert, is a failure of that`, async () => {
    const kills = await inFours(await placesIn(list()), async (place) => {
      const about = `${victims}, ${place}`;
      const [phase, id = ""] = place.split(" ");
      await using trial = new KillTrial(list(shell));
      trial.strike(place, victims);
      const { outcome, cause, residue } = resultIn(await trial.go("run"), about);
      tally.kills++;
      assert.equal(trial.struck(), victims, about);
      const left = phase === "undo" && id !== "s" ? [id] : []; // the undo of s is tried again
      const expected = [left.length > 0 ? "rollback-incomplete" : "rolled-back", "failed", left];
      assert.deepEqual(
        [outcome, cause?.kind, residue.map(({ step }) => step)],
        expected,
        `${about}\n${storyOf(trial)}`,
      );
      check(trial, about, left[0]);
    });
    assert.equal(kills, places);
  });

test("the guard, killed inside every step and revert, changes nothing", async () => {
  await using whole = new KillTrial(list());
  const expected = reportOf(resultIn(await whole.go("run"), "unkilled"));
  const kills = await inFours(await placesIn(list()), async (place) => {
    await using trial = new KillTrial(list());
    trial.strike(place, "guard");
    const result = resultIn(await trial.go("run"), place);
    tally.kills++;
    assert.equal(trial.struck(), "guard", place);
    assert.deepEqual(reportOf(result), expected, `${place}\n${storyOf(trial)}`);
    check(trial, place);
  });
  assert.equal(kills, places);
});

test("a step in which Jipper is killed is undone as one that fails half-way, with the same report", async () => {
  const steps = () => [deed("a"), owning(group("g", "steps", [deed("m"), deed("n"), deed("o")])), deed("z")];
  for (const id of ["a", "m", "n", "o", "z"]) {
    await using unkilled = new KillTrial(steps());
    unkilled.strike(`do ${id} 1`, "nobody");
    const failed = resultIn(await unkilled.go("run"), id);
    await using trial = new KillTrial(steps());
    trial.strike(`do ${id} 1`, "jipper");
    await killed(trial, "run", id);
    const cutOff = resultIn(await trial.goOnHere("rollback"), id);

    assert.deepEqual(trial.log(), unkilled.log());
    const inShort = ({ outcome, cause, steps, residue }: typeof failed) => ({
      outcome,
      step: cause?.step,
      steps: steps.map(({ id, status, attempts, outputs, revert: { status: undo, attempts: undos } }) => {
        return [id, status === "failed" ? "unknown" : status, attempts, outputs, undo, undos];
      }),
      residue,
    });
    assert.deepEqual(inShort(cutOff), inShort(failed));
    assert.deepEqual([failed.cause?.kind, cutOff.cause?.kind], ["failed", "interrupted"]);
    check(trial, id);
  }
});

test("nothing was left, and nothing undone twice", (t: TestContext) => {
  const { kills: _, ...faults } = tally;
  assert.deepEqual(faults, { stepsLeftUndone: 0, undoneTwice: 0, processesLeft: 0 });
  t.diagnostic(JSON.stringify(tally));
});
