import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ansi, plain } from "../../src/report/paint.ts";
import type { Occupation, Ranking } from "../../src/report/ranking.ts";
import { rankingTable } from "../../src/report/selection/ranking-table.ts";
import { widthOf } from "../../src/report/width.ts";
import { look, ranked } from "./selection.ts";

test("a ranking has a head, an arrow at the first, sums, reasons and who is left out", () => {
  assert.equal(
    rankingTable(look, { paint: plain }),
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy      queue  5 waiting, 3 of them candidates

  → build-c     weight  0   idle                           = 0 + (0 + 11) · 0
    build-a     weight  1   running, 84 % (first to end)   = 1 + (0 + 11) · 0
    team/日本   weight 12   queued once, since 4 m         = 0 + (1 + 11) · 1

  weight = Ei + (Qi + Wb) · Qc, the smallest first

  left out: build-f is disabled · build-g is not visible to user ci
`,
  );
});

test("where lines must be short the sums go first, then reasons and names are cut", () => {
  assert.equal(
    rankingTable(look, { paint: plain, width: 42 }),
    `  executors  ▓▓▓▓▓▓▓▓░░  8 of 10 busy
  queue      5 waiting, 3 of them candida…

  → build-c    weight  0   idle
    build-a    weight  1   running, 84 %…
    team/日…   weight 12   queued once, s…

  left out:
    build-f is disabled
    build-g is not visible to user ci
`,
  );
});

test("the least load has no sums", () => {
  const ranking = [ranked("b", 0, ["idle"]), ranked("a", 2, ["one runs", "one waits"], { Ei: 1, Qi: 1, Qc: 1 })];
  assert.equal(
    rankingTable({ ...look, strategy: "least-load", ranking, excluded: [] }, { paint: plain }).split("\n\n")[1],
    "  → b   load 0   idle\n    a   load 2   one runs, one waits\n",
  );
});

test("where nobody is left it says so, and why", () => {
  assert.equal(
    rankingTable({ ...look, ranking: [] }, { paint: plain })
      .split("\n\n")
      .slice(1)
      .join("\n\n"),
    "  no candidate can be triggered\n\n  left out: build-f is disabled · build-g is not visible to user ci\n",
  );
});

const heads: [executors: Occupation["executors"], queue: Occupation["queue"], line: string][] = [
  [{ total: 0, busy: 0 }, { waiting: 0, candidates: 0 }, "  executors  none is online      queue  empty"],
  [
    { total: 100, busy: 0 },
    { waiting: 1, candidates: 1 },
    "  executors  ░░░░░░░░░░  0 of 100 busy      queue  1 waiting, 1 of them a candidate",
  ],
  [
    { total: 100, busy: 1 },
    { waiting: 2, candidates: 0 },
    "  executors  ▓░░░░░░░░░  1 of 100 busy      queue  2 waiting, no candidate among them",
  ],
  [
    { total: 100, busy: 99 },
    { waiting: 2, candidates: 2 },
    "  executors  ▓▓▓▓▓▓▓▓▓░  99 of 100 busy      queue  2 waiting, 2 of them candidates",
  ],
  [{ total: 3, busy: 3 }, { waiting: 0, candidates: 0 }, "  executors  ▓▓▓▓▓▓▓▓▓▓  3 of 3 busy      queue  empty"],
];
for (const [executors, queue, line] of heads)
  test(`the head is "${line.trim()}"`, () =>
    assert.equal(rankingTable({ ...look, executors, queue }, { paint: plain }).split("\n")[0], line));

test("names and reasons from Jenkins can't move the cursor or break a line", () => {
  const hostile = "\u001b[2Jx\ty\rz\u202e\nsecond";
  const shown = "\\x1b[2Jx y\\rz\\u202e";
  const text = rankingTable(
    { ...look, ranking: [ranked(hostile, 0, [hostile])], excluded: [{ job: hostile, why: hostile }] },
    { paint: plain },
  );
  assert.deepEqual(text.split("\n").slice(2), [
    `  → ${shown}   weight 0   ${shown}   = 0 + (0 + 11) · 0`,
    "",
    "  weight = Ei + (Qi + Wb) · Qc, the smallest first",
    "",
    `  left out: ${shown} ${shown}`,
    "",
  ]);
});

const text = fc.string({ unit: fc.constantFrom(..."ab é日✔\t\n\r\u001b\u202e🚀"), maxLength: 60 });
const anyLook: fc.Arbitrary<Ranking & Occupation> = fc.record({
  strategy: fc.constantFrom("weight", "least-load"),
  ranking: fc.array(
    fc
      .tuple(text, fc.nat(5000), fc.array(text, { minLength: 1, maxLength: 3 }))
      .map(([job, weight, because]) => ranked(job, weight, because)),
    { maxLength: 5 },
  ),
  excluded: fc.array(fc.record({ job: text, why: text }), { maxLength: 3 }),
  executors: fc.nat(500).chain((total) => fc.record({ total: fc.constant(total), busy: fc.nat(total) })),
  queue: fc.nat(50).chain((waiting) => fc.record({ waiting: fc.constant(waiting), candidates: fc.nat(waiting) })),
});

test("no line is wider than it may be, from 40 columns on, and no name is lost", () => {
  fc.assert(
    fc.property(anyLook, fc.integer({ min: 40, max: 160 }), (look, width) => {
      const lines = rankingTable(look, { paint: plain, width }).split("\n");
      for (const line of lines) assert.ok(widthOf(line) <= width, `${widthOf(line)} > ${width}: ${line}`);
      assert.equal(lines.filter((line) => / (weight|load) +\d/.test(line)).length, look.ranking.length);
    }),
    // The line that explains the sums is wider than short rows.
    { examples: [[{ ...look, ranking: [ranked("", 0, [""])], excluded: [] }, 40]] },
  );
});

test("colours change nothing but the colour", () => {
  const painted = rankingTable(look, { paint: ansi, width: 90 });
  assert.notEqual(painted, rankingTable(look, { paint: plain, width: 90 }));
  const bare = painted.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g"), "");
  assert.equal(bare, rankingTable(look, { paint: plain, width: 90 }));
});
