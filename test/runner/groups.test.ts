import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Step } from "../../src/plan/plan.ts";
import type { Event } from "../../src/report/event.ts";
import { type PlanSettings, runPlan } from "../../src/runner/run-plan.ts";
import { group, planOf, runStep, shellText, tries, undertaking } from "../support/plans.ts";
import { lives, pidsIn } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** A step that says what it does in the file `log`, and so does its revert. */
function saying(id: string, then = "", more: Partial<Step> = {}): Step {
  return runStep(id, `echo ${id} >> log; ${then}`, `echo undo ${id} >> log`, more);
}

/** Waits until each of the names stands in the log. */
function until(...names: readonly string[]): string {
  return names.map((name) => `until grep -qx '${name}' log; do sleep 0.02; done`).join("; ");
}

async function play(steps: readonly Step[], settings: PlanSettings = {}) {
  await using folder = tempFolder();
  const events: Event[] = [];
  const result = await runPlan(planOf(folder.path, steps), {
    journal: join(folder.path, "j"),
    reporter: { event: (event) => void events.push(event) },
    ...settings,
  });
  const path = join(folder.path, "log");
  const log = fs.existsSync(path) ? fs.readFileSync(path, "utf8").trim().split("\n") : [];
  const statuses = Object.fromEntries(result.steps.map(({ id, status }) => [id, status]));
  const told = events.flatMap((event) => ("step" in event ? `${event.event} ${event.step} ${event.attempt}` : []));
  return { log, result, events, told, statuses };
}

test("members of a serial group run in their order, and are undone in reverse, the group itself last", async () => {
  const revert = undertaking("echo undo all >> log");
  const { log, result, told } = await play([
    saying("a"),
    group("all", "steps", [saying("b"), saying("c")], { revert }),
    saying("d", "exit 1"),
  ]);
  assert.deepEqual(log, ["a", "b", "c", "d", "undo d", "undo c", "undo b", "undo all", "undo a"]);
  assert.equal(result.outcome, "rolled-back");
  assert.deepEqual(told.slice(2, 8), [
    "step.started all 1",
    "step.started b 1",
    "step.succeeded b 1",
    "step.started c 1",
    "step.succeeded c 1",
    "step.succeeded all 1",
  ]);
});

test("members of a parallel group run at once, and are undone at once", async () => {
  const meet = (own: string, other: string) => `echo ${own} >> log; ${until(other)}`;
  const both = (id: string, other: string): Step => ({
    ...runStep(id, meet(id, other), meet(`undo-${id}`, `undo-${other}`)),
  });
  const { result } = await play([
    group("both", "parallel", [both("a", "b"), both("b", "a")]),
    runStep("c", "exit 1", null),
  ]);
  assert.deepEqual(
    [result.outcome, result.steps.map(({ revert }) => revert.status)],
    ["rolled-back", ["none", "reverted", "reverted", "none"]],
  );
});

test("a member that fails stops its siblings, wherever they are, and all of them are undone", async () => {
  const { log, statuses, result } = await play([
    group("all", "parallel", [
      saying("a", `${until("b", "c")}; exit 3`),
      saying("b", "sleep 300"),
      group("inner", "steps", [saying("c", "sleep 300"), saying("d")]),
    ]),
  ]);
  assert.deepEqual(statuses, {
    all: "failed",
    a: "failed",
    b: "cancelled",
    inner: "cancelled",
    c: "cancelled",
    d: "pending",
  });
  assert.deepEqual(log.slice(3).sort(), ["undo a", "undo b", "undo c"]);
  assert.deepEqual(result.cause, { kind: "failed", step: "a", message: "exit code 3" });
  assert.equal(result.steps[2]?.error, "cancelled, because a beside it ended badly");
});

test("a group's time limit stops and undoes what is in it", async () => {
  const { log, statuses, result } = await play([
    saying("a"),
    group("slow", "steps", [saying("b"), saying("c", "sleep 300")], { timeoutMs: 400 }),
  ]);
  assert.deepEqual(statuses, { a: "succeeded", slow: "timed-out", b: "succeeded", c: "cancelled" });
  assert.deepEqual(log, ["a", "b", "c", "undo c", "undo b", "undo a"]);
  assert.deepEqual(result.cause, { kind: "timed-out", step: "slow", message: "timed out after 400 ms" });
});

test("at most as many members run at once as may", async () => {
  const member = (id: string) =>
    runStep(
      id,
      `echo $(ls running 2>/dev/null | wc -l) >> log; mkdir -p running/${id}; sleep 0.1; rmdir running/${id}`,
      null,
    );
  const { log } = await play([group("some", "parallel", ["a", "b", "c", "d", "e"].map(member), { maxParallel: 2 })]);
  assert.equal(log.length, 5);
  assert.ok(Math.max(...log.map(Number)) <= 1, `others that ran when one began: ${log}`);
});

