import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { Journal, JournalError } from "../../src/runner/journal/journal.ts";
import { group, planOf, runStep } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
const at = "2026-01-01T00:00:00.000Z";
const about = { at, step: "a", attempt: 1 } as const;

/** Of a run that was cut off in the undo of its first step. */
function written(folder: string): { readonly journal: Journal; readonly lines: readonly string[] } {
  const steps = [runStep("a", "true", "true"), group("g", "parallel", [runStep("b", "true", "true")])];
  const journal = Journal.create(folder, planOf(folder, steps), policy, { now: new Date(at) });
  journal.append({ record: "step-began", ...about, given: { env: { X: "1" } } });
  journal.note({ record: "process", ...about, phase: "step", pid: 7 });
  journal.append({ record: "step-ended", ...about, status: "failed", exitCode: 1, outputs: { id: "vol-7" } });
  journal.append({ record: "revert-began", ...about });
  journal.close();
  return { journal, lines: fs.readFileSync(journal.file, "utf8").trimEnd().split("\n") };
}

const line = (record: object) => JSON.stringify({ ...about, ...record });

/** What stands in the place of the last line, which announces the undo of `a`. */
const senseless: readonly [title: string, record: string, why: RegExp][] = [
  ["no JSON", '{"record":', /the record is damaged/],
  ["JSON that is no record", "[1]", /it is no record/],
  ["null", "null", /it is no record/],
  ["a record of a newer version", line({ record: "step-paused" }), /does not know the record 'step-paused': a newer/],
  ["a name of every object", line({ record: "constructor" }), /does not know the record 'constructor'/],
  ["a record without a time", line({ record: "resumed", at: 5 }), /the record 'resumed' has no time/],
  ["a record of no step", line({ record: "revert-began", step: 5 }), /names no step, or no attempt/],
  ["an attempt that is no number", line({ record: "revert-began", attempt: "1" }), /names no step, or no attempt/],
  ["a step the plan has not", line({ record: "step-began", step: "z\u001b" }), /the plan has no step 'z\\x1b'/],
  [
    "an end without a begin",
    line({ record: "step-ended", step: "b", status: "failed" }),
    /step 'b' ends, and had not begun/,
  ],
  ["a second end", line({ record: "step-ended", status: "failed" }), /step 'a' ends, and had not begun/],
  [
    "an undo that ends without a begin",
    line({ record: "revert-ended", status: "failed" }),
    /the undo of 'a' ends, and had/,
  ],
  ["the undo of a group without one", line({ record: "revert-began", step: "g" }), /step 'g' has no undo/],
  ["a step whose time was up as a group's", line({ record: "group-timed-out" }), /is no group whose time/],
  ["a step that is undone before it began", line({ record: "step-undone", step: "b" }), /is undone, and had not ended/],
  ["a process without a number", line({ record: "process", pid: "7" }), /has no number/],
  [
    "a cause of a newer version",
    line({ record: "rollback", cause: { kind: "x", message: "" } }),
    /does not know the cause 'x'/,
  ],
  ["a rollback without a cause", line({ record: "rollback" }), /the rollback has no cause/],
  [
    "a scope the plan has not",
    line({ record: "rollback", cause: { kind: "requested", message: "" }, scope: { only: "z" } }),
    /the plan has no step 'z'/,
  ],
  [
    "a scope of a newer version",
    line({ record: "rollback", cause: { kind: "requested", message: "" }, scope: { between: ["a", "b"] } }),
    /a scope that this version does not know/,
  ],
  ["an outcome of a newer version", line({ record: "finished", outcome: "half" }), /does not know the outcome 'half'/],
  ["a second plan", line({ record: "plan", schema: 1 }), /there is a second plan/],
  ["what was given as a text", line({ record: "revert-began", given: "X=1" }), /what it was given is damaged/],
];
for (const [title, record, why] of senseless)
  test(`refuses, with line and byte, ${title}; what came before it can be looked at`, async () => {
    await using folder = tempFolder();
    const { journal, lines } = written(folder.path);
    const text = `${[...lines.slice(0, 4), record].join("\n")}\n`;
    fs.writeFileSync(journal.file, text);
    const byte = Buffer.byteLength(`${lines.slice(0, 4).join("\n")}\n`);
    const isTold = ({ name, message }: Error) =>
      name === "JournalError" && message.startsWith(`${journal.file}:5 (byte ${byte}): `) && why.test(message);
    assert.throws(() => Journal.open(journal.folder), isTold);
    assert.throws(() => Journal.read(journal.folder), isTold);
    assert.equal(fs.readFileSync(journal.file, "utf8"), text, "and stays as it is");
    const { standings, damage } = Journal.readAsFar(journal.folder);
    assert.deepEqual([damage?.line, damage?.byte], [5, byte]);
    assert.match(damage?.why ?? "", why);
    assert.deepEqual(standings?.of("a").outputs, { id: "vol-7" });
    assert.equal(standings?.of("a").revert.status, "pending");
  });

const others: readonly [title: string, last: (lines: readonly string[]) => string, why: RegExp][] = [
  ["a step that begins twice", (lines) => lines[1] ?? "", /step 'a' begins, and had not ended/],
  ["a step that is skipped while it runs", () => line({ record: "step-skipped" }), /is skipped, and had begun/],
  ["the end of another attempt", () => line({ record: "step-ended", attempt: 2, status: "failed" }), /had not begun/],
  ["an end of a newer version", () => line({ record: "step-ended", status: "odd" }), /does not know the end 'odd'/],
  ["outputs in a list", () => line({ record: "step-ended", status: "failed", outputs: [1] }), /handed on is damaged/],
  ["a path of numbers", () => line({ record: "step-ended", status: "failed", path: [1] }), /handed on is damaged/],
];
for (const [title, last, why] of others)
  test(`refuses ${title}`, async () => {
    await using folder = tempFolder();
    const { journal, lines } = written(folder.path);
    fs.writeFileSync(journal.file, `${[...lines.slice(0, 2), last(lines)].join("\n")}\n`);
    assert.throws(() => Journal.open(journal.folder), { name: "JournalError", message: why });
  });

