import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import { removeBundles } from "../support/kill-bundle.ts";
import { expectedRollback, reportOf } from "../support/kill-check.ts";
import { scenes } from "../support/kill-scenes.ts";
import { inFours, KillTrial, pointsOfRun } from "../support/kill-trial.ts";
import { check, killed, resultIn, storyOf, tally } from "../support/kill-verdict.ts";

after(removeBundles);

/** With the number of kills, so that it cannot shrink unseen. */
const all: readonly [title: keyof typeof scenes, kills: number][] = [
  ["serial", 38],
  ["parallel and nested", 89],
  ["retried step", 72],
  ["retried group", 106],
  ["retried parallel group", 96],
  ["step that leaves a service", 38],
];

for (const [title, count] of all)
  test(`${title}: killed at every record, then undone`, async () => {
    const steps = scenes[title];
    const kills = await inFours(await pointsOfRun(steps()), async (point) => {
      const about = `${point.moment} record ${point.record}`;
      await using trial = new KillTrial(steps());
      await killed(trial, "run", about, point);
      const atKill = trial.records();
      const told = await trial.goOnHere("rollback");
      if (atKill.length === 0) return assert.match(told.error ?? "", /is empty/, about);
      const expected = expectedRollback(trial.plan, atKill, false);
      assert.deepEqual(reportOf(resultIn(told, about)), expected, `${about}\n${storyOf(trial)}`);
      check(trial, about);
    });
    assert.equal(kills, count);
  });

for (const verb of ["rollback", "resume"] as const)
  test(`a rollback in progress: killed at every record, then ended by ${verb}`, async () => {
    const steps = scenes["rollback in progress"];
    const points = await pointsOfRun(steps(), (record) => record.record === "step-ended" && record.step === "f");
    const isUsed = verb === "rollback" ? () => true : ({ moment }: { moment: string }) => moment === "written";
    const kills = await inFours(points.filter(isUsed), async (point) => {
      const about = `${point.moment} record ${point.record}`;
      await using trial = new KillTrial(steps());
      await killed(trial, "run", about, point);
      const expected = expectedRollback(trial.plan, trial.records(), true);
      const result = resultIn(await trial.goOnHere(verb), about);
      if (verb === "rollback") assert.deepEqual(reportOf(result), expected, `${about}\n${storyOf(trial)}`);
      else
        assert.deepEqual(
          [result.outcome, result.cause?.kind, result.cause?.step],
          ["rolled-back", "failed", "f"],
          about,
        );
      check(trial, about);
    });
    assert.equal(kills, verb === "rollback" ? 67 : 20);
  });

test("nothing was left, and nothing undone twice", (t: TestContext) => {
  const { kills: _, ...faults } = tally;
  assert.deepEqual(faults, { stepsLeftUndone: 0, undoneTwice: 0, processesLeft: 0 });
  t.diagnostic(JSON.stringify(tally));
});
