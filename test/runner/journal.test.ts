import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { JournalRecord } from "../../src/rollback/record.ts";
import { Journal, JournalError } from "../../src/runner/journal/journal.ts";
import { planOf, runStep } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
const at = "2026-01-01T00:00:00.000Z";
const began: JournalRecord = { record: "step-began", at, step: "a", attempt: 1 };

function create(folder: string): Journal {
  return Journal.create(folder, planOf(folder, [runStep("a", "true", "true")]), policy, { now: new Date(at) });
}

test("holds the plan as its first line, then a record a line, for its owner alone", async () => {
  await using folder = tempFolder();
  const journal = create(join(folder.path, "deep", "journal"));
  journal.append(began);
  const lines = fs.readFileSync(journal.file, "utf8").split("\n");
  assert.equal(lines.length, 3);
  assert.equal(JSON.parse(lines[0] ?? "").plan.steps[0].id, "a");
  assert.deepEqual(JSON.parse(lines[1] ?? ""), began);
  assert.equal(lines[2], "");
  assert.equal(fs.statSync(journal.file).mode & 0o777, 0o600);
  assert.equal(fs.statSync(journal.folder).mode & 0o777, 0o700);
});

test("gives every run of a folder an id of its own, four letters long", async () => {
  await using folder = tempFolder();
  const runs = Array.from({ length: 50 }, () => create(folder.path).standings.run);
  assert.equal(new Set(runs).size, 50);
  for (const run of runs) assert.match(run, /^[2-9a-z]{4}$/);
});

test("stands when it is read again where it stood when it was written", async () => {
  await using folder = tempFolder();
  const journal = create(folder.path);
  journal.append(began);
  journal.append({
    record: "step-ended",
    at,
    step: "a",
    attempt: 1,
    status: "failed",
    message: "exit code 1",
    exitCode: 1,
  });
  assert.deepEqual(Journal.read(journal.folder), journal.standings);
  assert.deepEqual(Journal.open(journal.folder).standings, journal.standings);
});

test("cuts off a last line that was never finished, and writes on behind it", async () => {
  await using folder = tempFolder();
  const journal = create(folder.path);
  journal.append(began);
  fs.appendFileSync(journal.file, '{"record":"step-ended","at":"2026');
  const opened = Journal.open(journal.folder);
  assert.equal(opened.standings.of("a").status, "running");
  opened.append({ record: "step-ended", at, step: "a", attempt: 1, status: "unknown" });
  assert.equal(Journal.read(journal.folder).of("a").status, "unknown");
});

const damages: readonly [title: string, damage: (text: string) => string, message: RegExp][] = [
  [
    "a record in the middle",
    (text) => text.replace('{"record":"step-began"', '{"rec'),
    /journal\.jsonl:2 \(byte \d+\): the record is damaged/,
  ],
  [
    "a plan that is missing",
    (text) => text.slice(text.indexOf("\n") + 1),
    /journal\.jsonl:1 \(byte 0\): the plan of the run is missing/,
  ],
  [
    "another form",
    (text) => text.replace('"schema":1', '"schema":9'),
    /the journal has the form 9; this version reads form 1/,
  ],
  ["nothing at all", () => "", /is empty/],
];
for (const [title, damage, message] of damages)
  test(`refuses, with place and words, ${title}`, async () => {
    await using folder = tempFolder();
    const journal = create(folder.path);
    journal.append(began);
    fs.writeFileSync(journal.file, damage(fs.readFileSync(journal.file, "utf8")));
    assert.throws(() => Journal.open(journal.folder), { name: "JournalError", message });
  });

test("says so when there is no place for it", async () => {
  await using folder = tempFolder();
  const file = join(folder.path, "file");
  fs.writeFileSync(file, "");
  assert.throws(() => create(file), JournalError);
});

test("says so where the system makes no folders", { skip: process.platform !== "linux" }, () => {
  assert.throws(() => create("/proc/no/such/folder"), JournalError);
});
