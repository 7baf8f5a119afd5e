import assert from "node:assert/strict";
import fs from "node:fs";
import { hostname } from "node:os";
import { test } from "node:test";
import { CliFolder, until } from "../support/cli.ts";
import { lives } from "../support/processes.ts";

/** Each deed is a line of `did`; a file such as `hold-b` makes the deed wait, and one such as `at-b` says that it does. */
const holding = (deed: string) =>
  `echo ${deed.replace("-", " ")} >> did; echo $$ > pid-${deed}; touch at-${deed}; while test -e hold-${deed}; do sleep 0.05; done; echo end ${deed} >> did`;
const list = `
steps:
  - { id: a, run: "echo a >> did", revert: "echo undo-a >> did" }
  - { id: b, run: "${holding("b")}", revert: "${holding("undo-b")}" }
  - { id: c, run: "echo c >> did; test -e good", revert: "echo undo-c >> did" }
`;

/** Kills it where it stands. What it has started is ended then, and does not go on once it may. */
async function killedAt(folder: CliFolder, place: string): Promise<string> {
  folder.write(`hold-${place}`);
  const started = folder.start("run", "list.yml");
  await folder.appears(`at-${place}`);
  await started.kill();
  const pid = Number(folder.read(`pid-${place}`));
  await until("the end of what it has started", () => !lives(pid));
  fs.rmSync(folder.file(`hold-${place}`));
  const [run = ""] = folder.runs();
  return run;
}

test("resume of a run that was killed in a step undoes that step, begins it anew and goes on to the end", async () => {
  await using folder = new CliFolder({ "list.yml": list, good: "" });
  const run = await killedAt(folder, "b");
  const { code, stdout, stderr } = await folder.run("resume", run, "--result", "result.json");
  assert.deepEqual([code, stderr], [0, ""], stdout);
  assert.deepEqual(folder.lines("did"), ["a", "b", "undo b", "end undo-b", "b", "end b", "c"]);
  assert.equal(JSON.parse(folder.read("result.json")).outcome, "succeeded");
  const again = await folder.run("resume", run);
  assert.deepEqual(
    [again.code, again.stdout, again.stderr],
    [0, "", `The run ${run} is finished (succeeded); there is nothing to go on with.\n`],
  );
});

test("resume of a run that was killed between two steps goes on behind the last success", async () => {
  await using folder = new CliFolder({ "list.yml": list, good: "" });
  await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  const journal = `.state/jipper/${run}/journal.jsonl`;
  const lines = folder.lines(journal);
  const end = lines.findIndex((line) => line.includes('"step-ended"') && line.includes('"step":"b"'));
  folder.write(journal, `${lines.slice(0, end + 1).join("\n")}\n`);
  fs.rmSync(folder.file("did"));
  const { code } = await folder.run("resume", run);
  assert.deepEqual([code, folder.lines("did")], [0, ["c"]]);
});

test("resume of a run that was killed on its way back finishes that way", async () => {
  await using folder = new CliFolder({ "list.yml": list });
  const run = await killedAt(folder, "undo-b");
  folder.write("good"); // too late
  const { code, stdout } = await folder.run("resume", run);
  assert.deepEqual([code, /Everything was undone/.test(stdout)], [1, true], stdout);
  assert.deepEqual(folder.lines("did"), ["a", "b", "end b", "c", "undo-c", "undo b", "undo b", "end undo-b", "undo-a"]);
  const again = await folder.run("resume", run);
  assert.deepEqual(
    [again.code, again.stderr],
    [1, `The run ${run} is finished (undone); there is nothing to go on with.\n`],
  );
});

test("a step that fails when it is resumed is undone, with those that an earlier process has run", async () => {
  await using folder = new CliFolder({ "list.yml": list });
  const run = await killedAt(folder, "b");
  const { code } = await folder.run("resume", run);
  assert.deepEqual(
    [code, folder.lines("did")],
    [1, ["a", "b", "undo b", "end undo-b", "b", "end b", "c", "undo-c", "undo b", "end undo-b", "undo-a"]],
  );
});

