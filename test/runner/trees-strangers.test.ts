import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Journal } from "../../src/runner/journal/journal.ts";
import { Kin } from "../../src/runner/process/kin.ts";
import { isAlive, startTimeOf } from "../../src/runner/process/process-table.ts";
import { markOf, recover } from "../../src/runner/recover.ts";
import { planOf, runStep } from "../support/plans.ts";
import { lives, pidsIn } from "../support/processes.ts";
import { requiredPart } from "../support/required-part.ts";
import { tempFolder } from "../support/temp-folder.ts";

const at = "2026-01-01T00:00:00.000Z";
const isLinux = process.platform === "linux";

/** A journal whose process died in its only step; the step's process was this one. */
function cutOff(folder: string, process: { readonly pid: number; readonly startTime?: string }): Journal {
  const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
  const journal = Journal.create(folder, planOf(folder, [runStep("a", "true", "true")]), policy, { now: new Date(at) });
  journal.append({ record: "step-began", at, step: "a", attempt: 1 });
  journal.append({ record: "process", at, step: "a", attempt: 1, phase: "step", ...process });
  return journal;
}

/** In a session of its own, as a step and as many a daemon. */
async function sleeper(env: NodeJS.ProcessEnv = {}): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn("sleep", ["300"], {
    detached: true,
    stdio: "ignore",
    env: { PATH: process.env["PATH"], ...env },
  });
  await once(child, "spawn");
  return child as ChildProcess & { readonly pid: number };
}

/** What the journal of a dead process says of a process that lives → whether that is ended. */
const remembered: readonly [title: string, startTime: (real: string) => string | undefined, isEnded: boolean][] = [
  ["the process of the step", (real) => real, true],
  ["a later one of the same pid", (real) => String(Number(real) - 1), false],
  ["one of the same pid from before the machine started anew", (real) => String(Number(real) + 1_000_000), false],
  ["one of the same pid, where the start of the step's is not known", () => undefined, false],
];
for (const [title, startTimeFrom, isEnded] of remembered)
  test(`after a crash ${title} is ${isEnded ? "ended" : "left alone"}`, { skip: !isLinux }, async () => {
    await using folder = tempFolder();
    const child = await sleeper();
    const startTime = startTimeFrom(startTimeOf(child.pid) ?? "");
    const journal = cutOff(join(folder.path, "j"), {
      pid: child.pid,
      ...(startTime === undefined ? {} : { startTime }),
    });
    await recover(journal, () => new Date(at));
    const isLeft = lives(child.pid);
    child.kill("SIGKILL");
    assert.deepEqual([isLeft, journal.standings.steps[0]?.status], [!isEnded, "unknown"]);
  });

test("after a crash the mark of the step is enough", { skip: !isLinux }, async () => {
  await using folder = tempFolder();
  const journal = cutOff(join(folder.path, "j"), { pid: 1, startTime: "0" });
  const [marked, other] = await Promise.all([
    sleeper({ JIPPER_PROCESS_MARK: markOf(journal.standings.mark, 0, "step", 1) }),
    sleeper({ JIPPER_PROCESS_MARK: markOf(journal.standings.mark, 0, "step", 10) }),
  ]);
  await recover(journal, () => new Date(at));
  const left = [marked, other].map(({ pid }) => lives(pid));
  other.kill("SIGKILL");
  assert.deepEqual(left, [false, true]);
});

test("a number that was given to another group meanwhile is not looked at again", { skip: !isLinux }, async () => {
  const child = await sleeper();
  const real = startTimeOf(child.pid) ?? "";
  const kin = new Kin({ pid: child.pid, startTime: String(Number(real) - 1) }, "nobody");
  const { near, far, areGone } = kin.look(true);
  const isLeft = lives(child.pid);
  child.kill("SIGKILL");
  assert.deepEqual([near, far, areGone, isLeft], [[], [], true, true]);
});

test("a live process counts as alive, and one of another start as dead", { skip: !isLinux }, async () => {
  const child = await sleeper();
  const real = startTimeOf(child.pid);
  const claims = [isAlive(child.pid, real), isAlive(child.pid, undefined), isAlive(child.pid, `${real}0`)];
  child.kill("SIGKILL");
  await once(child, "exit");
  assert.deepEqual([...claims, isAlive(child.pid, real)], [true, true, false, false]);
});

test("where /proc is hidden, the group is ended, and nothing breaks", { skip: !isLinux }, async (t) => {
  await using folder = tempFolder();
  const unshare = requiredPart(t, "unshare");
  if (unshare === undefined) return;
  const hidden = ["-rm", "sh", "-c", 'mount -t tmpfs none /proc || exit 9; exec "$@"', "sh"];
  const tsx = fileURLToPath(import.meta.resolve("tsx"));
  const driver = fileURLToPath(new URL("../support/stop-one.ts", import.meta.url));
  const script = "trap '' TERM; echo $$ >> pids; for i in 1 2 3; do sleep 300 & echo $! >> pids; done; wait";
  const words = [...hidden, process.execPath, "--import", tsx, driver, folder.path, script, "4"];
  const ran = await promisify(execFile)(unshare, words, { timeout: 60_000 }).catch((error) => error);
  if (ran.code === 9 || /unshare failed/.test(ran.stderr)) return t.skip("skipped: no namespaces here");
  // Without /proc nobody can tell zombies, which some containers never reap, from survivors.
  assert.match(ran.stdout, /^{"end":{"signal":"SIGKILL"},"survivors":\[\d*\]}\n$/, ran.stderr);
  assert.deepEqual((await pidsIn(join(folder.path, "pids"), 4)).filter(lives), []);
});
