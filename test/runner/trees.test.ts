import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { RunResult } from "../../src/report/result.ts";
import { OutputPipes } from "../../src/runner/process/output-pipe.ts";
import { runProcess } from "../../src/runner/process/process.ts";
import { runPlan } from "../../src/runner/run-plan.ts";
import { planOf, runStep } from "../support/plans.ts";
import { lives, pidsIn, until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const isLinux = process.platform === "linux";

/** Each adds processes to a step that are hard to end, and writes their pids. */
const growths: readonly [title: string, script: string, count: number][] = [
  ["ignore TERM", `(trap '' TERM HUP INT; echo $BASHPID >> pids; while :; do sleep 300; done) &`, 1],
  ["fork again", "(sleep 300 & echo $! >> pids; (sleep 300 & echo $! >> pids; wait) & wait) &", 2],
  ["left the session twice", `(setsid bash -c '(setsid bash -c "echo \\$\\$ >> pids; exec sleep 300" &)' &)`, 1],
  ["stopped themselves", "(echo $BASHPID >> pids; kill -STOP $BASHPID; sleep 300) &", 1],
  ["hold the output open and print", "(echo $BASHPID >> pids; while :; do echo still here; sleep 0.1; done) &", 1],
  ["are 200", "for i in {1..200}; do sleep 300 & echo $! >> pids; done", 200],
];
const graceMs = 400;

/** How a step of these comes to its bad end, once all its processes have written their pids. */
const ends: readonly [status: RunResult["steps"][number]["status"], then: string][] = [
  ["failed", "exit 3"],
  ["timed-out", "touch grown; sleep 300"],
  ["cancelled", "touch grown; sleep 300"],
];

describe("what a step has started", { skip: !isLinux }, () => {
  for (const [status, then] of ends)
    for (const [title, growth, count] of growths)
      test(`is gone when it has ${status}: processes that ${title}`, async () => {
        await using folder = tempFolder();
        const cancel = new AbortController();
        const tree = randomUUID();
        const script = `${growth}\nuntil [ "$(wc -l < pids)" = ${count} ]; do sleep 0.05; done\n${then}`;
        const more = status === "timed-out" ? { timeoutMs: 3000 } : {};
        const step = runStep("a", `export TREE=${tree}\n${script}`, null, { ...more, graceMs });
        const running = runPlan(planOf(folder.path, [step]), {
          journal: join(folder.path, "j"),
          signal: cancel.signal,
        });
        let asked = performance.now();
        if (status === "cancelled") {
          await until(() => fs.existsSync(join(folder.path, "grown")), "the step has started all");
          asked = performance.now();
          cancel.abort();
        }
        const { steps } = await running;
        const lasted = performance.now() - asked;
        assert.deepEqual(
          steps.map((step) => step.status),
          [status],
        );
        const pids = await pidsIn(join(folder.path, "pids"), count);
        assert.deepEqual([pids.length, pids.filter(lives), of(tree)], [count, [], []]);
        if (status === "cancelled") assert.ok(lasted < graceMs + 1000 + slack, `gone after ${lasted} ms`);
      });

  test("survives when it has succeeded", async () => {
    await using folder = tempFolder();
    const script = "setsid sleep 300 > /dev/null 2>&1 & echo $! >> pids; sleep 300 > /dev/null 2>&1 & echo $! >> pids";
    const { outcome } = await runPlan(planOf(folder.path, [runStep("a", script, null)]), {
      journal: join(folder.path, "j"),
    });
    const pids = await pidsIn(join(folder.path, "pids"), 2);
    const living = pids.filter(lives);
    for (const pid of living) process.kill(pid, "SIGKILL");
    assert.deepEqual([outcome, living], ["succeeded", pids]);
  });

  test("is gone although it has cleared its environment and left the session, while its parent lives", async () => {
    await using folder = tempFolder();
    const script = `env -i setsid bash -c 'echo $$ >> pids; exec sleep 300' & (env -i setsid sleep 300 & echo $! >> pids; wait) & wait`;
    const [pids, survivors, lastedMs] = await stopped(folder.path, script, 2, 30_000);
    assert.deepEqual([pids.filter(lives), survivors], [[], []]);
    assert.ok(lastedMs < 15_000, `not asked before the end of the grace: ${lastedMs} ms`);
  });

  test("is gone although it is passed on from process to process while it is ended", async () => {
    await using folder = tempFolder();
    const tree = randomUUID();
    fs.writeFileSync(
      join(folder.path, "hop"),
      `trap '' TERM HUP INT\n[ -e pids ] || echo $$ > pids\nsetsid bash hop > /dev/null 2>&1 &\nsetsid bash hop2 > /dev/null 2>&1 &\n`,
    );
    fs.writeFileSync(join(folder.path, "hop2"), "trap '' TERM HUP INT\nsleep 0.1\n");
    const script = `export TREE=${tree}\nbash hop; sleep 300`;
    const [, survivors] = await stopped(folder.path, script, 1, 200);
    assert.deepEqual([survivors, of(tree)], [[], []]);
  });

  test("is asked to clean up also where it has stopped itself", async () => {
    await using folder = tempFolder();
    const script = "trap 'touch cleaned; exit' TERM; echo $$ >> pids; kill -STOP $$; sleep 300";
    const [, survivors, lastedMs] = await stopped(folder.path, script, 1, 8000);
    assert.deepEqual([survivors, fs.existsSync(join(folder.path, "cleaned"))], [[], true]);
    assert.ok(lastedMs < 6000, `${lastedMs} ms`);
  });

  test("is asked once each, and what has a supervisor in the step is left to that", async (t) => {
    await using folder = tempFolder();
    const kill = process.kill.bind(process);
    const told: number[] = [];
    t.mock.method(process, "kill", (pid: number, name: NodeJS.Signals | 0) => {
      if (name === "SIGTERM") told.push(pid);
      return kill(pid, name);
    });
    const asking = (name: string) => `trap 'echo ${name} >> asked' TERM`;
    fs.writeFileSync(
      join(folder.path, "child"),
      `${asking("child")}\necho $$ >> pids\nuntil [ -e go ]; do sleep 0.05; done\ntouch child-ended\n`,
    );
    const script = `
      setsid bash -c '${asking("other").replaceAll("'", `'\\''`)}; echo $$ >> pids; until [ -e go ]; do sleep 0.05; done' &
      env -i setsid bash child &
      ${asking("shell")}
      until [ "$(wc -l < pids)" = 2 ]; do sleep 0.05; done
      echo $$ >> pids
      until [ -e asked ]; do sleep 0.05; done
      sleep 0.5; touch go; wait; exit 1`;
    const [pids, survivors] = await stopped(folder.path, script, 3, 8000);
    // The group together, of those outside of it the one with the mark (the sleeps in it do not count), and nobody twice.
    const shell = pids.at(-1) ?? 0;
    assert.deepEqual([told[0], told.filter((pid) => pids.includes(pid)).length], [-shell, 1]);
    assert.equal(told.filter((pid) => pid < 0 || pid === shell).length, 1);
    const asked = fs.readFileSync(join(folder.path, "asked"), "utf8").trim().split("\n").sort();
    assert.deepEqual(
      [survivors, asked, fs.existsSync(join(folder.path, "child-ended"))],
      [[], ["other", "shell"], true],
    );
  });
});

test("what cannot be ended is named, and not waited for", async (t) => {
  await using folder = tempFolder();
  const kill = process.kill.bind(process);
  t.mock.method(process, "kill", (pid: number, name: NodeJS.Signals | 0) => {
    if (name !== 0) throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
    return kill(pid, name);
  });
  const [pids, survivors, lastedMs] = await stopped(folder.path, "echo $$ >> pids; exec sleep 300", 1, 100);
  t.mock.restoreAll();
  const living = pids.filter(lives);
  for (const pid of living) kill(pid, "SIGKILL");
  assert.deepEqual([survivors, living], [pids, pids]);
  assert.ok(lastedMs < 100 + 1000 + 1000 + slack, `${lastedMs} ms`); // grace, force, and the output that it holds open
});

/** For a machine that does other things as well. */
const slack = 4000;

/** Starts a script, stops it once it has written so many pids, and says how long that took. */
async function stopped(folder: string, script: string, count: number, graceMs: number) {
  const stop = new AbortController();
  const running = runProcess({
    argv: ["/bin/bash", "-c", script],
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "" },
    mark: `test-${randomUUID()}`,
    pipes: new OutputPipes(folder),
    output: () => {},
    signal: stop.signal,
    graceMs,
  });
  const pids = await pidsIn(join(folder, "pids"), count);
  const asked = performance.now();
  stop.abort();
  const { survivors } = await running;
  return [pids, survivors, performance.now() - asked] as const;
}

/** Processes that carry this value of TREE in their environment, found by other means than those of Jipper. */
function of(tree: string): string[] {
  const command = `grep -lzxF -- 'TREE=${tree}' /proc/[0-9]*/environ 2>/dev/null || true`;
  return execFileSync("sh", ["-c", command], { encoding: "utf8" }).split("\n").filter(Boolean);
}
