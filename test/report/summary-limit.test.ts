import assert from "node:assert/strict";
import { test } from "node:test";
import { summaryMarkdown } from "../../src/report/summary.ts";
import { reverted, run, step } from "./results.ts";

const long = run({
  name: "é".repeat(100),
  outcome: "rollback-incomplete",
  cause: { kind: "failed", step: "s500", message: "exit code 1" },
  steps: Array.from({ length: 500 }, (_, index) =>
    step(`s${index + 1}`, index, index + 1, {
      name: "日本".repeat(30),
      detail: "é".repeat(1000),
      revert: reverted(index, index + 1),
    }),
  ),
  residue: Array.from({ length: 300 }, (_, index) => ({ step: `s${index}`, why: "it is so", command: "é".repeat(50) })),
});

test("the summary is never larger than its limit", () => {
  const utf8 = new TextEncoder();
  const limits = [1, 2, 9, 50, 240, 500, 1000, 5000, 40_000, 50_000, 60_000, 100_000, 300_000, 1_048_576];
  const sizes = limits.map((limitBytes) => utf8.encode(summaryMarkdown(long, { limitBytes })).length);
  assert.deepEqual(
    sizes.map((size, index) => size <= (limits[index] ?? 0)),
    limits.map(() => true),
  );
  assert.ok(!summaryMarkdown(long, { limitBytes: 50 }).includes("\ufffd"));
});

test("of very many steps the first and the last are shown, and how many are between", () => {
  const rows = summaryMarkdown(long, { limitBytes: 1_048_576 })
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const shown = rows.slice(1).map((row) => /\*\*s(\d+)\*\*|\*(.+)\*/.exec(row)?.slice(1).join(""));
  assert.deepEqual(
    [shown.length, shown[0], shown[99], shown[100], shown[101], shown[200]],
    [201, "1", "100", "300 more steps", "401", "500"],
  );
});

test("where room is short, what is left undone is kept before the rows", () => {
  const text = summaryMarkdown(long, { limitBytes: 5000 });
  const left = text.split("\n").filter((line) => line.startsWith("**Left"));
  assert.deepEqual(
    [left[0], left[14], left[15], left[16], left.at(-1)],
    [
      "**Left:** **s0** (it is so). By hand:",
      "**Left:** **s14** (it is so). By hand:",
      "**Left, too:** 270 more steps.",
      "**Left:** **s285** (it is so). By hand:",
      "**Left:** **s299** (it is so). By hand:",
    ],
  );
});

test("a middle that has no room is replaced by its number", () => {
  const steps = Array.from({ length: 20 }, (_, index) => step(`s${index + 1}`, 0, 1));
  const text = summaryMarkdown(run({ steps }), { limitBytes: 300 });
  assert.equal(
    text,
    `### ✔ Steps: done

20 steps · 13.7 s · run 7f3k

| | step | result | time |
|-|------|--------|-----:|
| ✔ | **s1** |  | 1.0 s |
| ✔ | **s2** |  | 1.0 s |
| | *15 more steps* | | |
| ✔ | **s18** |  | 1.0 s |
| ✔ | **s19** |  | 1.0 s |
| ✔ | **s20** |  | 1.0 s |
`,
  );
});
