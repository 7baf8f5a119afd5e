import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Guard } from "../../src/runner/process/guard.ts";
import { markVariable } from "../../src/runner/process/process-table.ts";
import { lives, pidsIn, until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** Starts a script as a step is started, in a session of its own and with a mark; resolves with its process. */
async function started(folder: string, script: string, mark: string) {
  const env = { PATH: process.env["PATH"], [markVariable]: mark };
  const child = spawn("bash", ["-c", script], { cwd: folder, env, detached: true, stdio: "ignore" });
  await once(child, "spawn");
  return child;
}

// To close a guard is, for the guard, what the end of Jipper is.
describe("the guard", { skip: process.platform !== "linux" }, () => {
  test("asks each process once, waits no longer than it must, and removes the temporary files", async () => {
    await using folder = tempFolder();
    const temporary = fs.mkdtempSync(join(folder.path, "temporary-"));
    const guard = new Guard({ graceMs: 30_000, folder: temporary });
    const script = `trap 'echo asked >> asked; exit' TERM
      env -i sleep 300 & echo $! >> pids
      setsid bash -c 'trap "echo asked >> asked; exit" TERM; echo $$ >> pids; while :; do sleep 0.05; done' &
      echo $$ >> pids; while :; do sleep 0.05; done`;
    await guard.watch("r/0/step/1");
    const child = await started(folder.path, script, "r/0/step/1");
    await guard.watchGroup("r/0/step/1", child.pid ?? 0);
    const pids = await pidsIn(join(folder.path, "pids"), 3);
    await guard.close();
    await until(() => !fs.existsSync(temporary), "the guard has ended", 15_000);
    const asked = fs.readFileSync(join(folder.path, "asked"), "utf8");
    assert.deepEqual([pids.filter(lives), asked], [[], "asked\nasked\n"]);
  });

  test("ends by force what does not end when it is asked to", async () => {
    await using folder = tempFolder();
    const temporary = fs.mkdtempSync(join(folder.path, "temporary-"));
    const guard = new Guard({ graceMs: 300, folder: temporary });
    await guard.watch("r/0/step/1");
    const script = `trap '' TERM; setsid bash -c 'echo $$ >> pids; while :; do sleep 0.05; done' & env -i bash -c 'echo $$ >> pids; kill -STOP $$' & wait`;
    const child = await started(folder.path, script, "r/0/step/1");
    await guard.watchGroup("r/0/step/1", child.pid ?? 0);
    const pids = await pidsIn(join(folder.path, "pids"), 2);
    await guard.close();
    await until(() => !fs.existsSync(temporary), "the guard has ended", 15_000);
    assert.deepEqual([child.pid ?? 0, ...pids].filter(lives), []);
  });

  test("leaves alone what has been released, and a group whose number was given away", async () => {
    await using folder = tempFolder();
    const temporary = fs.mkdtempSync(join(folder.path, "temporary-"));
    const guard = new Guard({ graceMs: 300, folder: temporary });
    for (const step of [1, 2, 12]) await guard.watch(`r/${step}/step/1`);
    const service = await started(folder.path, "exec sleep 300", "r/1/step/1");
    await guard.watchGroup("r/1/step/1", service.pid ?? 0);
    await guard.release("r/1/step/1");
    const stranger = await started(folder.path, "exec sleep 300", "r/3/step/1");
    await guard.watchGroup("r/2/step/1", stranger.pid ?? 0, "1");
    const other = await started(folder.path, "exec sleep 300", "r/12/step/1");
    await guard.close();
    await until(() => !fs.existsSync(temporary), "the guard has ended", 15_000);
    const living = [service, stranger, other].map(({ pid }) => lives(pid ?? 0));
    for (const child of [service, stranger, other]) child.kill("SIGKILL");
    assert.deepEqual(living, [true, true, false]);
  });
});
