import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

const verbs = ["run", "plan", "validate", "rollback", "resume", "runs", "show", "rank", "select-and-trigger"];
const list = "steps: [{ run: touch ran }]";
const { version } = JSON.parse(fs.readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

test("--version is that of the package", async () => {
  await using folder = new CliFolder();
  for (const flag of ["--version", "-v"])
    assert.deepEqual(await folder.run(flag), { code: 0, stdout: `${version}\n`, stderr: "" });
});

test("--help names every verb, the exit codes and an example", async () => {
  await using folder = new CliFolder();
  const { code, stdout, stderr } = await folder.run("--help");
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /^Run steps; .*\nExit code: 0 .* 1 .* 2 .* 3 .*\nExample:\n {2}jipper run deploy\.yml\n$/s);
  assert.deepEqual(
    [...stdout.matchAll(/^ {2}([a-z][a-z-]+) +[A-Z]/gm)].map(([, verb]) => verb),
    verbs,
  );
  for (const args of [["-h"], ["help"]]) assert.deepEqual(await folder.run(...args), { code, stdout, stderr });
});

test("without a word there is the same help, but nothing was done", async () => {
  await using folder = new CliFolder();
  const { stdout } = await folder.run("--help");
  assert.deepEqual(await folder.run(), { code: 3, stdout: "", stderr: stdout });
});

for (const verb of verbs)
  test(`the help of ${verb} has its options, its exit codes and an example`, async () => {
    await using folder = new CliFolder({ "list.yml": list });
    const { code, stdout, stderr } = await folder.run(verb, "--help");
    assert.deepEqual([code, stderr], [0, ""]);
    const [, options = "", example = ""] =
      stdout.match(
        new RegExp(
          `\\n\\nUsage: jipper ${verb} .*\\n\\nOptions:\\n(.*)\\n\\nExit code: .*\\n\\nExample:\\n {2}(.*)\\n$`,
          "s",
        ),
      ) ?? [];
    assert.ok(
      options.split("\n").every((line) => /^ {2}--[a-z-]+( \S+)? {2,}[A-Z].*\.$/.test(line)),
      options,
    );
    assert.match(example, new RegExp(`^jipper ${verb} \\S`));
    for (const args of [
      [verb, "-h"],
      ["help", verb],
    ])
      assert.deepEqual(await folder.run(...args), { code, stdout, stderr });
    const more = ["run", "plan", "validate"].includes(verb) ? "\nlist.yml declares no parameters.\n" : "";
    assert.deepEqual(await folder.run(verb, "list.yml", "--help"), { code, stdout: stdout + more, stderr });
    assert.equal(folder.has("ran"), false);
  });

const wrong: [args: readonly string[], message: string, see?: string][] = [
  [["ru", "list.yml"], "'ru' is not a verb of jipper; did you mean 'run'?", "jipper --help"],
  [["list.yml"], "'list.yml' is not a verb of jipper; did you mean 'jipper run list.yml'?", "jipper --help"],
  [["run"], "name the file to run"],
  [["plan"], "name the file to show", "jipper plan --help"],
  [["validate"], "name the files to check", "jipper validate --help"],
  [["run", "list.yml", "list.yml"], "one file at a time; 'list.yml' is a second one"],
  [["plan", "list.yml", "no/**/*.yml"], "no file matches 'no/**/*.yml'", "jipper plan --help"],
  [["validate", "?.yml", "list.yml"], "no file matches '?.yml'", "jipper validate --help"],
  [
    ["validate", "list.yml", "--format", "xml"],
    "--format is 'text', 'json' or 'github', not 'xml'",
    "jipper validate --help",
  ],
  [
    ["validate", "list.yml", "--json", "--format", "github"],
    "--json and --format github are both given; give one",
    "jipper validate --help",
  ],
  [["run", "list.yml", "--event", "x"], "'--event' is not an option of 'jipper run'; did you mean '--events'?"],
  [["run", "list.yml", "--quite"], "'--quite' is not an option of 'jipper run'"],
  [["plan", "list.yml", "--dry-run"], "'--dry-run' is not an option of 'jipper plan'", "jipper plan --help"],
  [
    ["run", "-x", "list.yml"],
    "'-x' is not an option of 'jipper run'; options start with --, and a name that starts with - stands behind --",
  ],
  [["run", "list.yml", "--events"], "--events needs a value: --events FILE"],
  [["run", "list.yml", "--events", "--json"], "--events needs a value: --events FILE"],
  [["run", "list.yml", "--journal="], "--journal needs a value: --journal DIR"],
  [["run", "list.yml", "--dry-run=no"], "--dry-run takes no value; leave out '=no'"],
  [["run", "list.yml", "--result", "a", "--result", "b"], "--result is given twice; once is enough"],
  [["run", "list.yml", "--param", "size"], "--param takes NAME=VALUE; one of them has no '='"],
  [["run", "list.yml", "--param", "=1"], "--param takes NAME=VALUE; one of them has no name"],
  [["run", "list.yml", "--on-revert-failure", "no"], "--on-revert-failure is 'continue' or 'stop', not 'no'"],
  [["run", "list.yml", "--events", "."], "--events . cannot be written: this is a folder; name a file in it"],
  [["run", "list.yml", "--result", "no/x"], "--result no/x cannot be written: its folder does not exist"],
  [["run", "list.yml", "--journal", "list.yml"], "--journal list.yml is a file; name a folder"],
  [
    ["run", "list.yml", "--events", "x", "--result", "./x"],
    "--events and --result name one file, x; give each a file of its own",
  ],
  ...[["--json"], ["--result", "-"]].map((result): [string[], string] => [
    ["run", "list.yml", "--events", "-", ...result],
    "standard output holds either the events or the result; give one of them a file",
  ]),
];
for (const [args, message, see = "jipper run --help"] of wrong)
  test(`nothing runs: jipper ${args.join(" ")}`, async () => {
    await using folder = new CliFolder({ "list.yml": list });
    const end = await folder.run(...args);
    assert.deepEqual(end, { code: 3, stdout: "", stderr: `${message}\nsee: ${see}\n` });
    assert.deepEqual([folder.has("ran"), folder.has("x"), folder.runs()], [false, false, []]);
  });

test("a name that starts with a hyphen stands behind --, and options stand anywhere before it", async () => {
  await using folder = new CliFolder({ "-list.yml": list });
  const { code, stderr } = await folder.run("run", "--result=-", "--verbose", "--", "-list.yml");
  assert.deepEqual([code, folder.has("ran")], [0, true], stderr);
});
