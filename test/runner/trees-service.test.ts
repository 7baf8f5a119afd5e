import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";
import { lives, pidsIn, until } from "../support/processes.ts";

const service = "(while :; do echo still here; echo beat >> beats; sleep 0.05; done) & echo $! > pids";

test("a service that prints lives on when Jipper has ended, and nothing else is left when the service ends", async (t) => {
  await using folder = new CliFolder({ "list.yml": JSON.stringify({ steps: [{ run: service }] }) });
  const { code, stdout } = await folder.run("run", "list.yml");
  const [pid = 0] = await pidsIn(folder.file("pids"), 1);
  t.after(() => lives(pid) && process.kill(pid, "SIGKILL"));
  assert.equal(code, 0, stdout);
  const beats = folder.lines("beats").length;
  await until(() => folder.lines("beats").length > beats + 20, "the service goes on");
  process.kill(pid, "SIGKILL");
  if (process.platform === "linux") await until(() => holders(folder.file(".tmp")).length === 0, "its pipe is closed");
});

test("a service that prints is ended by a rollback that asks for it", async () => {
  const steps = [{ run: service, revert: { "stop-processes": true } }, { run: "exit 1" }];
  await using folder = new CliFolder({ "list.yml": JSON.stringify({ steps }) });
  const { code, stdout } = await folder.run("run", "list.yml");
  const pids = await pidsIn(folder.file("pids"), 1);
  assert.deepEqual([code, pids.filter(lives)], [1, []], stdout);
  if (process.platform === "linux") await until(() => holders(folder.file(".tmp")).length === 0, "its pipe is closed");
});

/** Processes that hold something in this folder open. */
function holders(folder: string): string[] {
  return fs.readdirSync("/proc").filter((pid) => {
    try {
      const files = fs.readdirSync(join("/proc", pid, "fd"));
      return /^\d+$/.test(pid) && files.some((fd) => fs.readlinkSync(join("/proc", pid, "fd", fd)).startsWith(folder));
    } catch {
      return false; // it ended meanwhile, or is not ours
    }
  });
}
