import assert from "node:assert/strict";
import { test } from "node:test";
import { cli, userFolder } from "../support/user-folder.ts";

/*
 * Programs of a user, as they would be written.
 */

const myApp = `
import { appendFileSync } from "node:fs";
import { fail, success } from "jipper";

const note = (line) => appendFileSync("log", line + "\\n");
export const func1 = ({ size }) => {
  note("func1 " + size);
  return success({ volume: "vol-7" }, "made **vol-7**");
};
export const revertFunc1 = ({ size }, { value }) => note("revertFunc1 " + size + " " + value.volume);
export const func2 = (names, { results }) => {
  note("func2 " + names + " " + results.func1.volume);
  return names.length;
};
export const revertFunc2 = (names) => note("revertFunc2 " + names);
export const func3 = () => note("func3");
export const broken = () => fail("no quorum");
`;

const scenario = (more: string) => `
import { Job, parallel, QueueManager } from "jipper";
import * as myApp from "./my-app.js";

const queue = new QueueManager({ name: "Join node" });
queue.registerLib(myApp);

const job1 = new Job(myApp.func1, myApp.revertFunc1, { size: "10G" }, { timeout: "30s", retry: 2 });
const job2 = new Job("func2", "revertFunc2", ["a", "b"]);
const job3 = new Job("func3", null);
const job4 = new Job("func3", null);
const job5 = new Job("${more}", null);

queue.enqueue(job1);
queue.enqueue([job2, job3]);
queue.enqueue(parallel([job4, job5]));

queue.print();
const result = await queue.run();
result.print();
console.log(job1.done, job2.value, job5.status);
`;

test("a program of functions and their reverts runs as it is written", async () => {
  await using user = userFolder({ "my-app.js": myApp, "main.ts": scenario("func3") });
  const { status, stdout, stderr, log } = user.run("main.ts");
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.deepEqual(log, ["func1 10G", "func2 a,b vol-7", "func3", "func3", "func3"]);
  const words = [
    "Join node\n",
    "limit 30 s · 2 more tries",
    "in parallel",
    "if func2 fails",
    "✔ func1",
    "Done: 5 steps",
  ];
  const places = [...words, "\ntrue 2 succeeded\n"].map((part) => stdout.indexOf(part));
  assert.ok(
    places.every((place, at) => place > (places[at - 1] ?? -1)),
    `${places} in\n${stdout}`,
  );
});

test("it undoes what it did when one of its jobs fails, and says so", async () => {
  await using user = userFolder({ "my-app.js": myApp, "main.ts": scenario("broken") });
  const { stdout, log } = user.run("main.ts");
  assert.deepEqual(log.slice(-2), ["revertFunc2 a,b", "revertFunc1 10G vol-7"]);
  for (const words of ["because broken failed: no quorum", "Everything was undone.", "\nfalse 2 failed\n"])
    assert.ok(stdout.includes(words), `'${words}' is missing in\n${stdout}`);
});

test("a program that is no module imports it", async () => {
  const program = `
const { readFileSync } = require("node:fs");
import("jipper").then(async ({ Job, QueueManager }) => {
  const queue = new QueueManager().registerLib("./my-app.js");
  const result = await queue.enqueue([new Job("func1", "revertFunc1", { size: "1G" }), new Job("broken")]).run();
  console.log(result.outcome, readFileSync("log", "utf8").split("\\n").length);
});`;
  await using user = userFolder({ "my-app.js": myApp, "main.cjs": program });
  assert.deepEqual(user.run("main.cjs"), {
    status: 0,
    stdout: "rolled-back 3\n",
    stderr: "",
    log: ["func1 1G", "revertFunc1 1G vol-7"],
  });
});

test("a function that waits for nothing that could come is timed out, instead of ending the program", async () => {
  const program = `
import { Job, QueueManager } from "jipper";
const job = new Job(() => new Promise(() => {}), () => console.log("undone"), undefined, { timeout: 200, grace: 100 });
const result = await new QueueManager().enqueue(job).run();
console.log(result.outcome, job.error);`;
  await using user = userFolder({ "main.ts": program });
  const { status, stdout } = user.run("main.ts");
  assert.deepEqual(
    [status, stdout],
    [0, "undone\nrolled-back timed out after 200 ms; still running: the function itself\n"],
  );
});

test("a program stays alive while its queue runs, though nothing else keeps it", async () => {
  const program = `
import { Job, QueueManager } from "jipper";
const job = new Job(() => new Promise((resolve) => setTimeout(resolve, 300, "woken").unref()));
await new QueueManager().enqueue(job).run();
console.log(job.value);`;
  await using user = userFolder({ "main.ts": program });
  const { status, stdout } = user.run("main.ts");
  assert.deepEqual([status, stdout], [0, "woken\n"]);
});

test("what another process can undo, its report says how; what only the program can, not", async () => {
  const program = (registered: string) => `
import { Job, QueueManager } from "jipper";
import * as myApp from "./my-app.js";
const queue = new QueueManager({ journal: "it's" }).registerLib(${registered});
queue.enqueue([new Job("func1", "broken", { size: "1G" }), new Job("broken")]);
console.log(String(await queue.run()));`;
  await using user = userFolder({ "my-app.js": myApp, "one.ts": program('"./my-app.js"'), "two.ts": program("myApp") });
  const [one, two] = [user.run("one.ts").stdout, user.run("two.ts").stdout];
  assert.match(one, /jipper rollback \S+ --journal 'it'\\''s'/);
  assert.doesNotMatch(two, /jipper rollback/);
  for (const text of [one, two]) assert.match(text, /broken\(\{"size":"1G"\}\)/);
});

test("another process undoes what a program has left that died, if it can import the functions", async () => {
  const plain = `
import { appendFileSync } from "node:fs";
export const make = ({ size }) => ({ volume: "vol of " + size });
export const unmake = ({ size }, { value, status, cause }) =>
  appendFileSync("log", [size, value?.volume, status, cause.kind].join(" ") + "\\n");`;
  const program = `
import { Job, QueueManager, parallel } from "jipper";
const queue = new QueueManager({ journal: "j" }).registerLib("./plain.js");
const die = () => process.kill(process.pid, "SIGKILL");
queue.enqueue([parallel([new Job("make", "unmake", { size: "1G" })]), new Job(die, "unmake", { size: "2G" })]);
await queue.run();`;
  await using user = userFolder({ "main.ts": program, "plain.js": plain });
  assert.equal(user.run("main.ts").status, null);
  const { status, log, stderr } = user.run(cli, "rollback", "--journal", "j");
  assert.deepEqual([status, log], [0, ["2G  unknown interrupted", "1G vol of 1G succeeded interrupted"]], stderr);
});
