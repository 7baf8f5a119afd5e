import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { loadLibrary } from "../../src/runner/call/load-library.ts";
import { callOf, perform } from "../support/calls.ts";
import { lives, pidsIn, until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const libs = join(import.meta.dirname, "../support/libs");

test("tells the functions of a module, and what else it exports", () => {
  const loaded = loadLibrary("./common.cjs", libs);
  const module = pathToFileURL(join(libs, "common.cjs")).href;
  assert.deepEqual(loaded, { module, names: ["func"], others: { default: "object", size: "number" } });
});

test("a default export that is a function has a name as well", () => {
  const loaded = loadLibrary("ends.mjs", libs); // a file without ./
  assert.ok(typeof loaded !== "string");
  assert.ok(loaded.names.includes("default") && loaded.names.includes("throws"));
  assert.deepEqual(loaded.others, { number: "number" });
});

const bad: readonly [title: string, text: string, words: RegExp][] = [
  ["throws", "\nthrow new Error('no configuration');", /^no configuration \(lib\.mjs:2\)$/],
  ["throws what is no error", "throw 5;", /^it threw 5, which is no Error$/],
  ["cannot be read", "export const a = 1;\nfoo bar;", /^Unexpected identifier 'bar' \(lib\.mjs:2\)$/],
  ["lacks a package", "import 'no-such-package';", /^Cannot find package 'no-such-package' imported from \S+lib\.mjs$/],
  ["lacks a file", "import './gone.mjs';", /^Cannot find module '\S+gone\.mjs' imported from \S+lib\.mjs$/],
  [
    "lacks an export of another",
    "import { nope } from 'node:fs';",
    /^The requested module 'node:fs' does not provide an export named 'nope' \(lib\.mjs:1\)$/,
  ],
  ["ends the process", "process.exit(0);", /^it ends its process while it loads \(exit code 0\)$/],
  ["crashes", "process.kill(process.pid, 'SIGSEGV');", /^its process is ended by SIGSEGV while it loads$/],
  ["waits for ever", "await new Promise(() => {});", /^it never finishes loading: nothing is left that could wake it$/],
  [
    "fails in a callback",
    "setTimeout(() => { throw new Error('late') }); await new Promise(() => setInterval(() => {}, 9));",
    /^late \(lib\.mjs:1\)$/,
  ],
];
for (const [title, text, words] of bad)
  test(`says why a module that ${title} does not load`, async () => {
    await using folder = tempFolder();
    fs.writeFileSync(join(folder.path, "lib.mjs"), text);
    const problem = loadLibrary("./lib.mjs", folder.path);
    assert.ok(typeof problem === "string");
    assert.match(problem, words);
  });

test("a library that is not there, or is a folder, is named", async () => {
  await using folder = tempFolder();
  assert.equal(loadLibrary("./gone.mjs", folder.path), `there is no file ${join(folder.path, "gone.mjs")}`);
  assert.match(String(loadLibrary("./", folder.path)), / is a folder; name a file in it, such as /);
  assert.match(
    String(loadLibrary("no-such-package", folder.path)),
    /Cannot find package 'no-such-package' imported from/,
  );
});

test("a package is sought from the folder of the step list, also one for modules alone", async () => {
  await using folder = tempFolder();
  const place = join(folder.path, "node_modules/steps");
  fs.mkdirSync(place, { recursive: true });
  fs.writeFileSync(join(place, "package.json"), '{ "exports": { "import": "./main.mjs" } }');
  fs.writeFileSync(join(place, "main.mjs"), "export function join() {}");
  const module = pathToFileURL(join(place, "main.mjs")).href;
  assert.deepEqual(loadLibrary("steps", folder.path), { module, names: ["join"], others: {} });
});

test("a module that hangs, and what it started, is ended after its time", async () => {
  await using folder = tempFolder();
  const text = `import { spawn } from "node:child_process"; import fs from "node:fs";
    fs.writeFileSync("pids", process.pid + "\\n" + spawn("sleep", ["300"]).pid + "\\n");
    for (;;);`;
  fs.writeFileSync(join(folder.path, "lib.mjs"), text);
  assert.match(String(loadLibrary("./lib.mjs", folder.path)), /it has not finished loading after 10 seconds$/);
  const pids = await pidsIn(join(folder.path, "pids"), 2);
  await until(() => pids.every((pid) => !lives(pid)), "it is ended");
});

test("a module is imported once for all steps that name it, and what it prints and leaves open is nobody's", async () => {
  await using folder = tempFolder();
  const text = `import fs from "node:fs"; fs.appendFileSync("loads", "x"); console.log("x".repeat(1e6)); console.error("y".repeat(1e6));
    setInterval(() => {}, 1000); export const func = () => {};`;
  fs.writeFileSync(join(folder.path, "lib.mjs"), text);
  const first = loadLibrary("./lib.mjs", folder.path);
  assert.deepEqual(loadLibrary("lib.mjs", folder.path), first);
  assert.ok(typeof first !== "string");
  assert.deepEqual(first.names, ["func"]);
  assert.equal(fs.readFileSync(join(folder.path, "loads"), "utf8"), "x");
});

test("a TypeScript module runs where Node can, and is explained where it cannot", async () => {
  await using folder = tempFolder();
  fs.writeFileSync(join(folder.path, "lib.mts"), "export const func = (n: number): number => n + 1;");
  const module = pathToFileURL(join(folder.path, "lib.mts")).href;
  const loaded = loadLibrary("./lib.mts", folder.path);
  const { performed } = await perform(callOf("func", 1, { module }));
  const why = `this Node (${process.version}) cannot load TypeScript; compile it, or use Node 22.18 or newer`;
  const canStrip = "typescript" in process.features && process.features.typescript !== false;
  assert.deepEqual(
    { loaded, performed: { succeeded: performed.succeeded, message: performed.message, value: performed.value } },
    canStrip
      ? {
          loaded: { module, names: ["func"], others: {} },
          performed: { succeeded: true, message: undefined, value: 2 },
        }
      : {
          loaded: why,
          performed: { succeeded: false, message: `the module of 'func' does not load: ${why}`, value: undefined },
        },
  );
});
