import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Job, QueueManager } from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runJobs } from "../support/temp-queue.ts";
import { userFolder } from "../support/user-folder.ts";

const program = (lib: string, name: string, options = "{}") => `
import { Job, QueueManager } from "jipper";
const job = new Job("${name}", null, undefined, ${options});
const queue = new QueueManager().registerLib("${lib}");
await queue.enqueue(job).run().then(() => console.log(job.value ?? job.error), ({ message }) => console.log(message));`;

const manifest = (fields: object) => JSON.stringify({ name: "pkg", version: "1.0.0", ...fields });
const packages: readonly [title: string, files: { readonly [name: string]: string }, lib: string, printed: RegExp][] = [
  [
    "of modules alone",
    {
      "package.json": manifest({ type: "module", exports: { import: "./a.js" } }),
      "a.js": `export const does = () => "a";`,
    },
    "pkg",
    /^a$/,
  ],
  [
    "with two builds, in that for modules",
    {
      "package.json": manifest({ exports: { import: "./a.mjs", require: "./b.cjs" } }),
      "a.mjs": `export const does = () => "import";`,
      "b.cjs": `exports.does = () => "require";`,
    },
    "pkg",
    /^import$/,
  ],
  [
    "by a path in it",
    { "package.json": manifest({}), "in/a.mjs": `export const does = () => "in";` },
    "pkg/in/a.mjs",
    /^in$/,
  ],
  ["that is not there", {}, "nope", /^the library 'nope' does not load: Cannot find package 'nope' imported from \S+$/],
  [
    "that does not export it",
    { "package.json": manifest({ exports: { "./a": "./a.js" } }) },
    "pkg",
    /^the library 'pkg' does not load: No "exports" main defined in /,
  ],
];
for (const [title, files, lib, printed] of packages)
  test(`finds a package ${title}, as an import in the program's folder does`, async () => {
    const installed = Object.entries(files).map(([name, text]) => [`node_modules/pkg/${name}`, text]);
    await using user = userFolder({ "main.ts": program(lib, "does"), ...Object.fromEntries(installed) });
    const { stdout, stderr } = user.run("main.ts");
    assert.match(stdout.trim(), printed, stderr);
  });

test("a library may be one of Node's own", async () => {
  const job = new Job("tmpdir");
  await runJobs(job, { lib: "os" });
  const named = new Job("tmpdir", null, undefined, { isolate: true });
  await runJobs(named, { lib: "node:os" });
  assert.equal(named.value, job.value);
});

test("a file that is not there is told by its path", async () => {
  const queue = new QueueManager().registerLib("./nowhere/my-app.js").enqueue(new Job("does"));
  await assert.rejects(queue.run(), /^Error: the library '\.\/nowhere\/my-app\.js' does not load: there is no file \//);
});

async function library(text: string) {
  const folder = tempFolder();
  const file = join(folder.path, "my-app.mjs");
  fs.writeFileSync(file, text);
  return Object.assign(folder, { file });
}

test("a URL is a specifier", async () => {
  await using app = await library(`export const does = () => "done";`);
  const job = new Job("does", null, undefined, { isolate: true });
  await runJobs(job, { lib: pathToFileURL(app.file) });
  assert.equal(job.value, "done");
});

test("a relative specifier starts in what is the current folder when it is registered", async () => {
  const elsewhere = `
import { Job, QueueManager } from "jipper";
const job = new Job("does");
const queue = new QueueManager({ journal: "/tmp".slice(0, 0) + process.cwd() + "/j" }).registerLib("./in/a.mjs").enqueue(job);
process.chdir("/");
await queue.run();
console.log(job.value);`;
  await using user = userFolder({ "main.ts": elsewhere, "in/a.mjs": `export const does = () => "here";` });
  assert.equal(user.run("main.ts").stdout, "here\n");
});

test("a class is a library of its static functions, also of inherited ones", async () => {
  await using app = await library(`
class Base { static make() { return this.word(); } }
export class App extends Base { static word() { return "app"; } }`);
  const { App } = await import(pathToFileURL(app.file).href);
  const job = new Job("make");
  await runJobs(job, { lib: App });
  assert.equal(job.value, "app");
  for (const name of ["call", "prototype", "toString"])
    await assert.rejects(runJobs(new Job(name), { lib: App }), /no registered library has a function/);
});

test("a function that has none of its own is refused with what to write", () => {
  const create = () => 1;
  assert.throws(() => new QueueManager().registerLib(create), {
    name: "TypeError",
    message: "'create' has no functions of its own; to name it in jobs, write registerLib({ create })",
  });
  for (const wrong of [null, undefined, 7])
    assert.throws(
      () => new QueueManager().registerLib(wrong as never),
      /a library is a module, an object with functions/,
    );
});

for (const text of ["export default { does: () => 1 };", "export default class { static does() {} }"])
  test(`a function within '${text}' is not found, but named`, async () => {
    await using app = await library(text);
    await assert.rejects(
      runJobs(new Job("does"), { lib: app.file }),
      /within its default export: write 'export function does' there, or import that and register it itself/,
    );
  });

test("the first library that has a name wins", async () => {
  const queue = new QueueManager({ journal: tempFolder().path });
  const job = new Job("does");
  await queue
    .registerLib({ does: () => 1 })
    .registerLib({ does: () => 2 })
    .enqueue(job)
    .run();
  assert.equal(job.value, 1);
});

test("a library that loads here with a flag of Node loads in a process of its own as well", async () => {
  const loader = `
import { register } from "node:module";
const hook = \`export const resolve = (specifier, context, next) =>
  specifier === "virtual" ? { url: "data:text/javascript,export default 'loaded'", shortCircuit: true } : next(specifier, context);\`;
register("data:text/javascript," + encodeURIComponent(hook));`;
  const files = {
    "loader.mjs": loader,
    "a.mjs": `import word from "virtual"; export const does = () => word;`,
    "main.ts": program("./a.mjs", "does", "{ isolate: true }"),
  };
  await using user = userFolder(files);
  assert.equal(user.run("--import", "./loader.mjs", "main.ts").stdout, "loaded\n");
});
