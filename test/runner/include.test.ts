import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { includeFrom } from "../../src/runner/include.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** Makes files with their own name as text; `a -> b` is a symbolic link, and `a/` an empty folder. */
function make(folder: string, files: readonly string[]): void {
  for (const entry of files) {
    const [name = "", target] = entry.split(" -> ");
    const path = join(folder, name);
    fs.mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (target !== undefined) fs.symlinkSync(target, path);
    else if (!name.endsWith("/")) fs.writeFileSync(path, name);
  }
}

const outside = "it is outside of the repository that the step list is in";

const found: [title: string, files: readonly string[], from: string, specifier: string, text: string][] = [
  ["a file beside the step list", ["a.yml", "b.yml"], "a.yml", "./b.yml", "b.yml"],
  ["a file in a folder below", ["a.yml", "jobs/b.yml"], "a.yml", "./jobs/b.yml", "jobs/b.yml"],
  ["a file above, in the same repository", [".git/", "x/y/a.yml", "z/b.yml"], "x/y/a.yml", "../../z/b.yml", "z/b.yml"],
  ["a file in a work tree, where .git is a file", [".git", "x/a.yml", "b.yml"], "x/a.yml", "../b.yml", "b.yml"],
  ["a file beside what a link leads to", ["x/a.yml", "x/b.yml", "a.yml -> x/a.yml"], "a.yml", "./b.yml", "x/b.yml"],
  ["a link within the repository", [".git/", "x/a.yml", "b.yml", "x/l.yml -> ../b.yml"], "x/a.yml", "./l.yml", "b.yml"],
  ["a file whose name has blanks", ["a.yml", "b c ü.yml"], "a.yml", "./b c ü.yml", "b c ü.yml"],
];
for (const [title, files, from, specifier, text] of found)
  test(`finds ${title}`, async () => {
    await using folder = tempFolder();
    make(folder.path, files);
    const file = join(folder.path, from);
    const included = includeFrom({ file, directory: "/" })(specifier, file);
    assert.ok(typeof included === "object", String(included));
    assert.deepEqual([included.text.toString(), included.file], [text, join(folder.path, text)]);
  });

const refused: [title: string, files: readonly string[], from: string, specifier: string, why: string][] = [
  ["a file that is not there", ["a.yml"], "a.yml", "./b.yml", "there is no such file"],
  ["a file in a file", ["a.yml", "b.yml"], "a.yml", "./b.yml/c.yml", "there is no such file"],
  ["a link to nothing", ["a.yml", "b.yml -> c.yml"], "a.yml", "./b.yml", "there is no such file"],
  [
    "links in a circle",
    ["a.yml", "b.yml -> c.yml", "c.yml -> b.yml"],
    "a.yml",
    "./b.yml",
    "its symbolic links lead in a circle",
  ],
  [
    "a folder",
    ["a.yml", "jobs/"],
    "a.yml",
    "./jobs",
    "this is a folder; name the file of a step list in it (actions run in a step of the workflow, not here)",
  ],
  ["a file above a repository", ["r/.git/", "r/a.yml", "b.yml"], "r/a.yml", "../b.yml", outside],
  [
    "a file of another repository with the same start",
    ["r/.git/", "r/a.yml", "rr/b.yml"],
    "r/a.yml",
    "../rr/b.yml",
    outside,
  ],
  [
    "a link out of the repository",
    ["r/.git/", "r/a.yml", "b.yml", "r/l.yml -> ../b.yml"],
    "r/a.yml",
    "./l.yml",
    outside,
  ],
  ["a folder that leads out", ["r/.git/", "r/a.yml", "s/b.yml", "r/s -> ../s"], "r/a.yml", "./s/b.yml", outside],
  ["a file above, where there is no repository", ["x/a.yml", "b.yml"], "x/a.yml", "../b.yml", outside],
  ["what may not be known outside", ["r/.git/", "r/a.yml"], "r/a.yml", "../nothing.yml", outside],
];
for (const [title, files, from, specifier, why] of refused)
  test(`refuses ${title}`, async () => {
    await using folder = tempFolder();
    make(folder.path, files);
    const file = join(folder.path, from);
    assert.equal(includeFrom({ file, directory: join(folder.path, "elsewhere") })(specifier, file), why);
  });

test("refuses a pipe, which would be waited for", async () => {
  await using folder = tempFolder();
  make(folder.path, ["a.yml"]);
  execFileSync("mkfifo", [join(folder.path, "b.yml")]);
  const file = join(folder.path, "a.yml");
  assert.equal(includeFrom({ file, directory: "/" })("./b.yml", file), "this is no ordinary file");
});

test("refuses a file that is too large to be a step list", async () => {
  await using folder = tempFolder();
  make(folder.path, ["a.yml", "b.yml"]);
  fs.truncateSync(join(folder.path, "b.yml"), 10_000_001);
  const file = join(folder.path, "a.yml");
  assert.equal(includeFrom({ file, directory: "/" })("./b.yml", file), "it is larger than 10 MB; is it a step list?");
});

test("without a repository, the folder that the steps start in may hold files as well, and so may the workspace", async () => {
  await using folder = tempFolder();
  make(folder.path, ["x/a.yml", "y/b.yml", "c.yml"]);
  const at = (name: string) => join(folder.path, name);
  const file = at("x/a.yml");
  const inDirectory = includeFrom({ file, directory: at("y") });
  const inWorkspace = includeFrom({ file, directory: at("x"), workspace: folder.path });
  const elsewhere = includeFrom({ file, directory: at("x"), workspace: at("y") });
  const answers = [
    inDirectory("../y/b.yml", file),
    inDirectory("../c.yml", file),
    inWorkspace("../c.yml", file),
    elsewhere("../c.yml", file),
  ].map((answer) => (typeof answer === "string" ? answer : relative(folder.path, answer.file)));
  assert.deepEqual(answers, [join("y", "b.yml"), outside, "c.yml", outside]);
});

test("inline text includes files from the folder that its steps start in", async () => {
  await using folder = tempFolder();
  make(folder.path, [".git/", "x/b.yml", "c.yml"]);
  const include = includeFrom({ directory: join(folder.path, "x") });
  const [b, c] = [include("./b.yml", undefined), include("../c.yml", undefined)];
  assert.ok(typeof b === "object" && typeof c === "object");
  assert.deepEqual([b.text.toString(), c.text.toString()], ["x/b.yml", "c.yml"]);
  const next = include("../c.yml", b.file);
  assert.deepEqual(next, c);
});

test("files are called as the user would call them, each by one name", async () => {
  await using folder = tempFolder();
  make(folder.path, [".git/", "x/a.yml", "x/b.yml", "y/c.yml", "y/l.yml -> c.yml"]);
  const file = relative(process.cwd(), join(folder.path, "x/a.yml"));
  const include = includeFrom({ file, directory: "/" });
  const b = include("./b.yml", file);
  assert.ok(typeof b === "object");
  const labels = [b, include("../y/c.yml", b.file), include("../y/l.yml", b.file), include("./a.yml", b.file)].map(
    (answer) => typeof answer === "object" && relative(folder.path, answer.label),
  );
  assert.deepEqual(labels, ["x/b.yml", "y/c.yml", "y/c.yml", "x/a.yml"]);
  // The step list itself is told from others as it was named.
  const self = include("./a.yml", b.file);
  assert.equal(typeof self === "object" && self.file, file);
});
