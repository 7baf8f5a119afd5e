import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import { removeBundles } from "../support/kill-bundle.ts";
import { expectedRollback, reportOf } from "../support/kill-check.ts";
import { deed, scenes, stubborn } from "../support/kill-scenes.ts";
import { inFours, KillTrial, pointsIn, pointsOfRun } from "../support/kill-trial.ts";
import { check, killed, resultIn, storyOf, tally } from "../support/kill-verdict.ts";
import { group } from "../support/plans.ts";

after(removeBundles);

/** With the number of kills. */
const resumed: readonly [title: keyof typeof scenes, kills: number][] = [
  ["serial", 11],
  ["parallel and nested", 26],
  ["retried step", 21],
  ["retried group", 31],
  ["retried parallel group", 28],
  ["step that leaves a service", 11],
];

for (const [title, count] of resumed)
  test(`${title}: killed behind every record, then gone on with`, async () => {
    const steps = scenes[title];
    const points = await pointsOfRun(steps());
    const written = points.filter(({ moment }) => moment === "written");
    const kills = await inFours(written, async (point) => {
      const about = `behind record ${point.record}`;
      await using trial = new KillTrial(steps());
      await killed(trial, "run", about, point);
      const { outcome, cause } = resultIn(await trial.goOnHere("resume"), about);
      assert.deepEqual([outcome, cause], ["succeeded", undefined], `${about}\n${storyOf(trial)}`);
      check(trial, about);
    });
    assert.equal(kills, count);
  });

const list = () => [
  deed("a"),
  group("g", "parallel", [deed("p"), deed("q")]),
  stubborn(deed("s")),
  group("h", "steps", [deed("m"), deed("n")]),
];

/** The run is killed when its last step has begun, who goes on with it at each of its own records; a third one ends it. */
const again: readonly [verb: "rollback" | "resume", kills: number][] = [
  ["rollback", 70],
  ["resume", 38],
];
for (const [verb, count] of again)
  test(`a run that was killed: ${verb} is killed at every record, and the next one ends it`, async () => {
    await using whole = new KillTrial(list());
    await whole.go("run");
    const last = whole.records().findIndex((record) => record.record === "step-began" && record.step === "n");
    const killRun = async (trial: KillTrial) => {
      await killed(trial, "run", "the first kill", { record: last + 1, moment: "synced" });
      return trial.records();
    };
    await using once = new KillTrial(list());
    const before = await killRun(once);
    await once.go(verb);

    const kills = await inFours(pointsIn(once.records().slice(before.length)), async (point) => {
      const about = `${point.moment} record ${point.record} of the second process`;
      await using trial = new KillTrial(list());
      const atKill = await killRun(trial);
      await killed(trial, verb, about, point);
      const result = resultIn(await trial.goOnHere(verb), about);
      const whole = reportOf(result);
      if (verb === "rollback")
        assert.deepEqual(whole, expectedRollback(trial.plan, atKill, false), `${about}\n${storyOf(trial)}`);
      else assert.equal(whole.outcome, "succeeded", `${about}\n${storyOf(trial)}`);
      check(trial, about);
    });
    assert.equal(kills, count);
  });

test("nothing was left, and nothing undone twice", (t: TestContext) => {
  const { kills: _, ...faults } = tally;
  assert.deepEqual(faults, { stepsLeftUndone: 0, undoneTwice: 0, processesLeft: 0 });
  t.diagnostic(JSON.stringify(tally));
});
