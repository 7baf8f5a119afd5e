import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ansi, plain } from "../../src/report/paint.ts";
import { watchScreen } from "../../src/report/selection/watch-screen.ts";
import type { WatchedLook } from "../../src/report/selection/watched-look.ts";
import { widthOf } from "../../src/report/width.ts";
import { ranked, look as ranking } from "./selection.ts";

const look: WatchedLook = {
  ...ranking,
  at: "2026-11-24T07:42:56.894Z",
  running: [
    { job: "build-a", number: 57, progress: 84, node: "agent-2" },
    { job: "build-a", number: 58, progress: undefined, node: undefined },
    { job: "team/日本", number: 3, progress: 0, node: "agent-1" },
  ],
  waiting: [
    { job: "team/日本", id: 7, waitedMs: 245_000, why: "Build #3 is already in progress" },
    { job: "build-a", id: 9, waitedMs: 1200, why: "" },
  ],
};
const jobs = (count: number) =>
  Array.from({ length: count }, (_, index) => ranked(`job-${index + 1}`, index, ["idle"]));
const hostile = "\u001b[2Jx\ty\rz\u202e\nsecond";
const usual = { columns: 80, rows: 24, everyMs: 2000, paint: plain };

type Case = readonly [
  title: string,
  given: WatchedLook | undefined,
  options: Partial<typeof usual & { readonly trouble: string }>,
  screen: string,
];

const cases: readonly Case[] = [
  [
    "shows executors, builds, queue, candidates and what would be chosen",
    look,
    { rows: 22 },
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy
  queue      5 waiting, 3 of them candidates

  running
    build-a #57    ▓▓▓▓▓▓▓▓░░ 84 %   on agent-2
    build-a #58    ░░░░░░░░░░    ?
    team/日本 #3   ░░░░░░░░░░  0 %   on agent-1

  waiting
    team/日本   4 m 5 s   Build #3 is already in progress
    build-a       1.2 s

  a new request would go to build-c
  → build-c     weight  0   idle                           = 0 + (0 + 11) · 0
    build-a     weight  1   running, 84 % (first to end)   = 1 + (0 + 11) · 0
    team/日本   weight 12   queued once, since 4 m         = 0 + (1 + 11) · 1

  weight = Ei + (Qi + Wb) · Qc, the smallest first

  left out: build-f is disabled · build-g is not visible to user ci

  07:42:56 UTC · every 2 s · q leaves`,
  ],
  [
    "has names, reasons and errors cut where it is narrow",
    look,
    { columns: 30, rows: 20, trouble: "Jenkins is away or starting (503)" },
    `  executors  ▓▓▓▓▓▓▓▓░░  8 o…
  queue      5 waiting, 3 of…

  running
    build-a #…   ▓▓▓▓░ 84 %
    build-a #…   ░░░░░    ?
    team/日本…   ░░░░░  0 %

  waiting
    team/日本   4 m 5 s   Bu…
    build-a       1.2 s

  a new request would go to…
  → build-c    weight  0   i…
    build-a    weight  1   r…
    team/日…   weight 12   q…

  left out: build-f is disab…

  ✖ not read since 07:42:56…`,
  ],
  [
    "leaves out blank lines, and then shares its rows, where it is low",
    { ...look, ranking: jobs(9) },
    { rows: 16 },
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy
  queue      5 waiting, 3 of them candidates
  running
    build-a #57    ▓▓▓▓▓▓▓▓░░ 84 %   on agent-2
    build-a #58    ░░░░░░░░░░    ?
    team/日本 #3   ░░░░░░░░░░  0 %   on agent-1
  waiting
    team/日本   4 m 5 s   Build #3 is already in progress
    build-a       1.2 s
  a new request would go to job-1
  → job-1   weight 0   idle   = 0 + (0 + 11) · 0
    job-2   weight 1   idle   = 0 + (0 + 11) · 0
    job-3   weight 2   idle   = 0 + (0 + 11) · 0
    … and 6 more
  left out: build-f is disabled · build-g is not visible to user ci
  07:42:56 UTC · every 2 s · q leaves`,
  ],
  [
    "keeps what would be chosen where it is lower still",
    look,
    { rows: 5 },
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy
  queue      5 waiting, 3 of them candidates
    build-a #57    ▓▓▓▓▓▓▓▓░░ 84 %   on agent-2
  → build-c     weight  0   idle                           = 0 + (0 + 11) · 0
  07:42:56 UTC · every 2 s · q leaves`,
  ],
  [
    "has two rows for what would be chosen, and when that was",
    look,
    { rows: 2 },
    `  → build-c     weight  0   idle                           = 0 + (0 + 11) · 0
  07:42:56 UTC · every 2 s · q leaves`,
  ],
  ["has one row for when that was", look, { rows: 1 }, "  07:42:56 UTC · every 2 s · q leaves"],
  [
    "says what there is not",
    { ...look, ranking: [], running: [], waiting: [] },
    { rows: 12, columns: 100 },
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy      queue  5 waiting, 3 of them candidates

  no candidate runs

  no candidate waits

  no candidate can be triggered

  left out: build-f is disabled · build-g is not visible to user ci


  07:42:56 UTC · every 2 s · q leaves`,
  ],
  [
    "shows as many candidates as fit, and how many more there are",
    { ...look, ranking: jobs(20), running: [], waiting: [], excluded: [] },
    { rows: 22, columns: 100 },
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy      queue  5 waiting, 3 of them candidates

  no candidate runs

  no candidate waits

  a new request would go to job-1
  → job-1    weight  0   idle   = 0 + (0 + 11) · 0
${Array.from({ length: 12 }, (_, index) => `    ${`job-${index + 2}`.padEnd(6)}   weight ${String(index + 1).padStart(2)}   idle   = 0 + (0 + 11) · 0\n`).join("")}    … and 7 more
  07:42:56 UTC · every 2 s · q leaves`,
  ],
  [
    "makes names, nodes, reasons and errors from Jenkins harmless",
    {
      ...look,
      ranking: [ranked(hostile, 0, [hostile])],
      excluded: [{ job: hostile, why: hostile }],
      running: [{ job: hostile, number: 1, progress: 100, node: hostile }],
      waiting: [{ job: hostile, id: 1, waitedMs: -1, why: hostile }],
    },
    { rows: 15, columns: 90, trouble: hostile },
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy      queue  5 waiting, 3 of them candidates

  running
    \\x1b[2Jx y\\rz\\u202e #1   ▓▓▓▓▓▓▓▓▓▓ 100 %   on \\x1b[2Jx y\\rz\\u202e

  waiting
    \\x1b[2Jx y\\rz\\u202e   0 ms   \\x1b[2Jx y\\rz\\u202e

  a new request would go to \\x1b[2Jx y\\rz\\u202e
  → \\x1b[2Jx y\\rz\\u202e   weight 0   \\x1b[2Jx y\\rz\\u202e   = 0 + (0 + 11) · 0

  weight = Ei + (Qi + Wb) · Qc, the smallest first

  left out: \\x1b[2Jx y\\rz\\u202e \\x1b[2Jx y\\rz\\u202e
  ✖ not read since 07:42:56 UTC: \\x1b[2Jx y\\rz\\u202e`,
  ],
  ["looks, before there is anything", undefined, { rows: 2 }, "\n  looking at Jenkins · every 2 s · q leaves"],
  [
    "says what is wrong, before there is anything",
    undefined,
    { rows: 2, trouble: "nothing listens there" },
    "\n  ✖ Jenkins cannot be read: nothing listens there",
  ],
];
for (const [title, given, options, screen] of cases)
  test(`the screen ${title}`, () => assert.equal(watchScreen(given, { ...usual, ...options }).join("\n"), screen));