const plans: readonly [title: string, change: (plan: { [key: string]: unknown }) => unknown, why: RegExp][] = [
  [
    "an older form",
    (plan) => ({ ...plan, schema: 0 }),
    /1 \(byte 0\): the journal has the form 0; this version reads form 1$/,
  ],
  [
    "a newer form",
    (plan) => ({ ...plan, schema: 2 }),
    /has the form 2; this version reads form 1: a newer Jipper wrote it$/,
  ],
  ["no form", ({ schema: _, ...plan }) => plan, /names no form/],
  ["no steps", (plan) => ({ ...plan, plan: {} }), /the plan is damaged/],
  ["a step without work", (plan) => ({ ...plan, plan: { steps: [{ id: "a", revert: null }] } }), /the plan is damaged/],
  ["a list", () => [], /the plan of the run is missing/],
];
for (const [title, change, why] of plans)
  test(`refuses a plan with ${title}; there is nothing to look at then`, async () => {
    await using folder = tempFolder();
    const { journal, lines } = written(folder.path);
    const first = JSON.stringify(change(JSON.parse(lines[0] ?? "")));
    fs.writeFileSync(journal.file, `${[first, ...lines.slice(1)].join("\n")}\n`);
    assert.throws(() => Journal.open(journal.folder), { name: "JournalError", message: why });
    assert.equal(Journal.readAsFar(journal.folder).standings, undefined);
  });

test("bytes that are no UTF-8 are damage, in the line they stand in", async () => {
  await using folder = tempFolder();
  const { journal } = written(folder.path);
  const bytes = fs.readFileSync(journal.file);
  bytes[bytes.indexOf("vol-7")] = 0xff;
  fs.writeFileSync(journal.file, bytes);
  assert.throws(() => Journal.open(journal.folder), /journal\.jsonl:4 \(byte \d+\): the record is damaged/);
  assert.equal(Journal.readAsFar(journal.folder).standings?.of("a").status, "running");
});

test("fields that are not known are no reason to refuse, and stay in the file", async () => {
  await using folder = tempFolder();
  const { journal, lines } = written(folder.path);
  const more = lines.map((text) => JSON.stringify({ ...JSON.parse(text), later: { a: 1 } }));
  fs.writeFileSync(journal.file, `${more.join("\n")}\n`);
  const opened = Journal.open(journal.folder);
  assert.equal(opened.standings.of("a").revert.status, "running");
  opened.close();
  assert.equal(fs.readFileSync(journal.file, "utf8"), `${more.join("\n")}\n`);
});

test("a pipe in the place of a journal is damage, and is not waited for", async () => {
  await using folder = tempFolder();
  const { journal } = written(folder.path);
  fs.rmSync(journal.file);
  execFileSync("mkfifo", [journal.file]);
  assert.throws(() => Journal.read(journal.folder), /journal.jsonl:1 \(byte 0\): it is no ordinary file/);
});

test("a run that was killed before its plan was whole is told as empty", async () => {
  await using folder = tempFolder();
  const { journal, lines } = written(folder.path);
  fs.writeFileSync(journal.file, lines[0] ?? "");
  assert.throws(() => Journal.open(journal.folder), { name: "JournalError", message: /it is empty/ });
});

test("whatever happened to the file, it is read, or refused with its place: never a crash", async () => {
  await using folder = tempFolder();
  const { journal } = written(join(folder.path, "j"));
  const whole = fs.readFileSync(journal.file);
  const lines = whole.toString().trimEnd().split("\n");
  const noise = fc.uint8Array({ maxLength: 6 });
  const place = fc.nat(whole.length);
  const damage = fc.oneof(
    fc
      .tuple(place, noise)
      .map(([from, bytes]) => [whole.subarray(0, from), bytes, whole.subarray(from + bytes.length)]),
    fc.tuple(place, fc.nat(300)).map(([from, count]) => [whole.subarray(0, from), whole.subarray(from + count)]),
    fc.shuffledSubarray([...lines, ...lines], { minLength: 1 }).map((some) => [Buffer.from(`${some.join("\n")}\n`)]),
    fc
      .tuple(
        fc.nat(lines.length - 1),
        fc.constantFrom(...Object.keys(JSON.parse(lines[3] ?? "")), "given", "plan"),
        fc.jsonValue(),
      )
      .map(([at, key, value]) => [
        Buffer.from(
          `${lines.map((text, index) => (index === at ? JSON.stringify({ ...JSON.parse(text), [key]: value }) : text)).join("\n")}\n`,
        ),
      ]),
  );
  fc.assert(
    fc.property(damage, (parts) => {
      fs.writeFileSync(journal.file, Buffer.concat(parts));
      const far = Journal.readAsFar(journal.folder);
      try {
        Journal.read(journal.folder);
        assert.equal(far.damage, undefined);
      } catch (error) {
        assert.ok(error instanceof JournalError, String(error));
        assert.match(error.message, /journal\.jsonl:\d+ \(byte \d+\): /);
        assert.ok(far.damage !== undefined && !/internal/i.test(far.damage.why));
      }
    }),
    { numRuns: 400 },
  );
});