test("a step is tried again as often as it may be, and told of as one step", async () => {
  const { log, told, result } = await play([saying("a", '[ "$JIPPER_ATTEMPT" = 3 ]', { retry: tries(2) })]);
  assert.deepEqual(log, ["a", "a", "a"]);
  assert.deepEqual(told, [
    "step.started a 1",
    "step.retrying a 1",
    "step.started a 2",
    "step.retrying a 2",
    "step.started a 3",
    "step.succeeded a 3",
  ]);
  assert.deepEqual([result.outcome, result.steps[0]?.attempts], ["succeeded", 3]);
});

test("only the exit codes that were named are tried again", async () => {
  const retry = tries(5, { onExitCodes: [75] });
  const { log } = await play([saying("a", '[ "$JIPPER_ATTEMPT" = 1 ] && exit 75; exit 1', { retry })]);
  assert.deepEqual(log, ["a", "a", "undo a"]);
});

test("a step is undone between tries where it asks for that, and what it exported is gone", async () => {
  const { log, told } = await play([
    saying("a", 'echo "saw $SEEN" >> log; echo SEEN=$JIPPER_ATTEMPT >> "$GITHUB_ENV"; [ "$JIPPER_ATTEMPT" = 2 ]', {
      retry: tries(3, { revertBetweenAttempts: true }),
    }),
    runStep("b", 'echo "b saw $SEEN" >> log', null),
  ]);
  assert.deepEqual(log, ["a", "saw ", "undo a", "a", "saw ", "b saw 2"]);
  assert.deepEqual(told.slice(0, 5), [
    "step.started a 1",
    "revert.started a 1",
    "revert.succeeded a 1",
    "step.retrying a 1",
    "step.started a 2",
  ]);
});

test("a group that is tried again is undone first, and its members begin anew", async () => {
  const { log, told, result } = await play([
    group(
      "g",
      "steps",
      [saying("a", 'echo OLD=$JIPPER_ATTEMPT >> "$GITHUB_ENV"'), saying("b", '[ "$JIPPER_ATTEMPT$OLD" = 22 ]')],
      { retry: tries(1), revert: undertaking("echo undo g >> log") },
    ),
  ]);
  assert.deepEqual(log, ["a", "b", "undo b", "undo a", "undo g", "a", "b"]);
  assert.equal(result.outcome, "succeeded");
  assert.deepEqual(
    told.filter((line) => / g /.test(line)),
    [
      "step.started g 1",
      "revert.started g 1",
      "revert.succeeded g 1",
      "step.retrying g 1",
      "step.started g 2",
      "step.succeeded g 2",
    ],
  );
  assert.ok(told.includes("step.started a 2"));
});

test("a group whose tries are used up fails outwards: what came before is undone as well", async () => {
  const { log, result } = await play([
    saying("a"),
    group("outer", "steps", [saying("b"), group("inner", "steps", [saying("c", "exit 1")], { retry: tries(1) })]),
  ]);
  assert.deepEqual(log, ["a", "b", "c", "undo c", "c", "undo c", "undo b", "undo a"]);
  assert.deepEqual(result.cause, { kind: "failed", step: "c", message: "exit code 1" });
});

test("a revert that fails ends further tries", async () => {
  const { log, result } = await play([
    saying("a"),
    group("g", "steps", [runStep("b", "echo b >> log; exit 1", "echo undo b >> log; exit 1")], { retry: tries(5) }),
  ]);
  assert.deepEqual(log, ["a", "b", "undo b", "undo a"]);
  assert.equal(result.outcome, "rollback-incomplete");
  assert.deepEqual(
    result.residue.map(({ step }) => step),
    ["b"],
  );
});

test("a revert is tried again as often as it may be", async () => {
  const revert = undertaking('echo undo $JIPPER_ATTEMPT >> log; [ "$JIPPER_ATTEMPT" = 3 ]', { retry: tries(2) });
  const { log, told, result } = await play([saying("a", "exit 1", { revert })]);
  assert.deepEqual(log, ["a", "undo 1", "undo 2", "undo 3"]);
  assert.equal(result.outcome, "rolled-back");
  assert.deepEqual(told.slice(2), [
    "revert.started a 1",
    "revert.retrying a 1",
    "revert.started a 2",
    "revert.retrying a 2",
    "revert.started a 3",
    "revert.succeeded a 3",
  ]);
});

test("the pause before another try is cut short by a cancel", async () => {
  const cancel = new AbortController();
  const reporter = {
    event: ({ event }: Event) => {
      if (event === "step.retrying") cancel.abort("stopped by a test");
    },
  };
  const long = tries(9, { delayMs: 3_600_000, maxDelayMs: 3_600_000 });
  const { log, result } = await play([saying("a", "exit 1", { retry: long })], { reporter, signal: cancel.signal });
  assert.deepEqual(log, ["a", "undo a"]);
  assert.equal(result.cause?.kind, "cancelled");
  assert.equal(result.steps[0]?.status, "failed");
});

