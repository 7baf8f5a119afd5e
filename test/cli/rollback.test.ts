import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { CliFolder, settled } from "../support/cli.ts";

/** Its undo succeeds as soon as something allows it. */
const stubborn = `
name: Make a file
steps:
  - { id: made, run: touch made, revert: test -e allow && rm -f made }
  - { id: last, run: test -e good }
`;

test("rollback undoes what is left, once what was in the way is gone; then nothing is left", async () => {
  await using folder = new CliFolder({ "list.yml": stubborn });
  const first = await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  assert.deepEqual([first.code, first.stdout.endsWith(`\n    jipper rollback ${run}\n`)], [2, true]);

  const again = await folder.run("rollback", run);
  assert.deepEqual([again.code, folder.has("made")], [2, true]);
  assert.match(again.stdout, /✖ made .*Not everything could be undone\./s);

  folder.write("allow");
  const third = await folder.run("rollback", run);
  assert.deepEqual([third.code, folder.has("made"), third.stderr], [0, false, ""]);
  assert.match(
    third.stdout,
    /^Make a file · run \w+ · list\.yml\n\n {2}Undoing, because last failed: exit code 1\n.*↶ made .*Everything was undone\./s,
  );

  const before = folder.read(`.state/jipper/${run}/journal.jsonl`);
  const fourth = await folder.run("rollback", run, "--events", "events.jsonl", "--result", "result.json");
  assert.deepEqual([fourth.code, fourth.stderr], [0, ""]);
  assert.match(fourth.stdout, /^Make a file · run \w+ · list\.yml\n\nNothing was left to undo\. {3}\d[\d.]* m?s\n$/);
  assert.deepEqual(
    folder.lines("events.jsonl").map((line) => JSON.parse(line).event),
    ["run.started", "run.finished"],
  );
  assert.equal(JSON.parse(folder.read("result.json")).cause.step, "last");
  assert.equal(folder.read(`.state/jipper/${run}/journal.jsonl`), before);
});

test("rollback undoes a run that had succeeded, as asked", async () => {
  await using folder = new CliFolder({ "list.yml": stubborn, allow: "", good: "" });
  assert.equal((await folder.run("run", "list.yml")).code, 0);
  const { code, stdout } = await folder.run("rollback", folder.runs()[0] ?? "");
  assert.match(stdout, /^ {2}Undoing, because it was asked for\n.*^Everything was undone, as asked\./ms);
  assert.deepEqual([code, folder.has("made")], [0, false]);
});

test("rollback without a run takes the newest one that is not finished", async () => {
  await using folder = new CliFolder({ "list.yml": stubborn });
  await folder.run("run", "list.yml");
  const older = folder.runs();
  await folder.run("run", "list.yml");
  const [newer] = folder.runs().filter((run) => !older.includes(run));
  folder.write("good");
  await folder.run("run", "list.yml"); // the newest one of all, and finished
  folder.write("allow");
  assert.match((await folder.run("rollback")).stdout, new RegExp(`run ${newer} .*Everything was undone`, "s"));
  assert.match((await folder.run("rollback")).stdout, new RegExp(`run ${older} .*Everything was undone`, "s"));

  const { code, stdout, stderr } = await folder.run("rollback");
  assert.deepEqual([code, stdout], [3, ""]);
  assert.equal(
    stderr
      .replaceAll(folder.path, "HERE")
      .replace(/^ {2}\w+/gm, "  RUN")
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "DATE TIME")
      .replace(/\b\d+ s ago +/g, "N s ago  "),
    `no run in HERE/.state/jipper is unfinished; name one of these:
  RUN  succeeded  N s ago  DATE TIME UTC  Make a file · list.yml
  RUN  undone     N s ago  DATE TIME UTC  Make a file · list.yml
  RUN  undone     N s ago  DATE TIME UTC  Make a file · list.yml
see: jipper rollback --help
`,
  );
});

