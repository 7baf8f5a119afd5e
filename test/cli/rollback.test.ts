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
  assert.match(fourth.stdout, /^Make a file · run \w+ · list\.yml\n\nNothing was left to undo\. {3}\d ms\n$/);
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
      .replace(/\b\d+ s ago/g, "N s ago"),
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

test("rollback leaves alone what another process works on", async () => {
  const list = "steps: [{ run: touch began; until test -e go; do sleep 0.05; done, revert: touch undone }]";
  await using folder = new CliFolder({ "list.yml": list });
  const running = folder.start("run", "list.yml");
  await folder.appears("began");
  for (const args of [["rollback", ...folder.runs()], ["rollback"]]) {
    const { code, stderr } = await folder.run(...args);
    assert.deepEqual([code, /^process \d+ on \S+ works on this run\n$/.test(stderr)], [3, true], stderr);
  }
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

/** A group between two steps; each undo is a line of `did`. */
const tree = `
steps:
  - { id: a, run: "true", revert: echo a >> did }
  - id: both
    parallel:
      - { id: b, run: "true", revert: echo b >> did }
      - { id: c, run: "true" }
    revert: echo both >> did
  - { id: d, run: "true", revert: echo d >> did }
`;
const inPart: [title: string, args: readonly string[], undone: readonly string[], rest: readonly string[]][] = [
  ["one step", ["--only", "a"], ["a"], ["d", "b", "both"]],
  ["a group with all that is in it", ["--only", "both"], ["b", "both"], ["d", "a"]],
  ["a member of a group", ["--only", "b"], ["b"], ["d", "both", "a"]],
  ["what came after a step", ["--to", "both"], ["d"], ["b", "both", "a"]],
  ["what came after the first step", ["--to", "a"], ["d", "b", "both"], ["a"]],
];
for (const [title, args, undone, rest] of inPart)
  test(`rollback undoes ${title} of a finished run, once, and later the rest`, async () => {
    await using folder = new CliFolder({ "list.yml": tree });
    await folder.run("run", "list.yml");
    const [run = ""] = folder.runs();
    const part = await folder.run("rollback", run, ...args, "--json");
    const { cause, outcome } = JSON.parse(part.stdout);
    assert.deepEqual([part.code, cause.kind, outcome, folder.lines("did")], [0, "requested", "rolled-back", undone]);
    const again = await folder.run("rollback", run, ...args);
    assert.match(again.stdout, /\n\nNothing was left to undo\./);
    assert.match((await folder.run("runs")).stdout, /undone in part/);
    const rows = (await folder.run("show", run)).stdout.match(/^.* kept$/gm) ?? [];
    assert.deepEqual(rows.map((row) => row.trim().split(/ +/)[1]).sort(), rest.toSorted());
    const whole = await folder.run("rollback", run);
    assert.deepEqual([again.code, whole.code, folder.lines("did")], [0, 0, [...undone, ...rest]]);
    assert.match((await folder.run("runs")).stdout, /undone {2}/);
  });

test("rollback of what has no undo undoes nothing, says so, and the run stays as it was", async () => {
  await using folder = new CliFolder({ "list.yml": tree });
  await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  const { code, stdout } = await folder.run("rollback", run, "--only", "c");
  assert.deepEqual([code, /\n\nNothing was left to undo\./.test(stdout)], [0, true], stdout);
  assert.match((await folder.run("runs")).stdout, /succeeded/);
});

const unknownSteps: [title: string, args: readonly string[], message: RegExp][] = [
  ["an unknown step", ["--only", "x"], /^the run 'RUN' has no step 'x'; it has a, both, b, c, d\n/],
  ["a step with a slip in its id", ["--to", "bot"], /^the run 'RUN' has no step 'bot'; did you mean 'both'\?\n/],
  ["both limits at once", ["--only", "a", "--to", "b"], /^give --only or --to, not both\n/],
  [
    "no duration",
    ["--rollback-timeout", "soon"],
    /^--rollback-timeout is written like 90s, 5m or 1h30m; 'soon' is not\n/,
  ],
];
for (const [title, args, message] of unknownSteps)
  test(`rollback: ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": tree });
    await folder.run("run", "list.yml");
    const [run = ""] = folder.runs();
    const { code, stderr } = await folder.run("rollback", run, ...args);
    assert.match(stderr.replaceAll(run, "RUN"), message);
    assert.deepEqual([code, folder.has("did")], [3, false]);
  });

test("a part of a run that was cut off cannot be undone by itself", async () => {
  await using folder = new CliFolder({
    "list.yml": "steps: [{ id: a, run: touch began; sleep 60, revert: touch undone }]",
  });
  const running = folder.start("run", "list.yml");
  await folder.appears("began");
  await running.kill();
  const [run = ""] = folder.runs();
  const { code, stderr } = await folder.run("rollback", run, "--only", "a");
  assert.equal(
    stderr.split("\n")[0],
    `the run '${run}' is not finished; undo the whole of it, or finish it with 'jipper resume'`,
  );
  assert.deepEqual([code, folder.has("undone")], [3, false]);
});

test("what the time for the way back cuts off is named with commands, and undone by another rollback", async () => {
  const list = `
steps:
  - { id: a, run: "true", revert: echo a >> did }
  - { id: slow, grace: 1s, run: "true", revert: touch began; test -e allow || sleep 60; echo slow >> did }
  - { id: c, run: "true", revert: echo c >> did }`;
  await using folder = new CliFolder({ "list.yml": list });
  await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  const cut = await folder.run("rollback", run, "--rollback-timeout", "2s", "--result", "result.json");
  assert.deepEqual([cut.code, folder.lines("did")], [2, ["c"]], cut.stdout);
  const { outcome, residue } = JSON.parse(folder.read("result.json"));
  assert.equal(outcome, "rollback-incomplete");
  assert.deepEqual(
    residue.map(({ step, why }: { step: string; why: string }) => [step, why]),
    [
      ["slow", "its undo did not succeed: stopped, because the time for the whole rollback was up"],
      ["a", "its undo was not reached"],
    ],
  );
  for (const { command } of residue) assert.ok(cut.stdout.includes(command), cut.stdout);
  folder.write("allow");
  for (const { command } of residue) assert.equal((await folder.shell(command).ended).code, 0);
  assert.deepEqual(folder.lines("did"), ["c", "slow", "a"]);
  assert.equal((await folder.run("rollback", run)).code, 0);
  assert.deepEqual(folder.lines("did"), ["c", "slow", "a", "slow", "a"]);
});

for (const verb of ["rollback", "resume"])
  test(`${verb} goes on with a way back that was killed when its time had just been up`, async () => {
    const list = `
steps:
  - { id: a, run: "true", revert: echo a >> did }
  - { id: slow, grace: 0s, run: "true", revert: test -e allow || sleep 60; echo slow >> did }
  - { id: bad, run: exit 1 }`;
    await using folder = new CliFolder({ "list.yml": list });
    await folder.run("run", "list.yml", "--rollback-timeout", "300ms");
    const [run = ""] = folder.runs();
    const journal = `.state/jipper/${run}/journal.jsonl`;
    const lines = folder.lines(journal);
    const last = lines.findIndex((line) => line.includes('"rollback-timed-out"'));
    assert.ok(last > 0);
    folder.write(journal, `${lines.slice(0, last + 1).join("\n")}\n`);
    folder.write("allow");
    const { code, stdout } = await folder.run(verb, run);
    assert.deepEqual([code, folder.lines("did")], [verb === "rollback" ? 0 : 1, ["slow", "a"]], stdout);
  });
