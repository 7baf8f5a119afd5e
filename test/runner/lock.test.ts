import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { disown, own } from "../../src/runner/journal/lock.ts";
import { ownerHere, showLife } from "../../src/runner/journal/owner-file.ts";
import { startTimeOf } from "../../src/runner/process/process-table.ts";
import { lives } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

function writeOwner(
  folder: string,
  owner: { pid: number; host?: string; startTime?: string | undefined; pids?: string },
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

test("who works on a run in this process already is refused as well", async () => {
  await using folder = tempFolder();
  await own(folder.path);
  await assert.rejects(own(folder.path), { name: "RunBusyError", message: "this process works on this run already" });
  disown(folder.path);
  await own(folder.path);
  disown(folder.path);
});

test("takes the place of a file that does not say whose it is once it has been silent for long, not before", async () => {
  for (const text of ["", "{", '{"pid":"1"}', "null"]) {
    await using folder = tempFolder();
    const file = join(folder.path, "owner.json");
    fs.writeFileSync(file, text);
    await assert.rejects(own(folder.path), { name: "RunBusyError", message: /try again in a minute/ });
    const then = new Date(Date.now() - 120_000);
    fs.utimesSync(file, then, then);
    await own(folder.path);
    assert.equal(JSON.parse(fs.readFileSync(file, "utf8")).pid, process.pid);
    disown(folder.path);
    assert.deepEqual(fs.readdirSync(folder.path), []);
  }
});

test("a pid of another container under the same name tells nothing: its heartbeat does", async () => {
  await using folder = tempFolder();
  const elsewhere = { pid: 2 ** 22 + 1, host: here, pids: "pid:[1]" };
  writeOwner(folder.path, elsewhere);
  await assert.rejects(own(folder.path, { fence: true }), {
    name: "RunBusyError",
    message: /if the container that it ran in is gone, try again in a minute/,
  });
  writeOwner(folder.path, elsewhere, 120_000);
  await own(folder.path);
  disown(folder.path);
});

test("lets go of its own place alone", async () => {
  await using folder = tempFolder();
  await own(folder.path);
  writeOwner(folder.path, { pid: 1 });
  disown(folder.path);
  assert.deepEqual(fs.readdirSync(folder.path), ["owner.json"]);
});

test("shows life in its own file alone, and keeps what it says", async () => {
  await using folder = tempFolder();
  const file = join(folder.path, "owner.json");
  const owner = ownerHere();
  for (const [text, isShown] of [
    [JSON.stringify(owner), true],
    [JSON.stringify(ownerHere()), false],
  ] as const) {
    fs.writeFileSync(file, text);
    fs.utimesSync(file, 1000, 1000);
    showLife(file, owner);
    assert.equal(fs.readFileSync(file, "utf8"), text);
    assert.equal(fs.statSync(file).mtimeMs > 1_000_000, isShown);
  }
});

test("says so, as of a journal, where nothing can be written", async () => {
  await using folder = tempFolder();
  await assert.rejects(own(join(folder.path, "gone")), { name: "JournalError", message: /nothing can be written in/ });
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
