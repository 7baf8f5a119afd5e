import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Job, parallel } from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runJobs } from "../support/temp-queue.ts";

const lib = `
import { appendFileSync } from "node:fs";
const fail = (value, detail) => ({ succeeded: false, value, detail, [Symbol.for("jipper.answer")]: true });
export const make = (args, { job, log, detail }) => {
  log("making " + job.id);
  detail("**made**");
  return { id: "vol of " + args.size, pid: process.pid };
};
export const unmake = (args, { value, status, cause }) =>
  appendFileSync(args.log, "unmake " + value?.id + ", " + status + ", " + cause.kind + " of " + cause.step + "\\n");
export const endless = () => { for (;;); };
export const note = (args) => appendFileSync(args.log, "undone\\n");
export const exit = () => process.exit(75);
export const echo = (args = "nothing") => args;
export const fill = ({ box }) => { box.x = 1; };
export const quorum = () => { throw fail("no quorum", "1 of **3**"); };
`;

async function library() {
  const folder = tempFolder();
  const file = join(folder.path, "my-app.mjs");
  const log = join(folder.path, "log");
  fs.writeFileSync(file, lib);
  fs.writeFileSync(log, "");
  const functions: { [name: string]: (args: { size: string; log: string }) => { id: string; pid: number } } =
    await import(pathToFileURL(file).href);
  return Object.assign(folder, { file, log, functions, logged: () => fs.readFileSync(log, "utf8") });
}

test("runs a function and its revert in processes of their own, by name or itself, and shows the value", async () => {
  await using app = await library();
  const args = { size: "10G", log: app.log };
  const byName = new Job<typeof args, { id: string; pid: number }>("make", "unmake", args, { isolate: true });
  const { make } = app.functions;
  assert.ok(make);
  const itself = new Job(make, "unmake", { ...args, size: "5G" }, { isolate: true, id: "second" });
  let seen: unknown;
  const here = new Job(() => {
    seen = [byName.value?.id, itself.value?.id];
    throw new Error("broken");
  });
  const lines: string[] = [];
  const output = ({ lines: text }: { readonly lines: Uint8Array }) => void lines.push(`${Buffer.from(text)}`);
  const result = await runJobs([byName, itself, here], { lib: app.file, reporter: { output } });
  assert.equal(result.outcome, "rolled-back");
  assert.deepEqual(seen, ["vol of 10G", "vol of 5G"]);
  assert.deepEqual([byName.detail, byName.done, lines[0]], ["**made**", false, "making make\n"]);
  assert.notEqual(byName.value?.pid, process.pid);
  assert.equal(
    app.logged(),
    ["unmake vol of 5G, succeeded, failed of job-3", "unmake vol of 10G, succeeded, failed of job-3", ""].join("\n"),
  );
});

test("ends a function that never returns when its time is up, and one that runs beside a failure", async () => {
  await using app = await library();
  const options = { isolate: true, grace: 0 };
  const log = { log: app.log };
  const slow = new Job("endless", "note", log, { ...options, timeout: 500 });
  await runJobs(slow, { lib: app.file });
  assert.deepEqual([slow.status, slow.error, app.logged()], ["timed-out", "timed out after 500 ms", "undone\n"]);
  const beside = new Job("endless", "note", log, options);
  const fails = () => new Promise((_, reject) => setTimeout(() => reject(new Error("broken")), 300));
  await runJobs(parallel([beside, new Job(fails)]), { lib: app.file });
  assert.deepEqual([beside.status, app.logged()], ["cancelled", "undone\nundone\n"]);
});

test("its exit code tells whether it is tried again", async () => {
  await using app = await library();
  const job = (code: number) =>
    new Job("exit", null, undefined, { isolate: true, retry: { times: 1, delay: 0, "on-exit-codes": code } });
  const [again, once] = [job(75), job(1)];
  await runJobs(again, { lib: app.file });
  await runJobs(once, { lib: app.file });
  assert.deepEqual([again.attempts, once.attempts], [2, 1]);
  assert.match(again.error ?? "", /ended its process \(exit code 75\)/);
});

test("refuses to isolate what another process cannot have, before anything starts", async () => {
  await using app = await library();
  let began = false;
  const first = new Job(() => {
    began = true;
  });
  const here = () => 1;
  const isolate = { isolate: true };
  const own = new Job(here, null, undefined, { ...isolate, id: "own" });
  await assert.rejects(
    runJobs([first, own], { lib: app.file }),
    /the job 'own' cannot be isolated: its function 'here' is of no library that is registered by its specifier, such as registerLib\("\.\/my-app\.js"\)/,
  );
  await assert.rejects(
    runJobs([first, new Job("here", null, undefined, isolate)], { lib: { here } }),
    /'here' cannot be/,
  );
  await assert.rejects(
    runJobs([first, new Job("make", () => {}, undefined, isolate)], { lib: app.file }),
    /the job 'make' cannot be isolated: its function 'anonymous' is of no library/,
  );
  for (const args of [() => 1, new Date(), { a: new Map() }, [2n], Number.NaN])
    await assert.rejects(
      runJobs([first, new Job("make", null, args, isolate)], { lib: app.file }),
      /the job 'make' cannot be isolated: its arguments are no data that JSON can hold/,
    );
  assert.ok(!began);
});

const echoed: readonly [title: string, args: unknown, value: unknown][] = [
  ["no arguments", undefined, "nothing"],
  ["null", null, null],
  ["an empty text", "", ""],
  ["data", { a: [1] }, { a: [1] }],
];
for (const [title, args, value] of echoed)
  test(`a function in a process of its own is given ${title} as it is`, async () => {
    await using app = await library();
    const job = new Job("echo", null, args, { isolate: true });
    await runJobs(job, { lib: app.file });
    assert.deepEqual([job.value, job.error], [value, undefined]);
  });

test("a function in a process of its own is given what an earlier job has put into its arguments", async () => {
  await using app = await library();
  const box: { x?: number } = {};
  const echo = new Job("echo", null, box, { isolate: true });
  await runJobs([new Job("fill", null, { box }), echo], { lib: app.file });
  assert.deepEqual(echo.value, { x: 1 });
});

test("one whose arguments have become no data when its turn comes fails, and nothing of it is undone", async () => {
  await using app = await library();
  const args: { log: string; more?: bigint } = { log: app.log };
  const spoils = new Job(() => {
    args.more = 1n;
  });
  const job = new Job("note", "note", args, { isolate: true });
  const result = await runJobs([spoils, job], { lib: app.file });
  assert.match(job.error ?? "", /its arguments are no data that JSON can hold/);
  assert.deepEqual([result.outcome, app.logged()], ["rolled-back", ""]);
});

test("a fail that is thrown in a process of its own is as one that is returned", async () => {
  await using app = await library();
  const job = new Job("quorum", null, undefined, { isolate: true });
  await runJobs(job, { lib: app.file });
  assert.deepEqual([job.error, job.value, job.detail], ["no quorum", "no quorum", "1 of **3**"]);
});

test("what it prints stands under it in the report", async () => {
  await using app = await library();
  const job = new Job("make", null, { size: "1G", log: app.log }, { isolate: true });
  assert.match(`${await runJobs(job, { lib: app.file })}`, /▶ make .*\n.*making make\n/);
});