test("two at once on one run: the second is refused, and told who works on it", async () => {
  await using folder = new CliFolder({ "list.yml": list, good: "" });
  const run = await killedAt(folder, "b");
  folder.write("hold-undo-b");
  const first = folder.start("resume", run);
  await folder.appears("at-undo-b");
  const { pid } = JSON.parse(folder.read(`.state/jipper/${run}/owner.json`));
  for (const args of [
    ["resume", run],
    ["rollback", run],
  ]) {
    const { code, stdout, stderr } = await folder.run(...args);
    assert.deepEqual([code, stdout, stderr], [3, "", `process ${pid} on ${hostname()} works on this run\n`]);
  }
  fs.rmSync(folder.file("hold-undo-b"));
  assert.equal((await first.ended).code, 0);
  assert.equal(folder.lines("did").filter((line) => line === "end undo-b").length, 1);
});

const elsewhere: [title: string, silentSeconds: number, verb: string, code: number, deeds: readonly string[]][] = [
  ["rollback respects a run of another machine with a fresh sign of life", 5, "rollback", 3, ["a", "b"]],
  ["resume respects a run of another machine with a fresh sign of life", 5, "resume", 3, ["a", "b"]],
  [
    "rollback undoes a run of another machine that has been silent for more than a minute",
    70,
    "rollback",
    0,
    ["a", "b", "undo b", "end undo-b", "undo-a"],
  ],
  [
    "resume goes on with a run of another machine that has been silent for more than a minute",
    70,
    "resume",
    0,
    ["a", "b", "undo b", "end undo-b", "b", "end b", "c"],
  ],
];
for (const [title, silentSeconds, verb, expected, deeds] of elsewhere)
  test(title, async () => {
    await using folder = new CliFolder({ "list.yml": list, good: "" });
    const run = await killedAt(folder, "b");
    fs.cpSync(folder.file(`.state/jipper/${run}`), folder.file(`shared/${run}`), { recursive: true });
    const owner = folder.file(`shared/${run}/owner.json`);
    fs.writeFileSync(owner, JSON.stringify({ ...JSON.parse(fs.readFileSync(owner, "utf8")), host: "ci-7" }));
    const last = Date.now() / 1000 - silentSeconds;
    fs.utimesSync(owner, last, last);
    const { code, stderr } = await folder.run(verb, run, "--journal", "shared");
    assert.deepEqual([code, folder.lines("did")], [expected, deeds], stderr);
    const refused = /^process \d+ on ci-7 works on this run; if that machine is gone, try again in a minute\n$/;
    assert.equal(refused.test(stderr), expected === 3, stderr);
  });

test("resume without a run lists those that were cut off, and no others", async () => {
  await using folder = new CliFolder({
    "list.yml": list,
    "left.yml": "steps: [{ run: exit 1, revert: exit 1 }]",
    "live.yml": "steps: [{ run: touch began; until test -e go; do sleep 0.05; done }]",
  });
  const run = await killedAt(folder, "b");
  await folder.run("run", "left.yml");
  const live = folder.start("run", "live.yml");
  await folder.appears("began");
  const { code, stderr } = await folder.run("resume");
  assert.match(
    stderr,
    new RegExp(
      `^name the run to go on with, one of these:\n {2}${run} {2}not finished .*\nsee: jipper resume --help\n$`,
    ),
  );
  assert.equal(code, 3);
  folder.write("go");
  await live.ended;
});

const refused: [title: string, args: readonly string[], message: string][] = [
  ["no run at all", [], "no run in HERE/.state/jipper was cut off; there is nothing to go on with"],
  ["an unknown run", ["zzzz"], "there is no run 'zzzz' in HERE/.state/jipper; it holds none"],
  ["two runs", ["a", "b"], "one run at a time; 'b' is a second one"],
];
for (const [title, args, message] of refused)
  test(`resume: ${title}`, async () => {
    await using folder = new CliFolder();
    const { code, stdout, stderr } = await folder.run("resume", ...args);
    assert.deepEqual([code, stdout], [3, ""]);
    assert.equal(stderr.replaceAll(folder.path, "HERE"), `${message}\nsee: jipper resume --help\n`);
  });
