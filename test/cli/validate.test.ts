import assert from "node:assert/strict";
import fs from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

const good = "steps: [{ run: 'true' }]\n";

function folderWith(names: { readonly [name: string]: string }): CliFolder {
  const folder = new CliFolder();
  for (const [name, text] of Object.entries(names)) {
    fs.mkdirSync(dirname(folder.file(name)), { recursive: true });
    folder.write(name, text);
  }
  return folder;
}

const tree = Object.fromEntries(
  ["a.yml", "deploy/b.yml", "deploy/eu/c.yml", "deploy/eu/d.txt", "[x].yml", "x.yml", "node_modules/p/e.yml"].map(
    (name) => [name, good],
  ),
);
const patterns: [pattern: string, files: readonly string[]][] = [
  ["*.yml", ["[x].yml", "a.yml", "x.yml"]],
  ["deploy/**/*.yml", ["deploy/b.yml", "deploy/eu/c.yml"]],
  ["**/*.yml", ["[x].yml", "a.yml", "deploy/b.yml", "deploy/eu/c.yml", "x.yml"]],
  ["./deploy/*.yml", ["./deploy/b.yml"]],
  ["deploy/{b,eu/c}.yml", ["deploy/b.yml", "deploy/eu/c.yml"]],
  ["[x].yml", ["[x].yml"]],
  ["[a-b].yml", ["a.yml"]],
];
for (const [pattern, files] of patterns)
  test(`a pattern that the shell has left stands for the files that it matches: ${pattern}`, async () => {
    await using folder = folderWith(tree);
    const { code, stdout, stderr } = await folder.run("validate", pattern);
    assert.deepEqual([code, stdout, stderr], [0, files.map((file) => `${file}: no mistakes\n`).join(""), ""]);
  });

test("a pattern may begin above the folder, or at the root, and a file is checked once", async () => {
  await using folder = folderWith(tree);
  const inside = folder.shell(`cd deploy/eu && jipper validate '../*.yml' ../b.yml "$PWD/*.yml"`);
  const { code, stdout } = await inside.ended;
  const files = ["../b.yml", folder.file("deploy/eu/c.yml")];
  assert.deepEqual([code, stdout], [0, files.map((file) => `${file}: no mistakes\n`).join("")]);
});

const bad = `steps:
  - run: "true"
    rever: 50%, done
  - uses: ./sub/in.yml
`;
const included = "steps:\n  - rum: x\n";

test("--format github tells each mistake as an annotation of its file", async () => {
  await using folder = folderWith({ "a,b.yml": bad, "sub/in.yml": included, "other.yml": bad, "good.yml": good });
  const files = ["a,b.yml", "other.yml", "good.yml", "no.yml"];
  const { code, stdout, stderr } = await folder.run("validate", "--format", "github", ...files);
  const title = "title=Mistake in a step list";
  const rever = "'rever' is not a key of a step; did you mean 'revert'?";
  assert.deepEqual([code, stderr], [3, ""]);
  assert.deepEqual(stdout.trimEnd().split("\n"), [
    `::error file=a%2Cb.yml,line=3,col=5,endColumn=10,${title}::${rever}`,
    `::error file=sub/in.yml,line=2,col=5,endColumn=8,${title}::'rum' is not a key of a step; did you mean 'run'?`,
    `::error file=other.yml,line=3,col=5,endColumn=10,${title}::${rever}`,
    `::error file=no.yml,line=1,col=1,endColumn=2,${title}::there is no such file`,
  ]);
});

test("an annotation names the file as the repository has it, whichever folder it is checked from", async () => {
  await using folder = folderWith({ "sub/list.yml": "steps: []\n" });
  const { stdout } = await folder.shell("cd sub && jipper validate --format github list.yml", {
    GITHUB_WORKSPACE: folder.path,
  }).ended;
  assert.match(stdout, /^::error file=sub\/list\.yml,line=1,col=8,/);
});

test("--format json is --json, and names the file of a mistake that is included", async () => {
  await using folder = folderWith({ "list.yml": bad, "sub/in.yml": included });
  const [json, format] = [
    await folder.run("validate", "--json", "list.yml"),
    await folder.run("validate", "list.yml", "--format=json"),
  ];
  assert.deepEqual(json, format);
  const [{ problems }] = JSON.parse(json.stdout);
  assert.deepEqual(
    problems.map(({ file, line }: { file?: string; line: number }) => [file, line]),
    [
      [undefined, 3],
      ["sub/in.yml", 2],
    ],
  );
});

test("plan shows several files one after another, and their JSON as a list", async () => {
  await using folder = folderWith({ "a.yml": good, "b.yml": good });
  const [one, both] = [await folder.run("plan", "a.yml"), await folder.run("plan", "?.yml")];
  assert.equal(both.stdout, `a.yml\n\n${one.stdout}\nb.yml\n\n${one.stdout}`);
  const json = JSON.parse((await folder.run("plan", "--json", "a.yml", "b.yml")).stdout);
  assert.deepEqual(
    json.map(({ file }: { file: string }) => file),
    ["a.yml", "b.yml"],
  );
});