test("a terminal that does not know its size has 80 columns and 24 rows", () => {
  const long = { ...look, running: [{ job: "x".repeat(100), number: 1, progress: 1, node: "y".repeat(100) }] };
  assert.deepEqual(watchScreen(long, { ...usual, columns: 0, rows: 0 }), watchScreen(long, usual));
  assert.equal(watchScreen(long, { ...usual, columns: 0, rows: 0 }).length, 24);
});

test("colours change nothing but the colour", () => {
  const painted = watchScreen(look, { ...usual, paint: ansi }).join("\n");
  assert.notEqual(painted, watchScreen(look, usual).join("\n"));
  const bare = painted.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g"), "");
  assert.equal(bare, watchScreen(look, usual).join("\n"));
});

const text = fc.string({ unit: fc.constantFrom(..."ab é日✔\t\n\r\u001b\u202e🚀"), maxLength: 60 });
const anyLook: fc.Arbitrary<WatchedLook> = fc.record({
  at: fc.constant(look.at),
  strategy: fc.constantFrom("weight", "least-load"),
  ranking: fc.array(
    fc.tuple(text, fc.nat(5000), text).map(([job, weight, reason]) => ranked(job, weight, [reason])),
    { maxLength: 12 },
  ),
  excluded: fc.array(fc.record({ job: text, why: text }), { maxLength: 3 }),
  executors: fc.nat(500).map((total) => ({ total, busy: Math.floor(total / 2) })),
  queue: fc.constant({ waiting: 3, candidates: 2 }),
  running: fc.array(
    fc.record({
      job: text,
      number: fc.nat(9999),
      progress: fc.option(fc.nat(100), { nil: undefined }),
      node: fc.option(text, { nil: undefined }),
    }),
    { maxLength: 8 },
  ),
  waiting: fc.array(fc.record({ job: text, id: fc.nat(), waitedMs: fc.nat(), why: text }), { maxLength: 8 }),
});

test("the screen is as high as the terminal, and no line reaches its last column", () => {
  fc.assert(
    fc.property(anyLook, fc.integer({ min: 1, max: 160 }), fc.integer({ min: 1, max: 60 }), (given, columns, rows) => {
      const lines = watchScreen(given, { ...usual, columns, rows });
      assert.equal(lines.length, rows);
      for (const line of lines) {
        assert.ok(widthOf(line) < columns, `${widthOf(line)} in ${columns}: ${line}`);
        assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
      }
      if (rows > 1 && columns > 4 && given.ranking.length > 0) assert.ok(lines.some((line) => line.startsWith("  →")));
    }),
  );
});
