import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { Event } from "../../src/report/event.ts";
import type { JournalRecord } from "../../src/rollback/record.ts";
import { Journal, JournalError } from "../../src/runner/journal/journal.ts";
import { JournalFile } from "../../src/runner/journal/journal-file.ts";
import { continueRun, runPlan } from "../../src/runner/run-plan.ts";
import { type FaultDisk, faultDisk } from "../support/fault-disk.ts";
import { planOf, runStep } from "../support/plans.ts";
import { smallDisk } from "../support/small-disk.ts";
import { tempFolder } from "../support/temp-folder.ts";

const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
const at = "2026-01-01T00:00:00.000Z";
const about = { at, step: "a", attempt: 1 } as const;
const began: JournalRecord = { record: "step-began", ...about };
const process_: JournalRecord & { record: "process" } = { record: "process", ...about, phase: "step", pid: 1 };

function create(folder: string): Journal {
  return Journal.create(folder, planOf(folder, [runStep("a", "true", "true")]), policy, { now: new Date(at) });
}

/** The records in the file; each must be whole. */
function namesIn({ file }: Journal): string[] {
  return fs
    .readFileSync(file, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as JournalRecord).record);
}

type Scene = readonly [title: string, break_: (disk: FaultDisk, journal: Journal) => void, why: RegExp];

const scenes: readonly Scene[] = [
  [
    "a disk that fills up in the middle of a record",
    (disk) => void Object.assign(disk, { room: 20 }),
    /ENOSPC: no space left on device/,
  ],
  ["a disk that takes nothing", (disk) => void Object.assign(disk, { room: 0 }), /ENOSPC/],
  [
    "a disk that is read-only by now",
    (disk) => void Object.assign(disk, { refusesWrites: "EROFS" }),
    /EROFS: read-only file system/,
  ],
  [
    "a disk that fails to write",
    (disk) => void Object.assign(disk, { refusesWrites: "EIO" }),
    /EIO: i\/o error, write/,
  ],
  [
    "a disk that fails to keep what was written",
    (disk) => void Object.assign(disk, { loses: true }),
    /EIO: i\/o error, fdatasync/,
  ],
  [
    "a folder that was removed",
    (_disk, { folder }) => fs.rmSync(folder, { recursive: true }),
    /cannot be written: it was removed/,
  ],
  ["a file that was put in its place", (_disk, { file }) => replace(file), /cannot be written: it was removed/],
];

function replace(file: string): void {
  const text = fs.readFileSync(file);
  fs.renameSync(file, `${file}.old`);
  fs.writeFileSync(file, text);
}

for (const [title, break_, why] of scenes)
  test(`on ${title}, no step begins, and the run is to be undone for that`, async () => {
    await using folder = tempFolder();
    using disk = faultDisk();
    const journal = create(folder.path);
    break_(disk, journal);
    assert.throws(() => journal.append(began), { name: "JournalError", message: why });
    const { standings } = journal;
    assert.equal(standings.of("a").status, "pending");
    assert.ok(standings.isOver);
    assert.match(standings.cause?.message ?? "", why);
    assert.match(journal.lost?.message ?? "", why);
  });

test("a record that did not fit leaves no half behind, and the next one is not glued to it", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const journal = create(folder.path);
  disk.room = 20;
  assert.throws(() => journal.append(began), JournalError);
  assert.deepEqual(namesIn(journal), ["plan"]);
  assert.ok(fs.readFileSync(journal.file, "utf8").endsWith("\n"));
  disk.room = 10_000;
  journal.append({ record: "finished", at, outcome: "rolled-back" });
  assert.deepEqual(namesIn(journal), ["plan", "rollback", "finished"]);
  assert.equal(journal.lost, undefined);
  assert.equal(Journal.read(journal.folder).outcome, "rolled-back");
});

test("nor does the note of a process", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const journal = create(folder.path);
  journal.append(began);
  disk.room = 20;
  journal.note(process_);
  disk.room = 10_000;
  journal.append({ record: "step-ended", ...about, status: "failed" });
  journal.settle();
  assert.deepEqual(namesIn(journal), ["plan", "step-began", "process", "step-ended"]);
});

test("a half that cannot be cut off at once is cut off before the next record", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const journal = create(folder.path);
  disk.room = 20;
  disk.cuts = false;
  assert.throws(() => journal.append(began), JournalError);
  assert.equal(Journal.read(journal.folder).of("a").status, "pending", "a half counts as never written");
  Object.assign(disk, { room: 10_000, cuts: true });
  journal.append({ record: "finished", at, outcome: "rolled-back" });
  assert.deepEqual(namesIn(journal), ["plan", "rollback", "finished"]);
});

