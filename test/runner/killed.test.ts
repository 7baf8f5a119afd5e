import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import type { Step } from "../../src/plan/plan.ts";
import { removeBundles } from "../support/kill-bundle.ts";
import { expectedRollback, reportOf } from "../support/kill-check.ts";
import { deed, scenes, stubborn } from "../support/kill-scenes.ts";
import { inFours, type KillPoint, KillTrial, pointsIn } from "../support/kill-trial.ts";
import { check, killed, resultIn, storyOf, tally } from "../support/kill-verdict.ts";
import { group } from "../support/plans.ts";

after(removeBundles);

type Scene = {
  readonly title: keyof typeof scenes;
  /** How many kills a rollback follows. */
  readonly undone: number;
  /** The same for going on. */
  readonly resumed: number;
};

const all: readonly Scene[] = [
  { title: "serial", undone: 0, resumed: 0 },
  { title: "parallel and nested", undone: 0, resumed: 0 },
  { title: "retried step", undone: 0, resumed: 0 },
  { title: "retried group", undone: 0, resumed: 0 },
  { title: "retried parallel group", undone: 0, resumed: 0 },
  { title: "step that leaves a service", undone: 0, resumed: 0 },
  { title: "rollback in progress", undone: 0, resumed: 0 },
];

/** Where a run of these steps can be killed. */
async function pointsOf(steps: readonly Step[]): Promise<KillPoint[]> {
  await using whole = new KillTrial(steps);
  await whole.go("run");
  return pointsIn(whole.records());
}

for (const { title, undone, resumed } of all) {
  const steps = scenes[title];
  const lastFails = title === "rollback in progress";

  test(`${title}: killed at every record, then undone`, async () => {
    const kills = await inFours(await pointsOf(steps()), async (point) => {
      const about = `${point.moment} record ${point.record}`;
      await using trial = new KillTrial(steps());
      await killed(trial, "run", about, point);
      const atKill = trial.records();
      const told = await trial.goOnHere("rollback");
      if (atKill.length === 0) return assert.match(told.error ?? "", /is empty/, about);
      const expected = expectedRollback(trial.plan, atKill, lastFails);
      assert.deepEqual(reportOf(resultIn(told, about)), expected, `${about}\n${storyOf(trial)}`);
      check(trial, about);
    });
    assert.equal(kills, undone);
  });

  test(`${title}: killed behind every record, then gone on with`, async () => {
    const points = (await pointsOf(steps())).filter(({ moment }) => moment === "written");
    const kills = await inFours(points, async (point) => {
      const about = `behind record ${point.record}`;
      await using trial = new KillTrial(steps());
      await killed(trial, "run", about, point);
      const { outcome, cause } = resultIn(await trial.goOnHere("resume"), about);
      const expected = lastFails ? ["rolled-back", "failed"] : ["succeeded", undefined];
      assert.deepEqual([outcome, cause?.kind], expected, `${about}\n${storyOf(trial)}`);
      check(trial, about);
    });
    assert.equal(kills, resumed);
  });
}

/** A run is killed when its last step has begun; who goes on with it is killed at each of its records; a third one ends it. */
const again: readonly [verb: "rollback" | "resume", kills: number][] = [
  ["rollback", 0],
  ["resume", 0],
];
for (const [verb, count] of again)
  test(`${verb} is killed at every record, and the next one ends it`, async () => {
    const steps = [
      deed("a"),
      group("g", "parallel", [deed("p"), deed("q")]),
      stubborn(deed("s")),
      group("h", "steps", [deed("m"), deed("n")]),
    ];
    const first = async (trial: KillTrial) => {
      const point = { record: firstKill, moment: "synced" } as const;
      await killed(trial, "run", "the first kill", point);
      return trial.records();
    };
    let firstKill = 0;
    await using whole = new KillTrial(steps);
    await whole.go("run");
    firstKill = 1 + whole.records().findIndex((record) => record.record === "step-began" && record.step === "n");
    await using once = new KillTrial(steps);
    const before = (await first(once)).length;
    await once.go(verb);
    const kills = await inFours(pointsIn(once.records().slice(before)), async (point) => {
      const about = `${point.moment} record ${point.record} of the second process`;
      await using trial = new KillTrial(steps);
      const atKill = await first(trial);
      await killed(trial, verb, about, point);
      const result = resultIn(await trial.goOnHere(verb), about);
      if (verb === "rollback")
        assert.deepEqual(reportOf(result), expectedRollback(trial.plan, atKill, false), `${about}\n${storyOf(trial)}`);
      else assert.equal(result.outcome, "succeeded", `${about}\n${storyOf(trial)}`);
      check(trial, about);
    });
    assert.equal(kills, count);
  });

test("nothing was left, and nothing undone twice", (t: TestContext) => {
  const { kills: _, ...faults } = tally;
  assert.deepEqual(faults, { stepsLeftUndone: 0, undoneTwice: 0, processesLeft: 0 });
  t.diagnostic(JSON.stringify(tally));
});
