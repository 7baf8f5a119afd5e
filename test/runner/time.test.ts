import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { interruptions } from "../../src/jenkins/interruptions.ts";
import { gantt } from "../../src/report/gantt.ts";
import type { RunResult } from "../../src/report/result.ts";
import { summaryMarkdown } from "../../src/report/summary.ts";
import { after } from "../../src/runner/process/timer.ts";
import { continueRun, runPlan } from "../../src/runner/run-plan.ts";
import { group, planOf, runStep, tries } from "../support/plans.ts";
import { until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const day = 86_400_000;

/** Timers and the monotonic clock in the hands of the test; what it returns lets time pass. */
function fakeTime(t: TestContext): (ms: number) => void {
  let now = 1000;
  t.mock.method(performance, "now", () => now);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  return (ms) => {
    now += ms;
    t.mock.timers.tick(ms);
  };
}

const limits: readonly [title: string, ms: number][] = [
  ["nothing", 0],
  ["a millisecond", 1],
  ["an hour", 3_600_000],
  ["what 32 bits hold", 2 ** 31 - 1],
  ["one more than 32 bits hold", 2 ** 31],
  ["30 days", 30 * day],
  ["four years", 1461 * day],
];
for (const [title, ms] of limits) {
  test(`a limit of ${title} comes when it is due, and once`, (t) => {
    const pass = fakeTime(t);
    let fired = 0;
    after(ms, () => fired++);
    for (let left = ms - 1; left > 0; left -= day) pass(Math.min(left, day));
    assert.equal(fired, 0);
    pass(1);
    pass(0);
    assert.equal(fired, 1);
    pass(60 * day);
    assert.equal(fired, 1);
  });

  test(`a limit of ${title} that is called off never comes`, (t) => {
    const pass = fakeTime(t);
    const callOff = after(ms, () => assert.fail("it came"));
    for (let passed = 0; passed < ms / 2; passed += day) pass(Math.min(day, ms / 2));
    callOff();
    for (let passed = 0; passed <= ms; passed += day) pass(day);
  });
}

test("a limit on a build past 32 bits comes when it is due", (t) => {
  const pass = fakeTime(t);
  const { signal, limit } = interruptions(undefined);
  limit("timeout", 30 * day);
  const hour = day / 24;
  for (let hours = 0; hours < 30 * 24 - 1; hours++) pass(hour);
  assert.equal(signal.aborted, false);
  for (let hours = 0; hours < 2; hours++) pass(hour);
  assert.equal(signal.aborted, true);
});

/** Runs steps while the clock of the machine, not the monotonic one, jumps far away and back, ever again. */
async function runInJumps(t: TestContext, folder: string, steps: Parameters<typeof planOf>[1]): Promise<RunResult> {
  const real = Date.now();
  t.mock.timers.enable({ apis: ["Date"], now: real });
  const jumps = [-3650, 400, 36_500, -1, 0];
  let count = 0;
  const jumping = setInterval(() => {
    t.mock.timers.setTime(real + (jumps[count++ % jumps.length] ?? 0) * day);
  }, 20);
  try {
    return await runPlan(planOf(folder, steps), { journal: join(folder, "j"), rollbackTimeoutMs: 30_000 });
  } finally {
    clearInterval(jumping);
    t.mock.timers.reset();
  }
}

test("a clock that jumps fires no limit", async (t) => {
  await using folder = tempFolder();
  const limit = { timeoutMs: 20_000 };
  const { outcome } = await runInJumps(t, folder.path, [
    group("all", "steps", [runStep("a", "sleep 0.3", "true", limit), runStep("b", "sleep 0.3", null, limit)], limit),
  ]);
  assert.equal(outcome, "succeeded");
});

test("a clock that jumps delays no limit, and the report and the journal bear with it", async (t) => {
  await using folder = tempFolder();
  const began = performance.now();
  const result = await runInJumps(t, folder.path, [
    runStep("a", "sleep 0.2", "sleep 0.2; echo a >> log"),
    runStep("b", "sleep 60", "echo b >> log", { timeoutMs: 500 }),
  ]);
  const ms = performance.now() - began;
  assert.ok(ms < 15_000, `${ms} ms`);
  assert.equal(result.outcome, "rolled-back");
  assert.equal(fs.readFileSync(join(folder.path, "log"), "utf8"), "b\na\n");
  assert.doesNotMatch(gantt(result) + summaryMarkdown(result, { limitBytes: 1e6 }), /NaN|-\d+ m?s/);
  const [run = ""] = fs.readdirSync(join(folder.path, "j"));
  assert.equal((await continueRun(join(folder.path, "j", run), {})).outcome, "rolled-back");
  assert.equal(fs.readFileSync(join(folder.path, "log"), "utf8"), "b\na\n");
});

test("limits of a month let short work end by itself", async (t) => {
  await using folder = tempFolder();
  const warned = t.mock.method(process, "emitWarning", () => {});
  const month = { timeoutMs: 30 * day, graceMs: 30 * day };
  const plan = planOf(folder.path, [
    group("all", "parallel", [runStep("a", "sleep 0.2", "sleep 0.2; echo a >> log", month)], month),
    runStep("b", "exit 1", "echo b >> log", month),
  ]);
  const result = await runPlan(plan, { journal: join(folder.path, "j"), rollbackTimeoutMs: 30 * day });
  assert.equal(result.outcome, "rolled-back");
  assert.equal(fs.readFileSync(join(folder.path, "log"), "utf8"), "b\na\n");
  assert.deepEqual(
    warned.mock.calls.map(({ arguments: words }) => String(words[0])),
    [],
  );
});

test("a grace of nothing is none, and one of a month can be cut short", async () => {
  for (const [graceMs, isHurried] of [
    [0, false],
    [30 * day, true],
  ] as const) {
    await using folder = tempFolder();
    const [cancel, hurry] = [new AbortController(), new AbortController()];
    const script = "trap 'touch asked' TERM; touch began; while :; do sleep 0.05; done";
    const plan = planOf(folder.path, [runStep("a", script, "echo a >> log", { graceMs })]);
    const running = runPlan(plan, { journal: join(folder.path, "j"), signal: cancel.signal, hurry: hurry.signal });
    await until(() => fs.existsSync(join(folder.path, "began")), "it runs");
    cancel.abort();
    if (isHurried) await until(() => fs.existsSync(join(folder.path, "asked")), "it is asked to end");
    const asked = performance.now();
    if (isHurried) hurry.abort();
    assert.equal((await running).outcome, "rolled-back");
    assert.ok(performance.now() - asked < 5000);
  }
});

test("a pause of a month between two tries is one", async () => {
  await using folder = tempFolder();
  const cancel = new AbortController();
  const retry = tries(3, { delayMs: 30 * day, maxDelayMs: 60 * day, factor: 2 });
  const plan = planOf(folder.path, [runStep("a", "echo tried >> log; exit 1", null, { retry })]);
  const running = runPlan(plan, { journal: join(folder.path, "j"), signal: cancel.signal });
  await until(() => fs.existsSync(join(folder.path, "log")), "it is tried");
  await new Promise((resolve) => setTimeout(resolve, 500));
  cancel.abort();
  await running;
  assert.equal(fs.readFileSync(join(folder.path, "log"), "utf8"), "tried\n");
});
