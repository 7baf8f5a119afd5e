import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { disown, own } from "../../src/runner/lock.ts";
import { startTimeOf } from "../../src/runner/process-table.ts";
import { lives } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

function writeOwner(
  folder: string,
  owner: { pid: number; host?: string; startTime?: string | undefined },
  ageMs = 0,
): void {
  const file = join(folder, "owner.json");
  fs.writeFileSync(file, JSON.stringify({ host: "another-host", ...owner }));
  const then = new Date(Date.now() - ageMs);
  fs.utimesSync(file, then, then);
}

const here = fs.readFileSync("/proc/sys/kernel/hostname", "utf8").trim();

test("a run has one owner, until that lets go", async () => {
  await using folder = tempFolder();
  const other = spawn("sleep", ["60"]);
  await once(other, "spawn");
  writeOwner(folder.path, { pid: other.pid ?? 0, host: here, startTime: startTimeOf(other.pid ?? 0) });
  await assert.rejects(own(folder.path), {
    name: "RunBusyError",
    message: `process ${other.pid} on ${here} works on this run`,
  });
  await own(folder.path, { fence: true });
  assert.ok(!lives(other.pid ?? 0), "fenced: ended first");
  disown(folder.path);
  assert.deepEqual(fs.readdirSync(folder.path), []);
});

const dead: readonly [title: string, owner: Parameters<typeof writeOwner>[1], ageMs: number][] = [
  ["a process that is gone", { pid: 2 ** 22 + 1, host: here, startTime: "1" }, 0],
  ["an earlier process of a pid that lives again", { pid: process.pid, host: here, startTime: "1" }, 0],
  ["a process of another machine without a sign of life for long", { pid: 1 }, 120_000],
];
for (const [title, owner, ageMs] of dead)
  test(`takes the place of ${title}`, async () => {
    await using folder = tempFolder();
    writeOwner(folder.path, owner, ageMs);
    await own(folder.path);
    assert.equal(JSON.parse(fs.readFileSync(join(folder.path, "owner.json"), "utf8")).pid, process.pid);
    disown(folder.path);
  });

test("respects a process of another machine that showed life lately, and says what to do", async () => {
  await using folder = tempFolder();
  writeOwner(folder.path, { pid: 1 }, 20_000);
  await assert.rejects(
    own(folder.path),
    /process 1 on another-host works on this run; if that machine is gone, try again in a minute/,
  );
});
