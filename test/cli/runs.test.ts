import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { CliFolder, until } from "../support/cli.ts";

/** Fails unless `good` is there; its undo fails unless `allow` is there. */
const list = `
name: Make a file
steps:
  - { id: made, run: touch made, revert: test -e allow && rm -f made }
  - { id: last, run: test -e good, revert: "true" }
`;
const waiting = "steps: [{ run: touch began; until test -e go; do sleep 0.05; done, revert: touch undone }]";

/** Ids by what is in the folder while they run. */
async function fourRuns(folder: CliFolder): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const files of [["good", "allow"], ["allow"], []]) {
    for (const name of ["good", "allow"]) fs.rmSync(folder.file(name), { force: true });
    for (const name of files) folder.write(name);
    await folder.run("run", "list.yml");
    ids.push(...folder.runs().filter((id) => !ids.includes(id)));
  }
  const killed = folder.start("run", "waiting.yml");
  await folder.appears("began");
  await killed.kill();
  ids.push(...folder.runs().filter((id) => !ids.includes(id)));
  return ids;
}

test("runs lists every run with its outcome, its age and where it came from, the newest one first", async () => {
  await using folder = new CliFolder({ "list.yml": list, "waiting.yml": waiting });
  const [good, bad, left, killed] = await fourRuns(folder);
  // As if it had begun two hours earlier.
  const journal = `.state/jipper/${good}/journal.jsonl`;
  const twoHoursAgo = new Date(Date.now() - 7_260_000).toISOString();
  folder.write(journal, folder.read(journal).replace(/"at":"[^"]+"/, `"at":"${twoHoursAgo}"`));
  const { code, stdout, stderr } = await folder.run("runs");
  assert.deepEqual(
    [code, stderr, stdout.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "DATE TIME").replace(/\b\d+ s ago +/g, "N s ago  ")],
    [
      0,
      "",
      `  ${killed}  not finished    N s ago  DATE TIME UTC  waiting.yml
  ${left}  not all undone  N s ago  DATE TIME UTC  Make a file · list.yml
  ${bad}  undone          N s ago  DATE TIME UTC  Make a file · list.yml
  ${good}  succeeded       2 h ago  DATE TIME UTC  Make a file · list.yml
`,
    ],
  );
  const json = JSON.parse((await folder.run("runs", "--json")).stdout) as { run: string; outcome: string }[];
  assert.deepEqual(
    json.map(({ run, outcome }) => [run, outcome]),
    [
      [killed, "running"],
      [left, "rollback-incomplete"],
      [bad, "rolled-back"],
      [good, "succeeded"],
    ],
  );
});

test("runs --prune forgets what needs nobody any more, and nothing else", async () => {
  await using folder = new CliFolder({ "list.yml": list, "waiting.yml": waiting });
  const [good, bad, left, killed] = await fourRuns(folder);
  const young = await folder.run("runs", "--prune", "1h");
  assert.deepEqual([young.code, young.stderr, young.stdout.split("\n").length], [0, "", 5]);
  const { code, stdout, stderr } = await folder.run("runs", "--prune", "0", "--json");
  assert.deepEqual([code, stderr], [0, `Forgotten: ${bad}, ${good}\n`]);
  assert.deepEqual(
    JSON.parse(stdout).map(({ run }: { run: string }) => run),
    [killed, left],
  );
  assert.deepEqual(folder.runs().sort(), [left, killed].sort());
});

test("runs --prune keeps a run of which a part is undone, and one that somebody is just undoing", async () => {
  const slow = `
steps:
  - { id: a, run: "true", revert: touch undone-a }
  - { id: b, run: "true", revert: touch began; until test -e go; do sleep 0.05; done }`;
  await using folder = new CliFolder({ "slow.yml": slow });
  await folder.run("run", "slow.yml");
  const [id = ""] = folder.runs();
  assert.equal((await folder.run("rollback", id, "--only", "a")).code, 0);
  assert.match((await folder.run("runs", "--prune", "0")).stdout, new RegExp(`^  ${id}  undone in part  `));
  const undoing = folder.start("rollback", id);
  await folder.appears("began");
  assert.match((await folder.run("runs", "--prune", "0")).stdout, new RegExp(`^  ${id}  not finished `));
  folder.write("go");
  assert.equal((await undoing.ended).code, 0);
  assert.equal((await folder.run("runs", "--prune", "0")).stderr.split("\n")[0], `Forgotten: ${id}`);
});

test("runs names journals that are damaged, and lists the others", async () => {
  await using folder = new CliFolder({ "list.yml": list, good: "" });
  await folder.run("run", "list.yml");
  const [first = ""] = folder.runs();
  const journal = `.state/jipper/${first}/journal.jsonl`;
  folder.write(journal, folder.read(journal).replace("step-began", "step-be gan"));
  await folder.run("run", "list.yml");
  const second = folder.runs().find((id) => id !== first);
  const { code, stdout, stderr } = await folder.run("runs", "--prune", "0s");
  assert.deepEqual([code, stdout], [0, ""]);
  assert.match(stderr, new RegExp(`^Forgotten: ${second}\n.*${first}/journal\\.jsonl:2 \\(byte \\d+\\): [^\n]+\n$`));
});

const refused: [title: string, args: readonly string[], message: string][] = [
  ["a word", ["7f3k"], "'jipper runs' takes no words; to see one: jipper show 7f3k"],
  ["no duration", ["--prune", "month"], "--prune is written like 90s, 5m or 1h30m; 'month' is not"],
];
for (const [title, args, message] of refused)
  test(`runs: ${title}`, async () => {
    await using folder = new CliFolder();
    const { code, stdout, stderr } = await folder.run("runs", ...args);
    assert.deepEqual([code, stdout, stderr], [3, "", `${message}\nsee: jipper runs --help\n`]);
  });

test("two that prune at once forget each run once, and neither fails", async () => {
  await using folder = new CliFolder({ "list.yml": list, good: "" });
  for (let run = 0; run < 3; run++) await folder.run("run", "list.yml");
  const ids = folder.runs();
  const both = await Promise.all([1, 2].map(() => folder.run("runs", "--prune", "0")));
  const forgotten = both.flatMap(({ stderr }) => stderr.match(/\b[a-z2-9]{4,6}\b(?=[,\n])/g) ?? []);
  assert.deepEqual(
    [both.map(({ code }) => code), forgotten.filter((id) => ids.includes(id)).sort()],
    [[0, 0], ids.sort()],
  );
  await until("the folder is empty", () => folder.runs().length === 0);
});

const kept: [title: string, keys: string][] = [
  ["came before a pivot", "revert: touch undone }, { id: p, run: 'true', pivot: true"],
  ["ended in a way after which it is not undone", "revert: touch undone, revert-on: [failed]"],
];
for (const [title, keys] of kept)
  test(`a run is undone as a whole where what was left ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": `steps: [{ id: a, run: "true", ${keys} }, { run: exit 1 }]` });
    assert.equal((await folder.run("run", "list.yml")).code, 1);
    assert.match((await folder.run("runs")).stdout, /^ {2}\w+ {2}undone {2}/);
    assert.equal(folder.has("undone"), false);
  });
