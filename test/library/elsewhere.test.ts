import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cli, userFolder } from "../support/user-folder.ts";

/*
 * A program dies in its last job; another process undoes what it left. What that has is what the journal holds.
 */

const app = `
import { appendFileSync } from "node:fs";
export const given = (args) => args;
export const make = (args) => args?.value;
export const die = () => process.kill(process.pid, "SIGKILL");
export const spoil = ({ of }) => { of.name = "spoilt"; of.more = new Map(); };
export const make_ = (args) => { args.name += "!"; };
export const note = (args, { value, group }) =>
  appendFileSync("log", JSON.stringify({ args, value, group: group?.id }) + "\\n");
`;

/** What the undo in another process noted, and what it said. */
async function undoneElsewhere(jobs: string) {
  const program = `
import { Job, parallel, QueueManager, series } from "jipper";
import * as app from "./app.js";
const queue = new QueueManager({ journal: "j" }).registerLib("./app.js");
${jobs}
queue.enqueue(new Job("die"));
await queue.run();`;
  await using user = userFolder({ "app.js": app, "main.ts": program });
  assert.equal(user.run("main.ts").status, null);
  const { status, log, stdout, stderr } = user.run(cli, "rollback", "--journal", "j");
  const shown = stdout + stderr;
  return { status, noted: log.map((line) => JSON.parse(line)), shown };
}

const kept: readonly [title: string, jobs: string, noted: object][] = [
  ["no arguments", `queue.enqueue(new Job("make", "note"));`, {}],
  ["null", `queue.enqueue(new Job("make", "note", null));`, { args: null }],
  [
    "plain data",
    `queue.enqueue(new Job("given", "note", { a: [1, "x"] }));`,
    { args: { a: [1, "x"] }, value: { a: [1, "x"] } },
  ],
  [
    "an optional field",
    `queue.enqueue(new Job("make", "note", { a: undefined, value: 7 }));`,
    { args: { value: 7 }, value: 7 },
  ],
  [
    "what an earlier job had put into them when it began",
    `const args = { name: "early" };
queue.enqueue(new Job(() => { args.name = "late"; }), new Job("make_", "note", args));`,
    { args: { name: "late" } },
  ],
  [
    "what an earlier job had made of nothing",
    `const later = new Job("make", "note", {});
queue.enqueue(new Job(() => { later.args.value = "there"; }), later);`,
    { args: { value: "there" }, value: "there" },
  ],
];
for (const [title, jobs, noted] of kept)
  test(`an undo in another process is given ${title}`, async () => {
    const undone = await undoneElsewhere(jobs);
    assert.deepEqual([undone.status, undone.noted], [0, [noted]], undone.shown);
  });

const ofArgs = /only the program that made this run has its arguments/;
const ofValue = /only the program that made this run has what it returned/;
const lost: readonly [title: string, jobs: string, words: RegExp][] = [
  ["a large number among its arguments", `queue.enqueue(new Job("make", "note", { a: 2n }));`, ofArgs],
  ["a map among its arguments", `queue.enqueue(new Job("make", "note", { a: new Map([["x", 1]]) }));`, ofArgs],
  [
    "an instance of a class for its arguments",
    `queue.enqueue(new Job("make", "note", new (class A { b = 1; })()));`,
    ofArgs,
  ],
  ["a function for its arguments", `queue.enqueue(new Job("make", "note", () => 1));`, ofArgs],
  ["a ring for its arguments", `const a = {}; a.a = a; queue.enqueue(new Job("make", "note", a));`, ofArgs],
  ["very long arguments", `queue.enqueue(new Job("make", "note", "x".repeat(34 * 1024 * 1024)));`, ofArgs],
  [
    "arguments that an earlier job made so",
    `const of = {}; queue.enqueue(new Job("spoil", null, { of }), new Job("make", "note", of));`,
    ofArgs,
  ],
  ["returned a date", `queue.enqueue(new Job(app.given, "note", 1), new Job(() => new Date(0), "note"));`, ofValue],
  ["returned a large number", `queue.enqueue(new Job(() => ({ a: 2n }), "note"));`, ofValue],
];
for (const [title, jobs, words] of lost)
  test(`what has ${title} is not undone in another process, but left and named`, async () => {
    const { status, noted, shown } = await undoneElsewhere(jobs);
    assert.equal(status, 2, shown);
    assert.match(shown, words);
    assert.deepEqual(
      noted.filter(({ args }) => args !== 1),
      [],
    );
  });

test("what has not begun is not begun in another process either where that has not all of its arguments", async () => {
  const program = `
import fs from "node:fs";
import { Job, QueueManager } from "jipper";
const queue = new QueueManager({ journal: "j" }).registerLib("./app.js");
queue.enqueue(new Job("dieOnce"), new Job("note", "note", { a: 2n }));
await queue.run();`;
  const dieOnce = `
import fs from "node:fs";
export const dieOnce = () => {
  if (fs.existsSync("died")) return;
  fs.writeFileSync("died", "");
  process.kill(process.pid, "SIGKILL");
};`;
  await using user = userFolder({ "app.js": app + dieOnce, "main.ts": program });
  assert.equal(user.run("main.ts").status, null);
  const { status, log, stdout, stderr } = user.run(
    cli,
    "resume",
    fs.readdirSync(join(user.path, "j"))[0] ?? "",
    "--journal",
    "j",
  );
  assert.deepEqual([status, log], [1, []], stdout + stderr);
  assert.match(stdout + stderr, ofArgs);
});

test("the undo of a group is told of its group in another process", async () => {
  const jobs = `queue.enqueue(series([new Job("make")], { id: "all", revertFunc: "note" }));`;
  const { status, noted, shown } = await undoneElsewhere(jobs);
  assert.deepEqual([status, noted], [0, [{ group: "all" }]], shown);
});

const hints: readonly [title: string, job: string, isHinted: boolean][] = [
  ["data", `new Job("given", "broken", { a: 1 })`, true],
  ["more than data", `new Job("given", "broken", { a: 1n })`, false],
  [
    "more than data, of which all is undone",
    `new Job("given", "given", { a: 1n }), new Job("given", "broken", 1)`,
    true,
  ],
  ["a function of its own for an undo", `new Job("given", () => { throw new Error("no") })`, false],
];
for (const [title, jobs, isHinted] of hints)
  test(`the report names the command for another process where it can undo: ${title}`, async () => {
    const program = `
import { Job, QueueManager } from "jipper";
const queue = new QueueManager({ journal: "j" }).registerLib("./app.js");
queue.enqueue([${jobs}, new Job("broken")]);
console.log(String(await queue.run()));`;
    const broken = `${app}export const broken = () => { throw new Error("broken"); };`;
    await using user = userFolder({ "app.js": broken, "main.ts": program });
    const { stdout } = user.run("main.ts");
    assert.equal(/or try again:\s+jipper rollback/.test(stdout), isHinted, stdout);
  });
