import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunResult } from "../../src/report/result.ts";
import type { SummaryOptions } from "../../src/report/summary.ts";
import { summaryMarkdown } from "../../src/report/summary.ts";
import { at, idle, reverted, run, start, step } from "./results.ts";

const withResidue = run({
  name: "Join node to the cluster",
  file: "join.yml",
  outcome: "rollback-incomplete",
  cause: { kind: "timed-out", step: "join", message: "timed out after 5 s" },
  steps: [
    step("volume", 0, 1.2, {
      name: "Create volume",
      outputs: { id: "vol-7" },
      detail: "It is **big**.",
      revert: { status: "failed", attempts: 3, error: "exit code 1", startedAt: at(7.5), finishedAt: at(13.6) },
    }),
    step("check", 1.2, 1.3),
    step("join", 2, 7, {
      name: "joinCluster",
      status: "timed-out",
      error: "timed out after 5 s",
      line: 22,
      revert: reverted(7, 7.3),
    }),
    idle("publish"),
  ],
  residue: [
    {
      step: "volume",
      why: "its undo did not succeed: exit code 1",
      command: "cd deploy && env VOLUME=vol-7 bash -e -c './delete-volume.sh \"$VOLUME\"'",
    },
  ],
});

const whole: [title: string, result: RunResult, options: Omit<SummaryOptions, "limitBytes">, expected: string][] = [
  [
    "says what is left, with the command that undoes it",
    withResidue,
    {
      link: (id) => (id === "join" ? "https://example.org/o/r/blob/abc/join.yml#L22" : undefined),
      lastLines: (id) => (id === "join" ? "waiting\n\u001b[31mno quorum\u001b[0m\n" : "not shown"),
      again: "jipper rollback 7f3k",
    },
    `### ✖ Join node to the cluster: undone, one thing is left

**join** timed out after 5 s ([join.yml line 22](https://example.org/o/r/blob/abc/join.yml#L22)) · 13.7 s · run 7f3k

| | step | result | time | undone |
|-|------|--------|-----:|--------|
| ✔ | **volume** Create volume | id=vol-7 | 1.2 s | ✖ exit code 1, 3 tries |
| ✔ | **check** |  | 0.1 s | nothing to undo |
| ✖ | [**join**](https://example.org/o/r/blob/abc/join.yml#L22) joinCluster | timed out after 5 s | 5.0 s | ↶ 0.3 s |
| ○ | **publish** | did not start |  |  |

**Left:** **volume** (its undo did not succeed: exit code 1). By hand:

\`\`\`sh
cd deploy && env VOLUME=vol-7 bash -e -c './delete-volume.sh "$VOLUME"'
\`\`\`

or try again:

\`\`\`sh
jipper rollback 7f3k
\`\`\`

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %H:%M:%S
  section run
  · volume :done, ${start}, ${start + 1200}
  · check :done, ${start + 1200}, ${start + 1300}
  · join :crit, ${start + 2000}, ${start + 7000}
  section undone
  · join :active, ${start + 7000}, ${start + 7300}
  · volume :crit, ${start + 7500}, ${start + 13_600}
\`\`\`

<details><summary>Details of <b>volume</b></summary>

> It is **big**.

</details>

<details><summary>Last lines of <b>join</b></summary>

\`\`\`text
waiting
no quorum
\`\`\`

</details>
`,
  ],
  [
    "of a green run is short",
    run({
      name: "Join",
      finishedAt: at(1.5),
      steps: [step("a", 0, 1, { name: "./a.sh" }), step("step-2", 1, 1, { name: "./b.sh" })],
    }),
    {},
    `### ✔ Join: done

2 steps · 1.5 s · run 7f3k

| | step | result | time |
|-|------|--------|-----:|
| ✔ | **a** ./a.sh |  | 1.0 s |
| ✔ | **step-2** ./b.sh |  | 0 ms |

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %S.%L s
  section run
  · a :done, ${start}, ${start + 1000}
  · ./b.sh :done, ${start + 1000}, ${start + 1001}
\`\`\`
`,
  ],
  [
    "of a run that was undone says what now",
    run({
      file: "join.yml",
      outcome: "rolled-back",
      cause: { kind: "failed", step: "a", message: "exit code 1" },
      steps: [
        step("a", 0, 1, { status: "failed", exitCode: 1, error: "exit code 1", line: 3, revert: reverted(1, 2) }),
      ],
    }),
    {},
    `### ✖ join.yml: everything was undone

**a** failed: exit code 1 (join.yml line 3) · 13.7 s · run 7f3k

Now: fix what made **a** fail, then run it again.

| | step | result | time | undone |
|-|------|--------|-----:|--------|
| ✖ | **a** | exit code 1 | 1.0 s | ↶ 1.0 s |

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %S.%L s
  section run
  · a :crit, ${start}, ${start + 1000}
  section undone
  · a :active, ${start + 1000}, ${start + 2000}
\`\`\`
`,
  ],
  [
    "of a run that was cancelled before anything was done",
    run({
      outcome: "rolled-back",
      cause: { kind: "cancelled", message: "" },
      steps: [1, 2, 3, 4, 5, 6].map((number) => idle(`step-${number}`)),
    }),
    {},
    `### ✖ Steps: cancelled, with nothing left to undo

The run was cancelled · 13.7 s · run 7f3k

Now: run it again when you are ready.

| | step | result | time | undone |
|-|------|--------|-----:|--------|
| | *6 more steps did not start* | | | |
`,
  ],
];
for (const [title, result, options, expected] of whole)
  test(`the summary ${title}`, () =>
    assert.equal(summaryMarkdown(result, { ...options, limitBytes: 1_000_000 }), expected));
