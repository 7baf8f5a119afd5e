import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { continueRun, runPlan } from "../../src/runner/run-plan.ts";
import { planOf, runStep, shellText } from "../support/plans.ts";
import { lives, pidsIn, until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** Lines that steps and reverts wrote to the file `log` in their folder. */
function log(folder: string): string[] {
  const path = join(folder, "log");
  return fs.existsSync(path) ? fs.readFileSync(path, "utf8").trim().split("\n") : [];
}

test("stops a running step when it is cancelled, and undoes it and those before it", async () => {
  await using folder = tempFolder();
  const cancel = new AbortController();
  const plan = planOf(folder.path, [
    runStep("a", "echo do a >> log", "echo undo a >> log"),
    runStep("b", "echo do b >> log; echo $$ > pids; sleep 300", "echo undo b $JIPPER_STEP_STATUS >> log"),
    runStep("c", "echo do c >> log", "echo undo c >> log"),
  ]);
  const running = runPlan(plan, { journal: join(folder.path, "j"), signal: cancel.signal });
  const pids = await pidsIn(join(folder.path, "pids"), 1);
  cancel.abort("stopped by a test");
  const result = await running;
  assert.deepEqual(log(folder.path), ["do a", "do b", "undo b cancelled", "undo a"]);
  assert.deepEqual(result.cause, { kind: "cancelled", step: "b", message: "stopped by a test" });
  assert.deepEqual(
    result.steps.map(({ status }) => status),
    ["succeeded", "cancelled", "pending"],
  );
  assert.deepEqual(pids.filter(lives), []);
});

test("begins nothing when it was cancelled before", async () => {
  await using folder = tempFolder();
  const plan = planOf(folder.path, [runStep("a", "echo do a >> log", "echo undo a >> log")]);
  const result = await runPlan(plan, { journal: join(folder.path, "j"), signal: AbortSignal.abort("too late") });
  assert.deepEqual(log(folder.path), []);
  assert.equal(result.outcome, "rolled-back");
});

test("leaves the undoing to the next process where it is told to, which does it once", async () => {
  await using folder = tempFolder();
  const cancel = new AbortController();
  let runFolder = "";
  const plan = planOf(folder.path, [
    runStep("a", "echo do a >> log", "echo undo a >> log"),
    runStep("b", "echo do b >> log; echo $$ > pids; sleep 300", "echo undo b >> log"),
  ]);
  const running = runPlan(plan, {
    journal: join(folder.path, "j"),
    signal: cancel.signal,
    leaveOnCancel: true,
    opened: (journal) => {
      runFolder = journal.folder;
    },
  });
  await pidsIn(join(folder.path, "pids"), 1);
  cancel.abort("the job was cancelled");
  assert.equal((await running).outcome, "running");
  assert.deepEqual(log(folder.path), ["do a", "do b"]);
  assert.equal((await continueRun(runFolder, {})).outcome, "rolled-back");
  assert.equal((await continueRun(runFolder, {})).outcome, "rolled-back");
  assert.deepEqual(log(folder.path), ["do a", "do b", "undo b", "undo a"]);
});

test("hands a step's inputs to its revert as they were, and what it exported where nothing else says it", async () => {
  await using folder = tempFolder();
  const plan = planOf(folder.path, [
    runStep("first", 'echo VERSION=1 >> "$GITHUB_ENV"; mkdir bin; echo "$PWD/bin" >> "$GITHUB_PATH"', null),
    {
      ...runStep("second", "", null),
      work: shellText(
        'echo VERSION=2 >> "$GITHUB_ENV"; echo NEW=new >> "$GITHUB_ENV"; echo vol-id=7 >> "$GITHUB_OUTPUT"',
        { env: { SIZE: "10G" } },
      ),
      revert: {
        work: shellText('echo "$VERSION $NEW $SIZE $JIPPER_OUTPUT_VOL_ID ${PATH%%:*}" >> log', {
          env: { SIZE: "10G" },
        }),
        graceMs: 200,
      },
    },
    runStep("third", 'echo "$VERSION" >> log; exit 1', null),
  ]);
  await runPlan(plan, { journal: join(folder.path, "j") });
  assert.deepEqual(log(folder.path), ["2", `1 new 10G 7 ${folder.path}/bin`]);
});

test("a revert in a later process, to which the exports were handed on, sees what it would have seen in the first", async (t) => {
  await using folder = tempFolder();
  t.after(() => {
    delete process.env["JIPPER_TEST_OLD"];
    delete process.env["JIPPER_TEST_NEW"];
  });
  process.env["JIPPER_TEST_OLD"] = "old";
  let runFolder = "";
  const exporting = (number: number) => `for v in OLD NEW; do echo JIPPER_TEST_$v=${number} >> "$GITHUB_ENV"; done`;
  const show = 'echo "$JIPPER_TEST_OLD $JIPPER_TEST_NEW" >> log';
  const plan = planOf(folder.path, [runStep("a", exporting(1), show), runStep("b", exporting(2), show)]);
  await runPlan(plan, {
    journal: join(folder.path, "j"),
    opened: (journal) => {
      runFolder = journal.folder;
    },
  });
  process.env["JIPPER_TEST_OLD"] = "2"; // as the action hands it on to the job
  process.env["JIPPER_TEST_NEW"] = "2";
  await continueRun(runFolder, { cause: { kind: "later-step-failed", message: "a later step of the job failed" } });
  assert.deepEqual(log(folder.path), ["1 1", "old 1"]);
});

test("a step whose output file is wrong fails, and its revert still sees the outputs above the bad line", async () => {
  await using folder = tempFolder();
  const plan = planOf(folder.path, [
    runStep("a", 'printf "id=7\\nnonsense\\n" >> "$GITHUB_OUTPUT"', 'echo "undo $JIPPER_OUTPUT_ID" >> log'),
  ]);
  const result = await runPlan(plan, { journal: join(folder.path, "j") });
  assert.equal(result.steps[0]?.error, "GITHUB_OUTPUT, line 2: 'nonsense' is no assignment; write NAME=VALUE");
  assert.deepEqual(log(folder.path), ["undo 7"]);
});

const unfit: readonly [title: string, script: string, error: RegExp][] = [
  ["output", String.raw`printf 'v=a\0b\n' >> "$GITHUB_OUTPUT"`, /^GITHUB_OUTPUT, line 1: a NUL stands here/],
  [
    "variable",
    String.raw`printf 'v<<E\na\0b\nE\n' >> "$GITHUB_ENV"`,
    /^GITHUB_ENV, line 1: the value of 'v' holds a NUL/,
  ],
];
for (const [what, script, error] of unfit)
  test(`a NUL in an ${what} fails the step, and what was begun is undone`, async () => {
    await using folder = tempFolder();
    const plan = planOf(folder.path, [
      runStep("a", "true", "echo undo a >> log"),
      runStep("b", script, "echo undo b >> log"),
    ]);
    const result = await runPlan(plan, { journal: join(folder.path, "j") });
    assert.match(result.steps[1]?.error ?? "", error);
    assert.deepEqual(log(folder.path), ["undo b", "undo a"]);
  });

test("a step that ends with exit code 0 but a bad output file takes its processes with it", async () => {
  await using folder = tempFolder();
  const script = 'sleep 300 </dev/null >/dev/null 2>&1 & echo $! > pids; echo nonsense >> "$GITHUB_OUTPUT"';
  await runPlan(planOf(folder.path, [runStep("a", script, null)]), { journal: join(folder.path, "j") });
  assert.deepEqual((await pidsIn(join(folder.path, "pids"), 1)).filter(lives), []);
});

test("a step has ended when its shell has: its time limit does not count while its output is read to the end", async () => {
  await using folder = tempFolder();
  const plan = planOf(folder.path, [
    runStep("a", "(sleep 5; echo late) & echo $! > pids; sleep 0.6", null, { timeoutMs: 1200 }),
  ]);
  const result = await runPlan(plan, { journal: join(folder.path, "j") });
  assert.equal(result.outcome, "succeeded");
  for (const pid of await pidsIn(join(folder.path, "pids"), 1)) process.kill(pid, "SIGKILL");
});

test("a folder that is added to the path comes before a PATH that a step sets, and shells are found all the same", async () => {
  await using folder = tempFolder();
  const set = 'echo PATH=/opt/only:/usr/bin:/bin >> "$GITHUB_ENV"; echo /opt/added >> "$GITHUB_PATH"';
  const plan = planOf(folder.path, [
    runStep("a", set, null),
    runStep("b", 'echo "$PATH" >> log', null),
    { ...runStep("c", "", null), work: shellText('echo "$PATH" >> log', { env: { PATH: "/opt/own" } }) },
  ]);
  const result = await runPlan(plan, { journal: join(folder.path, "j") });
  assert.equal(result.outcome, "succeeded");
  assert.deepEqual(log(folder.path), ["/opt/added:/opt/only:/usr/bin:/bin", "/opt/added:/opt/own"]);
});

test("a reporter that throws stops nothing", async (t) => {
  await using folder = tempFolder();
  t.mock.method(process, "emitWarning", () => {});
  const complain = () => {
    throw new Error("I cannot write");
  };
  const plan = planOf(folder.path, [runStep("a", "echo out", "echo undo a >> log"), runStep("b", "exit 1", null)]);
  const result = await runPlan(plan, {
    journal: join(folder.path, "j"),
    reporter: { event: complain, output: complain },
  });
  assert.equal(result.outcome, "rolled-back");
  assert.deepEqual(log(folder.path), ["undo a"]);
});

test("a reader that is slow to the end gets everything", async () => {
  await using folder = tempFolder();
  let bytes = 0;
  const output = async ({ lines }: { lines: Uint8Array }) => {
    bytes += lines.length;
    await sleep(700);
  };
  const plan = planOf(folder.path, [runStep("a", "seq 1 40000", null)]);
  await runPlan(plan, { journal: join(folder.path, "j"), reporter: { output } });
  assert.equal(bytes, 228_894);
});

test("goes on where a step has removed all temporary files", async (t) => {
  await using folder = tempFolder();
  const before = process.env["RUNNER_TEMP"];
  process.env["RUNNER_TEMP"] = folder.path;
  t.after(() => {
    if (before === undefined) delete process.env["RUNNER_TEMP"];
    else process.env["RUNNER_TEMP"] = before;
  });
  const plan = planOf("/", [
    runStep("a", 'rm -rf "$RUNNER_TEMP"/jipper-*', `echo undo a >> ${folder.path}/log`),
    runStep("b", "exit 1", null),
  ]);
  const result = await runPlan(plan, { journal: join(folder.path, "j") });
  assert.equal(result.outcome, "rolled-back");
  assert.deepEqual(log(folder.path), ["undo a"]);
});

test("an output too large for a variable is left out with words, and the undo runs", async () => {
  await using folder = tempFolder();
  const printed: string[] = [];
  const plan = planOf(folder.path, [
    runStep(
      "a",
      '{ echo -n big=; head -c 200000 /dev/zero | tr "\\0" x; echo; echo id=7; } >> "$GITHUB_OUTPUT"; exit 1',
      'echo "undo $JIPPER_OUTPUT_ID" >> log',
    ),
  ]);
  const reporter = { output: ({ lines }: { lines: Uint8Array }) => void printed.push(Buffer.from(lines).toString()) };
  const result = await runPlan(plan, { journal: join(folder.path, "j"), reporter });
  assert.equal(result.outcome, "rolled-back");
  assert.deepEqual(log(folder.path), ["undo 7"]);
  assert.match(printed.join(""), /JIPPER_OUTPUT_BIG is longer than an environment variable can be, and is left out/);
});

test("undoes what it remembers when the journal can no longer be written, and begins nothing more", async (t) => {
  await using folder = tempFolder();
  const plan = planOf(folder.path, [
    runStep("a", "echo do a >> log", "echo undo a >> log"),
    runStep("b", "echo do b >> log", "echo undo b >> log"),
  ]);
  let syncs = 0;
  const sync = fs.fdatasyncSync;
  t.mock.method(fs, "fdatasyncSync", (descriptor: number) => {
    // The plan and the begin of the first step; then the disk is full.
    if (++syncs > 2) throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    sync(descriptor);
  });
  const result = await runPlan(plan, { journal: join(folder.path, "j") });
  assert.deepEqual(log(folder.path), ["do a", "undo a"]);
  assert.equal(result.outcome, "rolled-back");
  assert.match(result.cause?.message ?? "", /the journal .* cannot be written: ENOSPC/);
});

test("a runner killed inside a step takes the step's processes with it, and the next process undoes", async () => {
  await using folder = tempFolder();
  const program = `
    import { runPlan } from ${JSON.stringify(join(import.meta.dirname, "../../src/runner/run-plan.ts"))};
    const work = (script) => ({ kind: "run", script, env: {} });
    const step = (id, script, revert) => ({ id, name: id, path: id, graceMs: 200, work: work(script), revert: { graceMs: 200, work: work(revert) } });
    runPlan({ directory: ${JSON.stringify(folder.path)}, params: {}, env: {}, steps: [
      step("a", "echo do a >> log", "echo undo a >> log"),
      step("b", "trap '' TERM HUP; setsid sleep 300 & echo $! >> pids; echo $$ >> pids; while :; do sleep 300; done", "echo undo b $JIPPER_STEP_STATUS >> log"),
    ] }, { journal: ${JSON.stringify(join(folder.path, "j"))}, opened: (journal) => console.log(journal.folder) });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  const pids = await pidsIn(join(folder.path, "pids"), 2);
  child.kill("SIGKILL");
  await once(child, "exit");
  await until(() => pids.every((pid) => !lives(pid)), "the guard has ended the step", 30_000);
  const result = await continueRun(printed.trim(), {});
  assert.deepEqual(log(folder.path), ["do a", "undo b unknown", "undo a"]);
  assert.deepEqual([result.outcome, result.cause?.kind, result.cause?.step], ["rolled-back", "interrupted", "b"]);
});