const refused: [title: string, args: readonly string[], message: string][] = [
  ["no run at all", [], "no run in HERE/.state/jipper is unfinished; it holds none"],
  ["an unknown run", ["zzzz"], "there is no run 'zzzz' in HERE/.state/jipper; it holds none"],
  ["a path instead of a run", ["../../.home"], "there is no run '../../.home' in HERE/.state/jipper; it holds none"],
  ["a folder that is not there", ["--journal", "no"], "no run in HERE/no is unfinished; it holds none"],
  ["a file for a folder", ["zzzz", "--journal", "list.yml"], "--journal list.yml is a file; name a folder"],
  ["two runs", ["a", "b"], "one run at a time; 'b' is a second one"],
];
for (const [title, args, message] of refused)
  test(`rollback: ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": stubborn });
    const { code, stdout, stderr } = await folder.run("rollback", ...args);
    assert.deepEqual([code, stdout], [3, ""]);
    assert.equal(stderr.replaceAll(folder.path, "HERE"), `${message}\nsee: jipper rollback --help\n`);
  });

test("rollback leaves alone what another process works on, and without a run also what is older", async () => {
  const list = "steps: [{ run: touch began; until test -e go; do sleep 0.05; done, revert: touch undone }]";
  await using folder = new CliFolder({ "list.yml": list, "old.yml": stubborn });
  await folder.run("run", "old.yml");
  const [old = ""] = folder.runs();
  folder.write("allow");
  const running = folder.start("run", "list.yml");
  await folder.appears("began");
  const newest = folder.runs().find((run) => run !== old) ?? "";
  const named = await folder.run("rollback", newest);
  assert.deepEqual([named.code, /^process \d+ on \S+ works on this run\n$/.test(named.stderr)], [3, true]);
  const { code, stderr } = await folder.run("rollback");
  const words = new RegExp(
    `^the newest unfinished run is '${newest}': process \\d+ on \\S+ works on this run; name one of these:\n`,
  );
  assert.match(stderr, words);
  assert.deepEqual([code, stderr.includes(`\n  ${old}  not all undone`), folder.has("made")], [3, true, true], stderr);
  folder.write("go");
  assert.deepEqual([(await running.ended).code, folder.has("undone")], [0, false]);
});

test("a damaged journal is named with the place of the damage, and nothing is undone", async () => {
  await using folder = new CliFolder({ "list.yml": stubborn });
  await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  const journal = `.state/jipper/${run}/journal.jsonl`;
  folder.write(journal, folder.read(journal).replace('{"record":"step-began"', '{"record":"step-be'));
  folder.write("allow");
  const { code, stderr } = await folder.run("rollback", run);
  assert.match(stderr, /journal\.jsonl:2 \(byte \d+\): the record is damaged\n$/);
  assert.deepEqual([code, folder.has("made")], [3, true]);
});

const breaks: [where: string, from: string, to: string][] = [
  ["behind its plan", '{"record":"step-began"', '{"record":"step-be'],
  ["in its plan", '{"record":"plan"', '{"record":"pl'],
];
for (const [where, from, to] of breaks)
  test(`a newest run that is damaged ${where} may be the one that is meant: no older one is undone`, async () => {
    await using folder = new CliFolder({ "list.yml": stubborn });
    await folder.run("run", "list.yml");
    const [old = ""] = folder.runs();
    await folder.run("run", "list.yml");
    const newest = folder.runs().find((run) => run !== old) ?? "";
    const journal = `.state/jipper/${newest}/journal.jsonl`;
    folder.write(journal, folder.read(journal).replace(from, to));
    folder.write("allow");
    const { code, stderr } = await folder.run("rollback");
    assert.deepEqual([code, folder.has("made")], [3, true], stderr);
    assert.match(stderr, /journal\.jsonl:\d \(byte \d+\): .*; it may be the run that is meant; name one of these:\n/);
    assert.ok(stderr.includes(`\n  ${old}  not all undone`), stderr);
    assert.equal((await folder.run("rollback", old)).code, 0);
  });

test("a damaged run that is older than the newest unfinished one is none of its business", async () => {
  await using folder = new CliFolder({ "list.yml": stubborn });
  await folder.run("run", "list.yml");
  const [old = ""] = folder.runs();
  const journal = `.state/jipper/${old}/journal.jsonl`;
  folder.write(journal, folder.read(journal).replace('{"record":"step-began"', '{"record":"step-be'));
  await folder.run("run", "list.yml");
  folder.write("allow");
  const { code, stderr } = await folder.run("rollback");
  assert.deepEqual([code, folder.has("made")], [0, false], stderr);
});

test("with a journal elsewhere, what is said to be typed names it, and works as pasted", async () => {
  await using folder = new CliFolder({ "list.yml": stubborn });
  const { stdout } = await folder.run("run", "list.yml", "--journal", "it's here");
  const command = stdout.match(/^ {4}(jipper rollback .*)$/m)?.[1] ?? "";
  assert.match(command, /^jipper rollback \w+ --journal '.*\/it'\\''s here'$/);
  folder.write("allow");
  const pasted = await folder.shell(`cd /\n${command}\n`).ended;
  assert.deepEqual([pasted.code, folder.has("made"), pasted.stderr], [0, false, ""]);
});

test("rollback tells its events and its result as run does", async () => {
  await using folder = new CliFolder({ "list.yml": stubborn, allow: "", good: "" });
  await folder.run("run", "list.yml");
  const args = ["rollback", folder.runs()[0] ?? "", "--events", "events.jsonl", "--json"];
  const { stdout } = await folder.run(...args);
  const events = folder.lines("events.jsonl").map(settled) as { readonly event: string }[];
  assert.deepEqual(
    events.map(({ event }) => event),
    ["run.started", "revert.started", "revert.succeeded", "run.finished"],
  );
  const { outcome, cause, steps } = JSON.parse(stdout);
  assert.deepEqual([outcome, cause.kind, steps[0].revert.status], ["rolled-back", "requested", "reverted"]);
  assert.equal(fs.readdirSync(folder.file(".tmp")).length, 0);
});