test("a failure that is passed over is no cause, and is undone with the rest later", async () => {
  const { log, result, statuses } = await play([
    saying("a", "exit 1", { continueOnError: true }),
    runStep("b", 'echo "b after $STATUS" >> log', null, {
      work: shellText('echo "b after $STATUS" >> log', {
        env: { STATUS: "${{ steps.a.outcome }} ${{ steps.a.conclusion }}" },
      }),
    }),
    saying("c", "exit 2"),
  ]);
  assert.deepEqual(log, ["a", "b after failure success", "c", "undo c", "undo a"]);
  assert.deepEqual(statuses, { a: "failed", b: "succeeded", c: "failed" });
  assert.equal(result.cause?.step, "c");
});

test("a group whose failure is passed over is undone at once, as the unit that it is", async () => {
  const { log, result } = await play([
    group("g", "steps", [saying("a"), saying("b", "exit 1")], { continueOnError: true }),
    saying("c"),
  ]);
  assert.deepEqual(log, ["a", "b", "undo b", "undo a", "c"]);
  assert.equal(result.outcome, "succeeded");
});

test("past a pivot nothing before it is undone", async () => {
  const { log, result } = await play([
    saying("a"),
    group("g", "steps", [saying("b", "", { pivot: true }), saying("c")], { revert: undertaking("echo undo g >> log") }),
    saying("d", "exit 1"),
  ]);
  assert.deepEqual(log, ["a", "b", "c", "d", "undo d", "undo c"]);
  assert.equal(result.outcome, "rolled-back");
});

test("a pivot that fails is undone like any other step", async () => {
  const { log } = await play([saying("a"), saying("b", "exit 1", { pivot: true })]);
  assert.deepEqual(log, ["a", "b", "undo b", "undo a"]);
});

test("a step is undone only after the ends that its revert is for", async () => {
  const { log, result } = await play([
    saying("a", "", { revertOn: ["failed"] }),
    saying("b", "exit 1", { revertOn: ["failed", "timed-out"] }),
  ]);
  assert.deepEqual(log, ["a", "b", "undo b"]);
  assert.equal(result.outcome, "rolled-back");
});

test("a step whose condition does not hold is skipped with all that is in it, and never undone", async () => {
  const { log, told, statuses } = await play([
    saying("a"),
    group("g", "steps", [saying("b")], {
      if: "steps.a.outcome == 'failure'",
      revert: undertaking("echo undo g >> log"),
    }),
    saying("c", "exit 1"),
  ]);
  assert.deepEqual(log, ["a", "c", "undo c", "undo a"]);
  assert.deepEqual(statuses, { a: "succeeded", g: "skipped", b: "skipped", c: "failed" });
  assert.deepEqual(
    told.filter((line) => /skipped/.test(line)),
    ["step.skipped g 1"],
  );
});

test("after a failure, steps whose conditions ask for it have their turn before the way back", async () => {
  const { log, statuses } = await play([
    saying("a", "exit 1"),
    saying("b"),
    saying("c", "", { if: "failure()" }),
    saying("d", "", { if: "success()" }),
    saying("e", "", { if: "always() && steps.c.outcome == 'success'" }),
  ]);
  assert.deepEqual(log, ["a", "c", "e", "undo e", "undo c", "undo a"]);
  assert.deepEqual(statuses, { a: "failed", b: "pending", c: "succeeded", d: "skipped", e: "succeeded" });
});

test("after a cancel, steps that ask for it have their turn; the same cancel does not stop them", async () => {
  await using folder = tempFolder();
  const cancel = new AbortController();
  const steps = [
    runStep("a", "echo $$ > pids; sleep 300", "echo undo a >> log"),
    runStep("b", "echo b >> log", null),
    runStep("c", "sleep 0.1; echo c >> log", null, { if: "cancelled()" }),
  ];
  const running = runPlan(planOf(folder.path, steps), { journal: join(folder.path, "j"), signal: cancel.signal });
  const pids = await pidsIn(join(folder.path, "pids"), 1);
  cancel.abort("stopped by a test");
  const result = await running;
  assert.deepEqual(fs.readFileSync(join(folder.path, "log"), "utf8"), "c\nundo a\n");
  assert.deepEqual(
    result.steps.map(({ status }) => status),
    ["cancelled", "pending", "succeeded"],
  );
  assert.deepEqual(pids.filter(lives), []);
});

