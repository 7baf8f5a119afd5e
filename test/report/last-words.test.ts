import assert from "node:assert/strict";
import { test } from "node:test";
import type { Residue } from "../../src/report/event.ts";
import type { TextOptions } from "../../src/report/text.ts";
import { bytesOf } from "./bytes-of.ts";
import type { Story } from "./story.ts";
import { started, succeeded, timedOut, told, undoing } from "./story.ts";

const residues: [title: string, residue: readonly Residue[], options: TextOptions, expected: string][] = [
  [
    "a command of several lines stands as it is, so that its quoted lines can be copied",
    [
      { step: "a", why: "exit code 1", command: "bash -c 'cat <<EOF\n  x\nEOF\n\u001b'" },
      { step: "b", why: "its undo was not reached", command: "true" },
    ],
    {},
    `  a is still there (exit code 1). By hand:

bash -c 'cat <<EOF
  x
EOF
\u001b'

  b is still there (its undo was not reached). By hand:
    true
  or try again:
    jipper rollback 7f3k
`,
  ],
  [
    "where there is no command for it, there is no 'by hand'",
    [{ step: "a", why: "exit code 1", command: "" }],
    { again: () => undefined },
    "  a is still there (exit code 1).\n",
  ],
  ["without residue the undo can still be tried again", [], {}, "  Try again:\n    jipper rollback 7f3k\n"],
];
for (const [title, residue, options, expected] of residues)
  test(title, async () => {
    const end = told({
      event: "run.finished",
      durationMs: 1,
      outcome: "rollback-incomplete",
      cause: timedOut,
      residue,
    });
    const first = "\nNot everything could be undone.   cause: join timed out after 5 s   1 ms\n\n";
    assert.equal((await bytesOf([end], options)).toString(), first + expected);
  });

test("what was skipped is counted in the quiet line", async () => {
  const story: Story = [
    succeeded("a", 100),
    told({ event: "step.skipped", step: "b", attempt: 1 }),
    told({ event: "run.finished", durationMs: 130, outcome: "succeeded", residue: [] }),
  ];
  assert.match((await bytesOf(story, {})).toString(), /\n\nDone: 1 step in 0\.1 s, 1 skipped\n$/);
});

test("a step whose undo was not reached is not among those with nothing to undo", async () => {
  const residue = [{ step: "b", why: "its undo was not reached", command: "true" }];
  const story: Story = [
    started("a", "./a.sh"),
    started("b", "./b.sh"),
    told({ event: "run.finished", durationMs: 1, outcome: "rollback-incomplete", residue }),
  ];
  assert.match((await bytesOf(story, {})).toString(), /\n {2}nothing to undo: a\n/);
});

test("what failed is the cause, and not the sibling that was stopped for it", async () => {
  const end = { attempt: 1, durationMs: 1 };
  const story: Story = [
    told({ ...end, event: "step.failed", step: "a", message: "exit code 1" }),
    told({ ...end, event: "step.cancelled", step: "b", message: "cancelled" }),
    undoing("b", "./stop.sh"),
  ];
  assert.match((await bytesOf(story, {})).toString(), /Undoing, because a failed: exit code 1\n/);
});
