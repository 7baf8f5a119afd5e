import assert from "node:assert/strict";
import fs from "node:fs";
import { hostname } from "node:os";
import { test } from "node:test";
import { CliFolder, settled } from "../support/cli.ts";

const list = `
name: Join a node
steps:
  - { id: volume, name: Create the volume, run: touch volume, revert: test -e allow && rm volume }
  - id: both
    parallel:
      - { id: a, run: touch a, revert: rm a }
      - { id: b, run: "true" }
  - { id: check, retry: { times: 1, delay: 0s }, run: exit 7 }
  - { id: never, run: "true" }
`;

/** The text with what differs from run to run replaced by its name. */
function shown(text: string, folder: CliFolder): string {
  return text
    .replaceAll(folder.path, "HERE")
    .replaceAll(folder.runs()[0] ?? "", "RUN")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "DATE TIME")
    .replace(/\b\d+ s ago/g, "N s ago")
    .replace(/ +\d[\d.]* m?s(?= {3}|$)/gm, "  TIME");
}

test("show tells what each step came to, why it was undone, what is left, and how to undo that", async () => {
  await using folder = new CliFolder({ "list.yml": list });
  await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  const before = folder.read(`.state/jipper/${run}/journal.jsonl`);
  const { code, stdout, stderr } = await folder.run("show", run);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.equal(
    shown(stdout, folder),
    `Join a node · run RUN · list.yml
  not all undone · began DATE TIME UTC, ended N s ago
  cause: check failed: exit code 7 (list.yml:9)

  ✔ volume  Create the volume  TIME   undo: exit code 1
  ✔ both    a, b in parallel  TIME
  ✔   a     touch a  TIME   ↶ undone
  ✔   b     true  TIME   nothing to undo
  ✖ check   exit 7  TIME   exit code 7, 2 tries · nothing to undo
  ○ never   true                          did not start

  volume is still there (its undo did not succeed: exit code 1). By hand:
    cd HERE && env JIPPER_STEP_STATUS=succeeded bash -e -c 'test -e allow && rm volume'
  or try again:
    jipper rollback RUN
`,
  );
  assert.equal(folder.read(`.state/jipper/${run}/journal.jsonl`), before);
  assert.deepEqual(fs.readdirSync(folder.file(`.state/jipper/${run}`)), ["journal.jsonl"]);
});

test("show --json is what --result was", async () => {
  await using folder = new CliFolder({ "list.yml": list });
  await folder.run("run", "list.yml", "--result", "result.json");
  const { code, stdout } = await folder.run("show", folder.runs()[0] ?? "", "--json");
  assert.deepEqual([code, settled(stdout)], [0, settled(folder.read("result.json"))]);
});

test("show of a run that is worked on names who does; of one whose owner is gone, what to type", async () => {
  const waiting = "steps: [{ id: slow, run: touch began; sleep 60, revert: touch undone }]";
  await using folder = new CliFolder({ "list.yml": waiting });
  const running = folder.start("run", "list.yml");
  await folder.appears("began");
  const [run = ""] = folder.runs();
  const { pid } = JSON.parse(folder.read(`.state/jipper/${run}/owner.json`));
  const who = `process ${pid} on ${hostname()}`;
  const step = "  ? slow  touch began; sleep 60             ";
  const text = (what: string, how: string) =>
    `run RUN · list.yml\n  not finished: ${what} · began DATE TIME UTC\n\n${step}${how}\n`;
  const busy = await folder.run("show", run);
  assert.deepEqual([busy.code, shown(busy.stdout, folder)], [0, text(`${who} works on it`, "is running")]);
  await running.kill();
  const gone = await folder.run("show", run);
  const now = "\n  to undo it:  jipper rollback RUN\n  to go on:    jipper resume RUN\n";
  assert.deepEqual(
    [gone.code, shown(gone.stdout, folder)],
    [0, text(`${who} worked on it, and is gone`, "was still running") + now],
  );
  assert.equal((await folder.run("show", run, "--json")).stdout.includes('"outcome": "running"'), true);
});

const damages: [title: string, damage: (lines: string[]) => void, line: number, rows: readonly string[]][] = [
  ["in the middle", (lines) => lines.splice(3, 1, "{ half"), 4, ["✔ one", "○ two"]],
  ["at the first step", (lines) => lines.splice(1, 1, '{"record":"no such"}'), 2, ["○ one", "○ two"]],
  ["in the plan", (lines) => lines.splice(0, 1, "\u0000\u0000"), 1, []],
];
for (const [title, damage, line, rows] of damages)
  test(`show of a journal that is damaged ${title} shows what can be read, with line and byte of the damage`, async () => {
    const two = `
steps:
  - { id: one, run: "true", revert: "true" }
  - { id: two, run: "true", revert: "true" }`;
    await using folder = new CliFolder({ "list.yml": two });
    await folder.run("run", "list.yml");
    const [run = ""] = folder.runs();
    const journal = `.state/jipper/${run}/journal.jsonl`;
    // Without the records of processes, which may come at any place.
    const lines = folder.lines(journal).filter((text) => !text.startsWith('{"record":"process"'));
    damage(lines);
    folder.write(journal, `${lines.join("\n")}\n`);
    const byte = lines.slice(0, line - 1).reduce((bytes, text) => bytes + Buffer.byteLength(text) + 1, 0);
    const { code, stdout, stderr } = await folder.run("show", run);
    assert.equal(code, 3);
    assert.ok(
      stderr.startsWith(`${folder.file(journal)}:${line} (byte ${byte}): `) &&
        stderr.endsWith("; the rest cannot be read\n"),
      stderr,
    );
    assert.deepEqual(stdout.match(/^ {2}[✔○?] \w+/gm)?.map((row) => row.trim()) ?? [], rows);
    // What had begun is undone by hand, as no command reads on.
    const byHand = /^ {2}one: {2}cd \S+ && env JIPPER_STEP_STATUS=succeeded bash -e -c true$/m;
    assert.deepEqual([byHand.test(stdout), stdout.includes("jipper rollback")], [rows[0] === "✔ one", false], stdout);
    const json = await folder.run("show", run, "--json");
    assert.deepEqual([json.code, json.stdout === ""], [3, rows.length === 0]);
  });

const refused: [title: string, args: readonly string[], message: string][] = [
  ["no run at all", [], "name the run to show; it holds none"],
  ["an unknown run", ["zzzz"], "there is no run 'zzzz' in HERE/.state/jipper; it holds none"],
  ["a path", ["../x"], "there is no run '../x' in HERE/.state/jipper; it holds none"],
  ["two runs", ["a", "b"], "one run at a time; 'b' is a second one"],
];
for (const [title, args, message] of refused)
  test(`show: ${title}`, async () => {
    await using folder = new CliFolder();
    const { code, stdout, stderr } = await folder.run("show", ...args);
    assert.deepEqual([code, stdout], [3, ""]);
    assert.equal(stderr.replaceAll(folder.path, "HERE"), `${message}\nsee: jipper show --help\n`);
  });
