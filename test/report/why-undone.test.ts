import assert from "node:assert/strict";
import { test } from "node:test";
import type { Step } from "../../src/plan/plan.ts";
import type { Event } from "../../src/report/event.ts";
import { bytesOf } from "./bytes-of.ts";
import { again, begun, cancelled, failed, group, groupBegun, knowing, leaf } from "./members.ts";
import type { Story } from "./story.ts";
import { told, undoing } from "./story.ts";

const parallel = groupBegun("g", "a, b in parallel", "parallel");
const outer = groupBegun("o", "all", "steps");
const inner = told({ event: "step.started", step: "g", name: "g", attempt: 1, group: "parallel", parent: "o" });
const timedOut = (step: string, message: string): Event =>
  told({ event: "step.timed-out", step, attempt: 1, durationMs: 300, message });

const reasons: [title: string, steps: readonly Step[], story: Story, undone: string, expected: string][] = [
  [
    "what was stopped beside a failure is not the cause, even where it is told first",
    [],
    [parallel, begun("a", "g"), begun("b", "g"), cancelled("b"), failed("a"), failed("g", "a failed: exit code 1")],
    "b",
    "Undoing, because a failed: exit code 1",
  ],
  [
    "the first failure of a list is the cause, not that of a step that runs always",
    [],
    [begun("a"), failed("a"), begun("b"), failed("b", "exit code 2")],
    "b",
    "Undoing, because a failed: exit code 1",
  ],
  [
    "a group whose time is up is the cause, not the members that were stopped for it",
    [],
    [parallel, begun("a", "g"), cancelled("a"), timedOut("g", "timed out after 5 s")],
    "a",
    "Undoing, because g timed out after 5 s",
  ],
  ["a step that is undone between its tries is named", [], [begun("a")], "a", "Undoing a, to try it again"],
  [
    "of groups in each other that one is named which is tried again",
    [],
    [outer, inner, begun("a", "g"), failed("a"), failed("g", "a failed: exit code 1")],
    "a",
    "Undoing o, because a failed: exit code 1",
  ],
  [
    "a group whose failure is passed over is undone by itself, though one around it goes on",
    [group("o", "steps", [group("g", "parallel", [leaf("a")], { continueOnError: true })])],
    [outer, inner, begun("a", "g"), failed("a"), failed("g", "a failed: exit code 1")],
    "a",
    "Undoing g, because a failed: exit code 1",
  ],
  ["where nobody knows of a failure, no reason is made up", [], [], "a", "Undoing"],
];
for (const [title, steps, story, step, expected] of reasons)
  test(title, async () => {
    const text = (await bytesOf([...story, undoing(step, "x")], knowing(steps))).toString();
    assert.equal(
      text
        .split("\n")
        .find((line) => line.includes("Undoing"))
        ?.trim(),
      expected,
    );
  });

test("what two branches undo by themselves is introduced once for each", async () => {
  const one = groupBegun("one", "one", "steps");
  const two = groupBegun("two", "two", "steps");
  const begins = [one, two, begun("a", "one"), begun("b", "two")];
  const ends = [failed("a"), failed("b"), ...["a", "b", "a", "b"].map((step) => undoing(step, "x"))];
  const anew = [again("one", "a failed"), groupBegun("one", "one", "steps", 2), begun("a", "one", 2), failed("a")];
  const text = (await bytesOf([...begins, ...ends, ...anew, undoing("a", "x")], {})).toString();
  assert.deepEqual(
    text.split("\n").filter((line) => line.includes("Undoing")),
    [
      "  Undoing one, because a failed: exit code 1",
      "  Undoing two, because b failed: exit code 1",
      "  Undoing one, because a failed: exit code 1",
    ],
  );
});

test("where steps begin again after undos, the next way back is introduced anew, with its own cause", async () => {
  const story = [begun("a"), failed("a"), undoing("a", "x"), begun("b"), failed("b", "exit code 2"), undoing("b", "x")];
  const text = (await bytesOf(story, {})).toString();
  assert.deepEqual(
    text.split("\n").filter((line) => line.includes("Undoing")),
    ["  Undoing, because a failed: exit code 1", "  Undoing, because b failed: exit code 2"],
  );
});
