import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunResult } from "../../src/report/result.ts";
import { summaryMarkdown } from "../../src/report/summary.ts";
import { at, reverted, run, start, step } from "./results.ts";

const kept = { status: "pending", attempts: 0 } as const;
const tree = [
  step("volume", 0, 1, { name: "Create volume", path: "steps[0]", revert: kept }),
  step("lint", 1, 2, { path: "steps[1]", status: "failed", error: "exit code 9" }),
  step("services", 2, 6, {
    path: "steps[2]",
    kind: "parallel",
    name: "a, in order",
    status: "failed",
    attempts: 2,
    error: "b failed: exit code 1",
  }),
  step("a", 2, 3, { path: "steps[2].parallel[0]", attempts: 2, outputs: { id: "7" }, revert: reverted(6, 7) }),
  step("inner", 2, 6, {
    path: "steps[2].parallel[1]",
    kind: "steps",
    status: "failed",
    error: "b failed: exit code 1",
  }),
  step("b", 2, 6, {
    path: "steps[2].parallel[1].steps[0]",
    status: "failed",
    attempts: 3,
    error: "exit code 1",
    line: 4,
    file: "b.yml",
    revert: reverted(6, 7),
  }),
];

const whole: [title: string, result: RunResult, expected: string][] = [
  [
    "members stand below their group, tries are told, and only what has work of its own has a bar",
    run({
      name: "Join",
      file: "join.yml",
      outcome: "rolled-back",
      cause: { kind: "failed", step: "b", message: "exit code 1" },
      steps: tree,
    }),
    `### ✖ Join: everything was undone

**b** failed: exit code 1 (b.yml line 4) · 13.7 s · run 7f3k

Now: fix what made **b** fail, then run it again.

| | step | result | time | undone |
|-|------|--------|-----:|--------|
| ✔ | **volume** Create volume |  | 1.0 s | kept |
| ✖ | **lint** | exit code 9 | 1.0 s | nothing to undo |
| ✖ | **services** a, in order | b failed: exit code 1, 2 tries | 4.0 s |  |
| ✔ | &emsp;**a** | id=7 · 2 tries | 1.0 s | ↶ 1.0 s |
| ✖ | &emsp;**inner** | b failed: exit code 1 | 4.0 s |  |
| ✖ | &emsp;&emsp;**b** | exit code 1, 3 tries | 4.0 s | ↶ 1.0 s |

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %S.%L s
  section run
  · volume :done, ${start}, ${start + 1000}
  · lint :crit, ${start + 1000}, ${start + 2000}
  · a :done, ${start + 2000}, ${start + 3000}
  · b :crit, ${start + 2000}, ${start + 6000}
  section undone
  · a :active, ${start + 6000}, ${start + 7000}
  · b :active, ${start + 6000}, ${start + 7000}
\`\`\`
`,
  ],
  [
    "in a green run what failed was passed over; groups are not counted",
    run({
      name: "Join",
      finishedAt: at(2),
      steps: [
        tree[1] ?? step("lint", 0, 1),
        step("g", 1, 2, { path: "steps[1]", kind: "steps" }),
        step("a", 1, 2, { path: "steps[1].steps[0]" }),
      ],
    }),
    `### ✔ Join: done

2 steps · 2.0 s · run 7f3k

| | step | result | time |
|-|------|--------|-----:|
| ✖ | **lint** | exit code 9 · passed over | 1.0 s |
| ✔ | **g** |  | 1.0 s |
| ✔ | &emsp;**a** |  | 1.0 s |

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %S.%L s
  section run
  · lint :crit, ${start + 1000}, ${start + 2000}
  · a :done, ${start + 1000}, ${start + 2000}
\`\`\`
`,
  ],
];
for (const [title, result, expected] of whole)
  test(`in the summary ${title}`, () => assert.equal(summaryMarkdown(result, { limitBytes: 1_000_000 }), expected));

test("while a run is not finished, nothing is kept yet", () => {
  const text = summaryMarkdown(run({ outcome: "running", steps: tree.slice(0, 1) }), { limitBytes: 10_000 });
  assert.match(text, /\| 1\.0 s \| {2}\|\n/);
});

test("however deep the groups are, the row stays readable", () => {
  const path = `steps[0]${".steps[0]".repeat(40)}`;
  const text = summaryMarkdown(run({ steps: [step("a", 0, 1, { path })] }), { limitBytes: 10_000 });
  assert.match(text, /\| (&emsp;){6}\*\*a\*\*/);
});
