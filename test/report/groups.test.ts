import assert from "node:assert/strict";
import { test } from "node:test";
import type { Step } from "../../src/plan/plan.ts";
import type { Event } from "../../src/report/event.ts";
import { bytesOf } from "./bytes-of.ts";
import { again, begun, ended, failed, group, groupBegun, knowing, leaf } from "./members.ts";
import type { Story } from "./story.ts";
import { printed, started, succeeded, told, undoing, undone } from "./story.ts";

const begin = (...steps: string[]): Event => told({ event: "run.started", steps });

const whole: [title: string, steps: readonly Step[], story: Story, expected: string][] = [
  [
    "members stand below their group, further in, with their times below each other",
    [],
    [
      begin("services", "a", "long-name", "join"),
      groupBegun("services", "a, long-name in parallel", "parallel"),
      begun("a", "services"),
      begun("long-name", "services"),
      printed("a", "one\n"),
      succeeded("long-name", 500),
      succeeded("a", 800),
      succeeded("services", 800),
      started("join", "./join.sh"),
      succeeded("join", 100),
      ended("succeeded"),
    ],
    `run 7f3k

  ▶ services   a, long-name in parallel
  ▶   a        ./a.sh
  ▶   long-name  ./long-name.sh
  a │ one
  ✔   long-name  ./long-name.sh                      0.5 s
  ✔   a        ./a.sh                                0.8 s
  ✔ services   a, long-name in parallel              0.8 s
  ▶ join       ./join.sh
  ✔ join       ./join.sh                             0.1 s

Done: 3 steps in 1.0 s
`,
  ],
  [
    "a step that is tried again says what failed, which try it was, and when the next begins",
    [],
    [
      begin("a"),
      begun("a"),
      told({ event: "step.retrying", step: "a", attempt: 1, durationMs: 4, message: "", exitCode: 75, delayMs: 2000 }),
      begun("a", undefined, 2),
      again("a", "exit code 75\nmore", 2, 0),
      begun("a", undefined, 3),
      told({ event: "step.succeeded", step: "a", attempt: 3, durationMs: 4, outputs: {} }),
      ended("succeeded"),
    ],
    `run 7f3k

  ▶ a  ./a.sh
  ↻ a  ./a.sh                                 4 ms   exit code 75 · try 1, again in 2 s
  ▶ a  ./a.sh · try 2
  ↻ a  ./a.sh                                0.4 s   exit code 75 · try 2, again at once
  │ more
  ▶ a  ./a.sh · try 3
  ✔ a  ./a.sh                                 4 ms   3 tries

Done: 1 step in 1.0 s
`,
  ],
  [
    "a group that is tried again is undone by itself, and what makes the run fail later is told anew",
    [],
    [
      begin("pair", "a", "b"),
      groupBegun("pair", "a, b", "steps"),
      begun("a", "pair"),
      succeeded("a", 100),
      begun("b", "pair"),
      failed("b"),
      undoing("b", "./no-b.sh"),
      undone("b", 20),
      undoing("a", "./no-a.sh"),
      told({ event: "revert.retrying", step: "a", attempt: 1, durationMs: 20, message: "busy", delayMs: 50 }),
      told({ event: "revert.started", step: "a", attempt: 2, name: "./no-a.sh" }),
      told({ event: "revert.succeeded", step: "a", attempt: 2, durationMs: 20 }),
      again("pair", "b failed: exit code 1"),
      groupBegun("pair", "a, b", "steps", 2),
      begun("a", "pair", 2),
      failed("a", "no room", 2),
      failed("pair", "a failed: no room", 2),
      undoing("a", "./no-a.sh"),
      undone("a", 20),
      ended("rolled-back", "a"),
    ],
    `run 7f3k

  ▶ pair  a, b
  ▶   a   ./a.sh
  ✔   a   ./a.sh                                0.1 s
  ▶   b   ./b.sh
  ✖   b   ./b.sh                                0.3 s   exit code 1

  Undoing pair, because b failed: exit code 1

  ◀ b     ./no-b.sh
  ↶ b     ./no-b.sh                             20 ms
  ◀ a     ./no-a.sh
  ↻ a     ./no-a.sh                             20 ms   busy · try 1, again in 50 ms
  ◀ a     ./no-a.sh · try 2
  ↶ a     ./no-a.sh                             20 ms   2 tries
  ↻ pair  a, b                                  0.4 s   b failed: exit code 1 · try 1, again in 2 s
  ▶ pair  a, b · try 2
  ▶   a   ./a.sh · try 2
  ✖   a   ./a.sh                                0.3 s   no room, 2 tries
  ✖ pair  a, b                                  0.3 s   a failed: no room, 2 tries

  Undoing, because a failed: no room

  ◀ a     ./no-a.sh
  ↶ a     ./no-a.sh                             20 ms

Everything was undone.   cause: a failed: exit code 1   1.0 s

  now: fix what made a fail, then run it again
`,
  ],
  [
    "a failure that is passed over is not the cause; what has an undo that is not due is kept",
    [leaf("lint", { continueOnError: true, revert: null }), leaf("old"), leaf("new"), leaf("bad", { revert: null })],
    [
      begin("lint", "old", "new", "bad", "skip"),
      begun("lint"),
      failed("lint", "exit code 9"),
      begun("old"),
      succeeded("old", 100),
      begun("new"),
      succeeded("new", 100),
      told({ event: "step.skipped", step: "skip", attempt: 1 }),
      begun("bad"),
      failed("bad"),
      undoing("new", "./no-new.sh"),
      undone("new", 20),
      ended("rolled-back", "bad"),
    ],
    `run 7f3k

  ▶ lint  ./lint.sh
  ✖ lint  ./lint.sh                             0.3 s   exit code 9 · may fail
  ▶ old   ./old.sh
  ✔ old   ./old.sh                              0.1 s
  ▶ new   ./new.sh
  ✔ new   ./new.sh                              0.1 s
  ○ skip  skipped
  ▶ bad   ./bad.sh
  ✖ bad   ./bad.sh                              0.3 s   exit code 1

  Undoing, because bad failed: exit code 1

  ◀ new   ./no-new.sh
  ↶ new   ./no-new.sh                           20 ms

Everything was undone.   cause: bad failed: exit code 1   1.0 s

  nothing to undo: lint, bad
  kept: old
  now: fix what made bad fail, then run it again
`,
  ],
  [
    "a green run counts what failed and was passed over, and counts no groups",
    [group("pair", "steps", [leaf("a")], { continueOnError: true }), leaf("b")],
    [
      begin("pair", "a", "b"),
      groupBegun("pair", "a", "steps"),
      begun("a", "pair"),
      failed("a"),
      failed("pair", "a failed: exit code 1"),
      undoing("a", "./no-a.sh"),
      undone("a", 20),
      begun("b"),
      succeeded("b", 100),
      ended("succeeded"),
    ],
    `run 7f3k

  ▶ pair  a
  ▶   a   ./a.sh
  ✖   a   ./a.sh                                0.3 s   exit code 1
  ✖ pair  a                                     0.3 s   a failed: exit code 1 · may fail

  Undoing pair, because a failed: exit code 1

  ◀ a     ./no-a.sh
  ↶ a     ./no-a.sh                             20 ms
  ▶ b     ./b.sh
  ✔ b     ./b.sh                                0.1 s

Done: 1 step in 1.0 s, 1 failed and passed over
`,
  ],
];
for (const [title, steps, story, expected] of whole)
  test(title, async () => assert.equal((await bytesOf(story, knowing(steps))).toString(), expected));