test("environment of a group is that of its members; what they export outlives the group, its own does not", async () => {
  const show = 'echo "$A $B" >> log';
  const { log } = await play([
    group("g", "steps", [runStep("a", `${show}; echo B=made >> "$GITHUB_ENV"`, show), runStep("b", show, null)], {
      env: { A: "of-group", B: "of-group" },
    }),
    runStep("c", `${show}; exit 1`, null),
  ]);
  assert.deepEqual(log, ["of-group of-group", "of-group made", " made", "of-group of-group"]);
});

test("members that run at once do not see what the others export; after them it counts in the order of the list", async () => {
  const exporting = (id: string, wait: string) =>
    runStep(id, `echo "$id saw $V" >> log; ${wait}; echo V=${id} >> "$GITHUB_ENV"; echo ${id} >> log`, null);
  const { log } = await play([
    group("g", "parallel", [
      group("slow", "steps", [exporting("a", until("b")), runStep("then", 'echo "then $V" >> log', null)]),
      exporting("b", "true"),
    ]),
    runStep("c", 'echo "c $V" >> log', null),
  ]);
  assert.ok(log.includes("then a"));
  assert.equal(log.at(-1), "c b");
});

test("a revert that asks for it stops what the step left running", async () => {
  await using folder = tempFolder();
  const serve = "(trap '' TERM; while :; do sleep 1; done) </dev/null >/dev/null 2>&1 & echo $! > pids";
  // Nobody may have asked yet how it ended.
  const state = "$(grep -E 'State:.[^Z]' \"/proc/$(cat pids)/status\" 2>/dev/null)";
  const revert = undertaking(`echo "left: ${state}" >> log`, { stopsProcesses: true });
  const steps = [runStep("a", serve, null, { revert }), runStep("b", "kill -0 $(cat pids) && exit 1", null)];
  const result = await runPlan(planOf(folder.path, steps), { journal: join(folder.path, "j") });
  assert.equal(fs.readFileSync(join(folder.path, "log"), "utf8"), "left: \n");
  assert.equal(result.outcome, "rolled-back");
});

test("a group is not tried again once a pivot in it has succeeded", async () => {
  const { log, result } = await play([
    saying("a"),
    group("g", "steps", [saying("b"), saying("c", "", { pivot: true }), saying("d", "exit 1")], { retry: tries(3) }),
  ]);
  assert.deepEqual(log, ["a", "b", "c", "d", "undo d"]);
  assert.equal(result.outcome, "rolled-back");
});

test("after a cancel, a serial group within a parallel one gives its turns as any other", async () => {
  await using folder = tempFolder();
  const cancel = new AbortController();
  const steps = [
    group("p", "parallel", [
      runStep("a", "echo $$ >> pids; sleep 300", null),
      group("s", "steps", [
        runStep("b", "echo $$ >> pids; sleep 300", null),
        runStep("c", "echo c >> log", null, { if: "cancelled()" }),
        runStep("d", "echo d >> log", null),
      ]),
    ]),
  ];
  const running = runPlan(planOf(folder.path, steps), { journal: join(folder.path, "j"), signal: cancel.signal });
  await pidsIn(join(folder.path, "pids"), 2);
  cancel.abort("stopped by a test");
  const result = await running;
  assert.equal(fs.readFileSync(join(folder.path, "log"), "utf8"), "c\n");
  assert.equal(result.steps[0]?.error, "cancelled");
});

test("a pause between tries is over when the list around it is", async () => {
  const long = tries(1, { delayMs: 3_600_000, maxDelayMs: 3_600_000 });
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const before = timers();
  await play([
    group("p", "parallel", [saying("a", "exit 1", { retry: long }), saying("b", `${until("a")}; sleep 0.2; exit 1`)]),
  ]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(timers() <= before, "a timer keeps the process alive");
});

test("steps that were passed by after a failure are skipped for those who ask", async () => {
  const env = { V: "${{ steps.b.outcome }} ${{ steps.b.status }}" };
  const { log } = await play([
    saying("a", "exit 1"),
    saying("b"),
    runStep("c", "", null, {
      if: "always() && steps.b.outcome == 'skipped'",
      work: shellText('echo "$V" >> log', { env }),
    }),
  ]);
  assert.deepEqual(log, ["a", "skipped skipped", "undo a"]);
});

test("what was made in a group that was passed over, and so undone, is made no more", async () => {
  const making = (id: string, then = "") => runStep(id, `echo made=${id} >> "$GITHUB_OUTPUT"; ${then}`, "true");
  const env = { V: "${{ steps.a.outputs.made || 'nothing' }} ${{ steps.c.outputs.made }}" };
  const { log } = await play([
    group("g", "steps", [making("a"), making("b", "exit 1")], { continueOnError: true }),
    making("c"),
    runStep("d", "", null, { work: shellText('echo "$V" >> log', { env }) }),
  ]);
  assert.deepEqual(log, ["nothing c"]);
});
