import assert from "node:assert/strict";
import { test } from "node:test";
import { ansi, plain } from "../../src/report/paint.ts";
import { type RunTextOptions, runText } from "../../src/report/run-text.ts";
import { idle, reverted, run, step } from "./results.ts";

const options: RunTextOptions = {
  paint: plain,
  place: (id) => (id === "join" ? "join.yml:9" : undefined),
  standing: "undone · began 2026-11-24 03:00 UTC, ended 3 h ago",
  whatNow: [],
  again: (id) => `jipper rollback ${id}`,
};

test("each end of a step and of its undo has its words", () => {
  const failed = { status: "failed", attempts: 2, error: "exit code 3" } as const;
  const steps = [
    step("volume", 0, 2, { name: "Create volume", revert: reverted(5, 6) }),
    step("pair", 2, 3, { kind: "parallel", name: "a, b in parallel" }),
    step("a", 2, 3, { path: "steps[1].parallel[0]", attempts: 3, revert: failed }),
    step("b", 2, 3, { path: "steps[1].parallel[1]", status: "cancelled", error: "cancelled, because a failed" }),
    step("late", 3, 4, { status: "timed-out", revert: { status: "not-reached", attempts: 0 } }),
    step("lost", 3, 4, { status: "unknown", revert: { status: "timed-out", attempts: 1 } }),
    step("kept", 3, 4, { revert: { status: "pending", attempts: 0 } }),
    step("busy", 3, 4, { status: "running", revert: { status: "running", attempts: 1 } }),
    step("join", 4, 5, { status: "failed", error: "exit code 1", exitCode: 1 }),
    { ...idle("not"), status: "skipped" as const },
    idle("never"),
  ];
  const cause = { kind: "failed", step: "join", message: "exit code 1" } as const;
  const residue = [{ step: "a", why: "its undo did not succeed: exit code 3", command: "stop a" }];
  const text = runText(
    run({ name: "Join", file: "join.yml", outcome: "rollback-incomplete", cause, steps, residue }),
    options,
  );
  assert.equal(
    text,
    `Join · run 7f3k · join.yml
  undone · began 2026-11-24 03:00 UTC, ended 3 h ago
  cause: join failed: exit code 1 (join.yml:9)

  ✔ volume  Create volume        2.0 s   ↶ undone
  ✔ pair    a, b in parallel     1.0 s
  ✔   a     a                    1.0 s   3 tries · undo: exit code 3, 2 tries
  ✖   b     b                    1.0 s   cancelled, because a failed · nothing to undo
  ✖ late    late                 1.0 s   timed out · undo not reached
  ? lost    lost                 1.0 s   its end is not known · undo: timed out
  ✔ kept    kept                 1.0 s   kept
  ? busy    busy                 1.0 s   was still running · its undo was still running
  ✖ join    join                 1.0 s   exit code 1 · nothing to undo
  ○ not     not                          skipped
  ○ never   never                        did not start

  a is still there (its undo did not succeed: exit code 3). By hand:
    stop a
  or try again:
    jipper rollback 7f3k
`,
  );
});

test("a run that is not finished ends with what to type", () => {
  const steps = [step("a", 0, 1, { revert: { status: "pending", attempts: 0 } })];
  const text = runText(run({ outcome: "running", steps }), {
    ...options,
    standing: "not finished",
    whatNow: ["to undo it:  jipper rollback 7f3k", "to go on:    jipper resume 7f3k"],
  });
  assert.equal(
    text,
    `run 7f3k
  not finished

  ✔ a  a     1.0 s

  to undo it:  jipper rollback 7f3k
  to go on:    jipper resume 7f3k
`,
  );
});

test("a run without steps is only its head", () => {
  assert.equal(runText(run({}), { ...options, standing: "succeeded" }), "run 7f3k\n  succeeded\n");
});

test("names from outside move no cursor and break no line, and long ones are cut", () => {
  const name = `\u001b[2Jboo ${"x".repeat(60)}\nsecond`;
  const steps = [step("a", 0, 1, { name, status: "failed", error: "\u001b]0;title\u0007\nmore" })];
  const cause = { kind: "failed", step: "a", message: "\u001b[31m" } as const;
  const text = runText(run({ name: "\u009b1A", file: "a\rb.yml", outcome: "rolled-back", cause, steps }), options);
  assert.doesNotMatch(text.replaceAll("\n", ""), /\p{Cc}/u);
  assert.deepEqual(text.split("\n").length, 6);
  assert.match(text, /^\\x9b1A · run 7f3k · a\\rb\.yml\n/);
  assert.match(text, /^ {2}✖ a {2}\\x1b\[2Jboo x+… +1\.0 s {3}/m);
});

test("colours mark what was good and what was bad, and change nothing else", () => {
  const steps = [step("a", 0, 1), step("b", 1, 2, { status: "failed" }), idle("c")];
  const coloured = runText(run({ steps }), { ...options, paint: ansi });
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
  assert.equal(coloured.replaceAll(escapes, ""), runText(run({ steps }), options));
  for (const mark of ["✔", "✖", "○"]) assert.match(coloured, new RegExp(`m${mark}.\\[`));
});
