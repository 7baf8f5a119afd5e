import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Journal } from "../../src/runner/journal/journal.ts";
import { journalFolder } from "../../src/runner/journal/journal-folder.ts";
import { runPlan } from "../../src/runner/run-plan.ts";
import { planOf, runStep } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
const create = (folder: string) => Journal.create(folder, planOf(folder, []), policy, { now: new Date() });

/** Somebody else's number; only root can make files of others. */
const stranger = 54_321;
const skip = process.getuid?.() === 0 ? false : "only root can make what belongs to somebody else";

/** As /tmp is: everyone can put something there. */
function shared(folder: string): string {
  const path = join(folder, "shared");
  fs.mkdirSync(path);
  fs.chmodSync(path, 0o1777);
  return path;
}

const traps: readonly [title: string, set: (path: string, folder: string) => void][] = [
  ["a folder", (path) => fs.mkdirSync(path)],
  ["a link to a folder of ours", (path, folder) => fs.symlinkSync(folder, path)],
  ["a link that leads nowhere", (path) => fs.symlinkSync("/nowhere", path)],
];
for (const [title, set] of traps) {
  const prepare = (folder: string) => {
    const place = join(shared(folder), "jipper");
    set(place, folder);
    fs.lchownSync(place, stranger, stranger);
    return place;
  };
  const words = /belongs to somebody else, in a folder that everyone can write to; name another folder .* --journal/;

  test(`a shared folder in which somebody else has put ${title} first is refused`, { skip }, async () => {
    await using folder = tempFolder();
    const place = prepare(folder.path);
    const before = fs.readdirSync(folder.path);
    for (const path of [place, join(place, "deeper")])
      assert.throws(() => create(path), { name: "JournalError", message: words });
    assert.deepEqual(fs.readdirSync(folder.path), before);
  });

  test(`so is the usual place, with ${title} in it`, { skip }, async () => {
    await using folder = tempFolder();
    const place = prepare(folder.path);
    assert.throws(() => journalFolder(undefined, { RUNNER_TEMP: join(place, "..") }), { name: "JournalError" });
    const state = journalFolder(undefined, { XDG_STATE_HOME: join(place, ".."), HOME: folder.path });
    assert.ok(!state.startsWith(place), "passed over for the next one");
  });
}

test("what the owner of the shared folder has put there is no trap", { skip }, async () => {
  await using folder = tempFolder();
  const place = join(shared(folder.path), "jipper");
  fs.mkdirSync(place);
  for (const path of [place, join(place, "..")]) fs.chownSync(path, stranger, stranger);
  assert.ok(create(place).folder.startsWith(place));
});

test("the folders and all files in them are for their owner alone, whatever the umask", async () => {
  await using folder = tempFolder();
  const before = process.umask(0);
  try {
    let run = "";
    const plan = planOf(folder.path, [runStep("a", "true", "true"), runStep("b", "ls -lR j >list; exit 1", null)]);
    await runPlan(plan, {
      journal: join(folder.path, "j", "deep"),
      opened: (journal) => {
        run = journal.folder;
        assert.equal(fs.statSync(join(run, "owner.json")).mode & 0o777, 0o600);
      },
    });
    for (const path of [join(run, "../.."), join(run, ".."), run]) assert.equal(fs.statSync(path).mode & 0o777, 0o700);
    for (const name of fs.readdirSync(run)) assert.equal(fs.statSync(join(run, name)).mode & 0o777, 0o600, name);
  } finally {
    process.umask(before);
  }
});

const secret = 'p4"ss\\wörd/+%&=~1';

/** All that a text can look like when a program has written it down. */
function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  // Of base64 with something before it, those characters that hang on the text alone.
  const shifted = [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return all.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3) - 1);
  });
  const json = JSON.stringify(text).slice(1, -1);
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString("hex"),
    ...shifted,
    ...shifted.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
  ].map((form) => Buffer.from(form));
}

/** Paths below the folder that hold one of them. */
function holding(folder: string, forms: readonly Buffer[]): string[] {
  return fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => {
    const file = join(folder, path);
    if (!fs.statSync(file).isFile()) return false;
    const bytes = fs.readFileSync(file);
    return forms.some((form) => bytes.includes(form));
  });
}

test("no secret, in none of its forms, is in the folder of the journal or left in that for temporary files", async () => {
  await using folder = tempFolder();
  const [journal, temporary] = [join(folder.path, "j"), join(folder.path, "t")];
  fs.mkdirSync(temporary);
  const before = process.env["RUNNER_TEMP"];
  process.env["RUNNER_TEMP"] = temporary;
  const env = { PW: "${{ params.password }}" };
  const told = `
    all() {
      printf '%s\\n' "$PW"; printf %s "$PW" | base64 -w0; echo; printf 'x%s' "$PW" | base64 -w0; echo
      printf 'xy%s' "$PW" | base64 -w0; echo
      node -e 'const p = process.env.PW; console.log(JSON.stringify(p)); console.log(encodeURIComponent(p))'
    }
    { echo "all<<END"; all; echo END; } >> "$GITHUB_OUTPUT"
    { echo "ALL<<END"; all; echo END; } >> "$GITHUB_ENV"
    all >> "$JIPPER_DETAIL"; all >> "$GITHUB_STEP_SUMMARY"; all >> "$GITHUB_STATE"; all; all >&2`;
  const plan = planOf(
    folder.path,
    [
      runStep("a", told, "true", { work: { kind: "run", script: told, env } }),
      runStep("b", "exit 1", null, { work: { kind: "run", script: 'echo "$PW" >&2; exit 1', env } }),
    ],
    { params: {}, secrets: ["password"] },
  );
  try {
    const result = await runPlan(plan, { journal, secrets: { password: secret } });
    assert.equal(result.outcome, "rolled-back");
    assert.match(fs.readFileSync(join(journal, result.run, "journal.jsonl"), "utf8"), /plain:password/);
  } finally {
    if (before === undefined) delete process.env["RUNNER_TEMP"];
    else process.env["RUNNER_TEMP"] = before;
  }
  assert.deepEqual(holding(journal, formsOf(secret)), []);
  assert.deepEqual(fs.readdirSync(temporary), []);
});
