import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { CliFolder, settled } from "../support/cli.ts";

/** Each step makes a file that its revert removes; the last one ends as it is told, and has time for that unless told otherwise. */
const chain = (last: string, { revert = 'rm "$JIPPER_OUTPUT_FILE"', limit = "1m" } = {}) => `
name: Make files
steps:
  - id: first
    name: Make the first
    run: |
      touch first
      echo file=first >> "$GITHUB_OUTPUT"
      echo '**made** it' > "$JIPPER_DETAIL"
    revert: ${revert}
  - id: note
    run: echo noted
  - id: last
    timeout: ${limit}
    grace: 100ms
    run: touch last; ${last}
    revert: rm -f last
`;

const endings: [title: string, list: string, code: number, files: readonly string[], words: RegExp][] = [
  ["succeeds", chain("true"), 0, ["first", "last"], /^Done: 3 steps in /m],
  ["fails", chain("exit 7"), 1, [], /^Everything was undone\. {3}cause: last failed: exit code 7 \(list\.yml:13\)/m],
  [
    "exceeds its limit",
    chain("sleep 60", { limit: "200ms" }),
    1,
    [],
    /^Everything was undone\. {3}cause: last timed out after 200 ms \(list\.yml:13\)/m,
  ],
  ["fails, and an undo too", chain("exit 7", { revert: "exit 9" }), 2, ["first"], /^Not everything could be undone\./m],
];
for (const [title, list, code, files, words] of endings)
  test(`the exit code tells how a run ended whose last step ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": list });
    const end = await folder.run("run", "list.yml");
    const left = ["first", "last"].filter((name) => folder.has(name));
    assert.deepEqual({ code: end.code, left, stderr: end.stderr }, { code, left: files, stderr: "" });
    assert.match(end.stdout, words);
  });

const about = { at: "AT", run: "RUN" };
const step = (step: string) => ({ ...about, step, attempt: 1 });
const residue = [
  {
    step: "first",
    why: "its undo did not succeed: exit code 9",
    command: "cd HERE && env JIPPER_OUTPUT_FILE=first JIPPER_STEP_STATUS=succeeded bash -e -c 'exit 9'",
  },
];
const events = [
  { ...about, event: "run.started", name: "Make files", file: "list.yml", steps: ["first", "note", "last"] },
  { ...step("first"), event: "step.started", name: "Make the first" },
  {
    ...step("first"),
    event: "step.succeeded",
    durationMs: "DURATIONMS",
    outputs: { file: "first" },
    detail: "**made** it\n",
  },
  { ...step("note"), event: "step.started", name: "echo noted" },
  { ...step("note"), event: "step.succeeded", durationMs: "DURATIONMS", outputs: {} },
  { ...step("last"), event: "step.started", name: "touch last; exit 7" },
  { ...step("last"), event: "step.failed", durationMs: "DURATIONMS", message: "exit code 7", exitCode: 7 },
  { ...step("last"), event: "revert.started", name: "rm -f last" },
  { ...step("last"), event: "revert.succeeded", durationMs: "DURATIONMS" },
  { ...step("first"), event: "revert.started", name: "exit 9" },
  { ...step("first"), event: "revert.failed", durationMs: "DURATIONMS", message: "exit code 9", exitCode: 9 },
  {
    ...about,
    event: "run.finished",
    outcome: "rollback-incomplete",
    cause: { kind: "failed", step: "last", message: "exit code 7" },
    durationMs: "DURATIONMS",
    residue,
  },
];
const times = { startedAt: "STARTEDAT", finishedAt: "FINISHEDAT" };
const result = {
  schema: 1,
  run: "RUN",
  name: "Make files",
  file: "list.yml",
  outcome: "rollback-incomplete",
  cause: { kind: "failed", step: "last", message: "exit code 7" },
  ...times,
  steps: [
    {
      id: "first",
      name: "Make the first",
      path: "steps[0]",
      line: 4,
      kind: "run",
      status: "succeeded",
      attempts: 1,
      ...times,
      exitCode: 0,
      outputs: { file: "first" },
      detail: "**made** it\n",
      revert: { status: "failed", attempts: 1, ...times, error: "exit code 9" },
    },
    {
      id: "note",
      name: "echo noted",
      path: "steps[1]",
      line: 11,
      kind: "run",
      status: "succeeded",
      attempts: 1,
      ...times,
      exitCode: 0,
      outputs: {},
      revert: { status: "none", attempts: 0 },
    },
    {
      id: "last",
      name: "touch last; exit 7",
      path: "steps[2]",
      line: 13,
      kind: "run",
      status: "failed",
      attempts: 1,
      ...times,
      exitCode: 7,
      outputs: {},
      error: "exit code 7",
      revert: { status: "reverted", attempts: 1, ...times },
    },
  ],
  residue,
};

/** Events or a result as they must be, whatever the run. */
function settledIn(folder: CliFolder, json: string): unknown {
  return settled(json.replaceAll(folder.path, "HERE"));
}
function settledEvents(folder: CliFolder, lines: string): unknown[] {
  assert.ok(lines.endsWith("\n"));
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => settledIn(folder, line));
}

test("--events and --result write all that happens into files; people read the rest", async () => {
  await using folder = new CliFolder({
    "list.yml": chain("exit 7", { revert: "exit 9" }),
    "events.jsonl": "of an earlier run",
  });
  const { code, stdout, stderr } = await folder.run(
    "run",
    "list.yml",
    "--events",
    "events.jsonl",
    "--result=result.json",
  );
  assert.deepEqual({ code, stderr }, { code: 2, stderr: "" });
  assert.match(stdout, /^Make files · run \w+ · list\.yml\n/);
  assert.deepEqual(settledEvents(folder, folder.read("events.jsonl")), events);
  assert.deepEqual(settledIn(folder, folder.read("result.json")), result);
});

test("--events - leaves standard output to the events", async () => {
  await using folder = new CliFolder({ "list.yml": chain("exit 7", { revert: "exit 9" }) });
  const { stdout, stderr } = await folder.run("run", "list.yml", "--events", "-");
  assert.deepEqual(settledEvents(folder, stdout), events);
  assert.match(stderr, /^Make files · run .* │ noted.*Not everything could be undone\./s);
});

for (const args of [["--json"], ["--result", "-"], ["--json", "--result", "-"]])
  test(`${args.join(" ")} leaves standard output to the result`, async () => {
    await using folder = new CliFolder({ "list.yml": chain("exit 7", { revert: "exit 9" }) });
    const { stdout, stderr } = await folder.run("run", "list.yml", ...args);
    assert.deepEqual(settledIn(folder, stdout), result);
    assert.match(stderr, /^Make files · run .* │ noted.*Not everything could be undone\./s);
  });

for (const option of ["--events", "--result"])
  test(`a place for ${option} that takes no more is no reason to leave anything undone`, async () => {
    await using folder = new CliFolder({ "list.yml": chain("exit 7") });
    const { code, stderr } = await folder.run("run", "list.yml", option, "/dev/full");
    const words = `${option} /dev/full is not whole: ENOSPC: no space left on device, write\n`;
    assert.deepEqual({ code, stderr, left: folder.has("first") }, { code: 1, stderr: words, left: false });
  });

test("--journal makes the folder, for its owner alone, and what stands in it first is the plan", async () => {
  await using folder = new CliFolder({ "list.yml": chain("exit 7") });
  await folder.run("run", "list.yml", "--journal", "a/b");
  const [run = "", ...more] = fs.readdirSync(folder.file("a/b"));
  const mode = (name: string) => (fs.statSync(folder.file(name)).mode & 0o777).toString(8);
  const files = fs.readdirSync(folder.file(`a/b/${run}`));
  assert.deepEqual([more, files, folder.runs()], [[], ["journal.jsonl"], []]);
  assert.deepEqual(["a/b", `a/b/${run}`, `a/b/${run}/journal.jsonl`].map(mode), ["700", "700", "600"]);
  const records = folder.lines(`a/b/${run}/journal.jsonl`).map((line) => JSON.parse(line));
  assert.deepEqual([records[0].record, records[0].schema, records[0].run], ["plan", 1, run]);
  assert.deepEqual([records[0].plan.steps[0].id, records.at(-1).record], ["first", "finished"]);
});

test("journals usually lie where programs of a user keep their state, and leave nothing else behind", async () => {
  await using folder = new CliFolder({ "list.yml": chain("exit 7") });
  const { stdout } = await folder.run("run", "list.yml");
  assert.deepEqual(folder.runs(), [stdout.match(/run (\w+)/)?.[1]]);
  assert.deepEqual([fs.readdirSync(folder.file(".tmp")), fs.readdirSync(folder.file(".home"))], [[], []]);
});

const plan = `  first  Make the first
  note   echo noted           nothing to undo
  last   touch last; exit 7   limit 1 m

  if first fails   undo: first
  if note fails    undo: —  (note has no revert) · first
  if last fails    undo: last · first
`;
for (const args of [
  ["run", "list.yml", "--dry-run"],
  ["plan", "list.yml"],
])
  test(`'${args.join(" ")}' shows what would happen, and runs nothing`, async () => {
    await using folder = new CliFolder({ "list.yml": chain("exit 7") });
    assert.deepEqual(await folder.run(...args), { code: 0, stdout: plan, stderr: "" });
    const { stdout } = await folder.run(...args, "--json");
    assert.deepEqual(JSON.parse(stdout).ifFails.last, [["last"], ["first"]]);
    assert.deepEqual([folder.has("first"), folder.runs()], [false, []]);
  });

test("--param fills in what the file declares; a value may hold anything", async () => {
  const list = `
params: { size: { default: 1G }, who: { required: true } }
env: { ALL: "\${{ params.who }}: \${{ params.size }}" }
steps: [{ run: 'printf %s "$ALL" > all' }]
`;
  await using folder = new CliFolder({ "list.yml": list });
  const { code } = await folder.run("run", "list.yml", "--param", 'who=a = "b"\nc');
  assert.deepEqual([code, folder.read("all")], [0, 'a = "b"\nc: 1G']);
});

test("--on-revert-failure stop leaves alone what comes before an undo that failed", async () => {
  const list = "steps: [{ run: touch a, revert: rm a }, { run: 'true', revert: exit 9 }, { run: exit 1 }]";
  await using folder = new CliFolder({ "list.yml": list });
  const stopped = await folder.run("run", "list.yml", "--on-revert-failure", "stop");
  assert.deepEqual([stopped.code, folder.has("a")], [2, true]);
  const gone = await folder.run("run", "list.yml", "--on-revert-failure", "continue");
  assert.deepEqual([gone.code, folder.has("a")], [2, false]);
});
