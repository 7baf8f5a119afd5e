import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { lives, pidsIn, until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const repository = join(import.meta.dirname, "..", "..");
const subject = pathToFileURL(join(repository, "test", "support", "network-namespace.ts"));

/** Starts a test whose subtests are those of a file with this text; it has 3 s. */
function startOuter(folder: string, inner: string) {
  const path = (name: string) => join(folder, name);
  fs.writeFileSync(path("inner.mjs"), `import { test } from "node:test";\n${inner}\n`);
  fs.writeFileSync(
    path("outer.mjs"),
    `import { test } from "node:test";
     import { runInNetworkNamespace } from ${JSON.stringify(subject)};
     test("outer", (t) => runInNetworkNamespace(t, [${JSON.stringify(path("inner.mjs"))}], { limitMs: 3000 }));`,
  );
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const flags = ["--import", "tsx", "--test-reporter=tap", path("outer.mjs")];
  return spawn(process.execPath, flags, {
    cwd: repository,
    env: { ...env, TMPDIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

const cases: [title: string, inner: string, exitCode: number, shown: RegExp[]][] = [
  [
    "each inner test is a subtest",
    'test("a", () => {}); test("b", async (t) => { await t.test("c", () => {}); }); test("d", { skip: "not here" }, () => {});',
    0,
    [/^ +ok 1 - inner: a$/m, /^ +ok 2 - inner: b > c$/m, /^ +ok 3 - inner: d # SKIP not here$/m],
  ],
  [
    "the failure of an inner test is shown with its text and place",
    'test("a", () => { throw new Error("the reason"); });',
    1,
    [/^ +not ok 1 - inner: a$/m, /the reason/, /inner\.mjs:2/],
  ],
  ["a file that cannot be loaded has failed", 'throw new Error("broken");', 1, [/can be loaded/, /broken/]],
  ["a file without tests has failed", "", 1, [/no test in/]],
  [
    "a process that ends too soon has failed, with what it printed",
    'test("a", () => {}); test("b", async () => { await new Promise((r) => setTimeout(r, 100)); console.error("last words"); process.exit(3); });',
    1,
    [/ended with 3, last in: b/, /last words/],
  ],
  [
    "a test that hangs is ended at the limit, and named",
    'test("a", () => {}); test("hangs", () => new Promise((r) => setTimeout(r, 60_000)));',
    1,
    [/ok 1 - inner: a$/m, /not over after 3000 ms, in: hangs/],
  ],
];
for (const [title, inner, exitCode, shown] of cases)
  test(title, async () => {
    await using folder = tempFolder();
    const outer = startOuter(folder.path, inner);
    let output = "";
    outer.stdout.on("data", (chunk) => {
      output += chunk;
    });
    const [code] = await once(outer, "close");
    for (const pattern of shown) assert.match(output, pattern);
    assert.equal(code, exitCode, output);
  });

test("the inner process ends when the outer one is killed", async () => {
  await using folder = tempFolder();
  const file = join(folder.path, "pid");
  const outer = startOuter(
    folder.path,
    `import fs from "node:fs";
     test("hangs", () => new Promise((r) => { fs.writeFileSync(${JSON.stringify(file)}, process.pid + "\\n"); setTimeout(r, 60_000); }));`,
  );
  const [pid = 0] = await pidsIn(file, 1);
  outer.kill("SIGKILL");
  await until(() => !lives(pid), "the inner process has ended");
});