test("what the system failed to put on disk is written once more, though it takes it for written", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const journal = create(folder.path);
  journal.append(began);
  journal.append({ record: "step-ended", ...about, status: "succeeded" });
  disk.loses = true;
  journal.append({ record: "rollback", at, cause: { kind: "requested", message: "x" } });
  journal.append({ record: "revert-began", ...about });
  assert.deepEqual(namesIn(journal), ["plan", "step-began", "step-ended", "rollback", "revert-began"]);
});

test("a line that did not fit is out of the file before the next one comes", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const path = join(folder.path, "lines");
  const file = JournalFile.create(path);
  file.add(Buffer.from("one\n"), true);
  file.add(Buffer.from("two\n"), false);
  disk.room = 2;
  assert.throws(() => file.add(Buffer.from("three\n"), true), /ENOSPC/);
  assert.equal(fs.readFileSync(path, "utf8"), "one\ntwo\n");
  file.close();
});

test("a run that succeeds, and cannot write that down, is undone", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const plan = planOf(folder.path, [runStep("a", "echo do a >> log", "echo undo a >> log")]);
  const event = ({ event }: Event) => void (event === "step.succeeded" && Object.assign(disk, { room: 0 }));
  const result = await runPlan(plan, { journal: join(folder.path, "j"), reporter: { event } });
  assert.deepEqual(did(folder.path), ["do a", "undo a"]);
  assert.equal(result.outcome, "rolled-back");
  assert.match(result.cause?.message ?? "", /ENOSPC/);
});

test("a run that cannot be gone on with stays as it is", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const journal = create(folder.path);
  disk.room = 5;
  assert.throws(() => journal.append({ record: "resumed", at }), JournalError);
  disk.room = 10_000;
  assert.equal(journal.standings.cause, undefined);
  journal.settle();
  assert.deepEqual(namesIn(journal), ["plan"]);
});

test("success that cannot be written down is none", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  const journal = create(folder.path);
  journal.append(began);
  journal.append({ record: "step-ended", ...about, status: "succeeded" });
  disk.room = 0;
  assert.throws(() => journal.append({ record: "finished", at, outcome: "succeeded" }), JournalError);
  assert.equal(journal.standings.outcome, undefined);
  assert.equal(journal.standings.cause?.kind, "failed");
});

test("whatever fails in between, the file holds whole records, in order, and all of them once it can", async () => {
  await using folder = tempFolder();
  const fault = fc.oneof(
    fc.record({ room: fc.integer({ min: 0, max: 400 }) }),
    fc.record({ refusesWrites: fc.constantFrom("EIO" as const, "EROFS" as const) }),
    fc.constant({ loses: true }),
    fc.constant({ cuts: false, room: 30 }),
    fc.constant({ room: Number.POSITIVE_INFINITY, refusesWrites: undefined, cuts: true }),
  );
  const act = fc.constantFrom("note", "revert", "settle");
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.option(fault, { freq: 2 }), act), { maxLength: 20 }), (acts) => {
      using disk = faultDisk();
      const journal = create(folder.path);
      journal.append(began);
      journal.append({ record: "step-ended", ...about, status: "failed" });
      const { standings } = journal;
      const expected = ["plan", "step-began", "step-ended"];
      for (const [broken, what] of acts) {
        Object.assign(disk, broken);
        const next = { ...about, attempt: standings.of("a").revert.attempts + 1 };
        if (what === "settle") journal.settle();
        else if (what === "note") journal.note(process_);
        else {
          journal.append({ record: "revert-began", ...next });
          journal.append({ record: "revert-ended", ...next, status: "unknown" });
        }
        if (what === "note") expected.push("process");
        if (what === "revert") expected.push("revert-began", "revert-ended");
      }
      Object.assign(disk, { room: Number.POSITIVE_INFINITY, refusesWrites: undefined, loses: false, cuts: true });
      journal.settle();
      journal.close();
      assert.equal(journal.lost, undefined);
      const names = namesIn(journal);
      assert.deepEqual(
        names.filter((name) => name !== "rollback"),
        expected,
      );
      assert.equal(names.includes("rollback"), standings.isOver);
      assert.equal(Journal.read(journal.folder).of("a").revert.attempts, standings.of("a").revert.attempts);
    }),
    { numRuns: 60 },
  );
});

test("a journal that cannot be made leaves nothing behind, and nothing has run", async () => {
  await using folder = tempFolder();
  using disk = faultDisk();
  disk.room = 10;
  assert.throws(() => create(join(folder.path, "j")), { name: "JournalError", message: /cannot be made in .*ENOSPC/ });
  assert.deepEqual(fs.readdirSync(join(folder.path, "j")), []);
});

