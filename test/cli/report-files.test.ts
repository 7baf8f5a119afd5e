import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { readXml } from "../report/read-xml.ts";
import { CliFolder } from "../support/cli.ts";

/** Its undo succeeds as soon as something allows it. */
const list = `
name: Make a file
steps:
  - { id: made, run: touch made, revert: test -e allow && rm -f made }
  - { id: last, run: test -e good }
`;

const files = ["--junit", "junit.xml", "--html", "page.html"];

/** The counts of each suite, and the heading of the page. */
function told(folder: CliFolder): readonly unknown[] {
  const { tags } = readXml(folder.read("junit.xml"));
  const suites = tags.flatMap(({ name, values }) =>
    name === "testsuite" ? [[values["name"], values["tests"], values["failures"]]] : [],
  );
  return [...suites, /<h1 [^>]*>(.*)<\/h1>/.exec(folder.read("page.html"))?.[1]];
}

test("a run writes both files, and so does the rollback that finishes it", async () => {
  await using folder = new CliFolder({ "list.yml": list, "junit.xml": "of an earlier run" });
  const first = await folder.run("run", "list.yml", ...files);
  const [run = ""] = folder.runs();
  assert.deepEqual([first.code, first.stderr], [2, ""]);
  assert.deepEqual(told(folder), [
    ["Make a file", "2", "1"],
    ["undo", "1", "1"],
    "✖ Make a file: not everything could be undone",
  ]);
  assert.match(folder.read("junit.xml"), /^By hand:\n.*rm -f made/ms);
  assert.ok(folder.read("page.html").includes(`<pre><code>jipper rollback ${run}</code></pre>`));

  folder.write("allow");
  assert.equal((await folder.run("rollback", run, ...files)).code, 0);
  const undone = [["Make a file", "2", "1"], ["undo", "1", "0"], "✖ Make a file: everything was undone"];
  assert.deepEqual(told(folder), undone);

  assert.equal((await folder.run("rollback", run, ...files)).code, 0, "nothing is left");
  assert.deepEqual(told(folder), undone);
});

test("a run that succeeds writes them, too", async () => {
  await using folder = new CliFolder({ "list.yml": list, good: "" });
  const { code, stderr } = await folder.run("run", "list.yml", ...files, "--result", "result.json");
  assert.deepEqual([code, stderr, folder.has("result.json")], [0, "", true]);
  assert.deepEqual(told(folder), [["Make a file", "2", "0"], "✔ Make a file: done"]);
});

const secretive = `
params: { key: { secret: true } }
steps:
  - id: a
    name: Leak
    env: { KEY: "\${{ params.key }}" }
    run: |
      echo "x=$KEY" >> "$GITHUB_OUTPUT"
      echo "$KEY" >> "$JIPPER_DETAIL"
`;

test("secrets are masked in both", async () => {
  await using folder = new CliFolder({ "list.yml": secretive });
  const { code } = await folder.startWith({ JIPPER_PARAM_KEY: "hunter-2-and-more" }, "run", "list.yml", ...files).ended;
  assert.equal(code, 0);
  assert.ok(folder.read("page.html").includes("Details of"));
  for (const name of ["junit.xml", "page.html"]) assert.ok(!folder.read(name).includes("hunter-2"), name);
});

const refused: readonly (readonly [args: readonly string[], words: string])[] = [
  [["--junit", "no/junit.xml"], "--junit no/junit.xml cannot be written: its folder does not exist"],
  [["--html", "."], "--html . cannot be written: this is a folder; name a file in it"],
  [["--html", "-"], "--html is written to a file, not to standard output; name one"],
  [["--junit", "x", "--html", "./x"], "--junit and --html name one file, ./x; give each a file of its own"],
  [["--result", "x", "--junit", "x"], "--result and --junit name one file, x; give each a file of its own"],
  [["--dry-run", "--result", "x"], "--dry-run runs nothing that --result could tell; leave out one of them"],
  [["--dry-run", "--events", "-"], "--dry-run runs nothing that --events could tell; leave out one of them"],
  [["--dry-run", "--junit", "x"], "--dry-run runs nothing that --junit could tell; leave out one of them"],
  [["--dry-run", "--html", "x"], "--dry-run runs nothing that --html could tell; leave out one of them"],
  ...["result", "events", "junit", "html"].flatMap((option): (readonly [string[], string])[] => [
    [[`--${option}`, "./list.yml"], `--${option} ./list.yml would overwrite list.yml, which is read`],
    [[`--${option}`, "link"], `--${option} link would overwrite list.yml, which is read`],
    [[`--${option}`, "p.yml", "--params", "p.yml"], `--${option} p.yml would overwrite p.yml, which is read`],
  ]),
];
for (const [args, words] of refused)
  test(`with ${args.join(" ")} nothing runs`, async () => {
    await using folder = new CliFolder({ "list.yml": list, "p.yml": "{}" });
    fs.symlinkSync("list.yml", folder.file("link"));
    const { code, stdout, stderr } = await folder.run("run", "list.yml", ...args);
    assert.deepEqual([code, stdout, folder.has("made"), folder.runs()], [3, "", false, []]);
    assert.ok(stderr.includes(words), stderr);
    assert.deepEqual([folder.read("list.yml"), folder.read("p.yml")], [list, "{}"]);
  });

test("nor does it where a report would overwrite what the list uses or calls", async () => {
  const uses = { "uses.yml": "libs: [./jobs.mjs]\nsteps: [uses: ./list.yml, call: job]\n", "list.yml": list };
  const library = "export const job = () => {};\n";
  for (const name of ["list.yml", "jobs.mjs", "uses.yml"]) {
    await using folder = new CliFolder({ ...uses, "jobs.mjs": library });
    const { code, stderr } = await folder.run("run", "uses.yml", "--result", `./${name}`);
    assert.deepEqual([code, folder.has("made"), folder.runs()], [3, false, []]);
    assert.ok(stderr.includes(`--result ./${name} would overwrite ${name}, which is read`), stderr);
    assert.deepEqual([folder.read("list.yml"), folder.read("jobs.mjs")], [list, library]);
  }
});

test("a place for a page that takes no more is no reason to leave anything undone", async () => {
  await using folder = new CliFolder({ "list.yml": list, allow: "" });
  const { code, stderr } = await folder.run("run", "list.yml", "--html", "/dev/full");
  assert.deepEqual([code, folder.has("made")], [1, false]);
  assert.equal(stderr, "--html /dev/full is not whole: ENOSPC: no space left on device, write\n");
});