/** The steps write what they do beside the journal, whose disk is another. */
const did = (folder: string) => fs.readFileSync(join(folder, "log"), "utf8").trim().split("\n");

const endings: readonly [title: string, undo: string, isTold: boolean][] = [
  ["and the undo makes room: the journal gets all of it", 'rm -f "$DISK/filler"', true],
  ["and stays full: the report tells, and a warning says what the journal does not", "true", false],
];
for (const [title, undo, isTold] of endings)
  test(`on a real disk that a step fills up ${title}`, async (t) => {
    await using folder = tempFolder();
    using disk = smallDisk(folder.path);
    if (disk === undefined) return t.skip("nothing can be mounted here");
    const plan = planOf(
      folder.path,
      [
        runStep(
          "a",
          `echo do a >> log; head -c 9000 /dev/zero | tr '\\0' x | sed 's/^/big=/' >> "$GITHUB_OUTPUT"
           cat /dev/zero > "$DISK/filler" 2>/dev/null || true`,
          `echo undo a >> log; ${undo}`,
        ),
        runStep("b", "echo do b >> log", "echo undo b >> log"),
      ],
      { env: { DISK: disk.path } },
    );
    const opens: Journal[] = [];
    const warned: string[] = [];
    const hear = ({ message }: Error) => void (message.includes(disk.path) && warned.push(message));
    process.on("warning", hear);
    const result = await runPlan(plan, { journal: join(disk.path, "j"), opened: (opened) => void opens.push(opened) });
    await new Promise(setImmediate);
    process.off("warning", hear);
    assert.deepEqual(did(folder.path), ["do a", "undo a"]);
    assert.equal(result.outcome, "rolled-back");
    assert.match(result.cause?.message ?? "", /the journal .* cannot be written: ENOSPC/);
    const run = opens[0]?.folder ?? "";
    const standings = Journal.read(run);
    assert.equal(standings.outcome, isTold ? "rolled-back" : undefined);
    assert.deepEqual(
      warned.map((text) => text.includes("a later rollback would undo it again")),
      isTold ? [] : [true],
    );
    if (isTold) return;
    disk.makeRoom();
    const later = await continueRun(run, { cause: { kind: "requested", message: "again" } });
    assert.equal(later.outcome, "rolled-back");
    assert.deepEqual(did(folder.path), ["do a", "undo a", "undo a"], "at least once");
  });

test("on a real disk that is full before, nothing runs", async (t) => {
  await using folder = tempFolder();
  using disk = smallDisk(folder.path);
  if (disk === undefined) return t.skip("nothing can be mounted here");
  disk.fill(0);
  const plan = planOf(folder.path, [runStep("a", "echo do a >> log", null)]);
  await assert.rejects(runPlan(plan, { journal: join(disk.path, "j") }), { name: "JournalError", message: /ENOSPC/ });
  assert.ok(!fs.existsSync(join(folder.path, "log")));
  assert.deepEqual(fs.existsSync(join(disk.path, "j")) ? fs.readdirSync(join(disk.path, "j")) : [], []);
});

test("on a real disk that is read-only, nothing runs and nothing is undone, with words", async (t) => {
  await using folder = tempFolder();
  using disk = smallDisk(folder.path);
  if (disk === undefined) return t.skip("nothing can be mounted here");
  const plan = planOf(folder.path, [runStep("a", "echo do a >> log", "echo undo a >> log")]);
  const done = await runPlan(plan, { journal: join(disk.path, "j") });
  const run = join(disk.path, "j", done.run);
  assert.ok(disk.lock());
  const error = { name: "JournalError", message: /EROFS/ };
  await assert.rejects(runPlan(plan, { journal: join(disk.path, "j") }), error);
  await assert.rejects(continueRun(run, { cause: { kind: "requested", message: "x" } }), error);
  assert.equal(Journal.read(run).outcome, "succeeded", "it can be looked at");
  assert.deepEqual(did(folder.path), ["do a"]);
});

test("a step that removes the folder of the journal is undone, and no other begins", async () => {
  await using folder = tempFolder();
  const plan = planOf(folder.path, [
    runStep("a", "echo do a >> log; rm -rf j", "echo undo a >> log"),
    runStep("b", "echo do b >> log", "echo undo b >> log"),
  ]);
  const result = await runPlan(plan, { journal: join(folder.path, "j") });
  assert.deepEqual(did(folder.path), ["do a", "undo a"]);
  assert.equal(result.outcome, "rolled-back");
  assert.match(result.cause?.message ?? "", /the journal .* cannot be written: it was removed/);
});
