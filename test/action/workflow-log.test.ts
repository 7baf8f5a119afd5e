import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorkflowLogOptions } from "../../src/action/workflow-log.ts";
import { workflowLog } from "../../src/action/workflow-log.ts";
import type { Event } from "../../src/report/event.ts";
import type { Story } from "../report/story.ts";
import { printed, started, succeeded, tellTo, told, undoing, undone } from "../report/story.ts";

async function logOf(story: Story, options: WorkflowLogOptions = {}): Promise<string> {
  let log = "";
  const report = workflowLog((text) => {
    log += Buffer.from(text as string).toString();
  }, options);
  await tellTo(report, story);
  return log;
}

const groupBegun = (step: string, group: "parallel" | "steps", parent?: string): Event =>
  told({
    event: "step.started",
    step,
    name: `${step} in ${group}`,
    attempt: 1,
    group,
    ...(parent === undefined ? {} : { parent }),
  });
const begun = (step: string, parent: string): Event =>
  told({ event: "step.started", step, name: `./${step}.sh`, attempt: 1, parent });
const failed = (step: string, message = "exit code 1"): Event =>
  told({ event: "step.failed", step, attempt: 1, durationMs: 300, message });

const blanks = (count: number) => " ".repeat(count);

const whole: [title: string, story: Story, expected: string][] = [
  [
    "steps in a group that run one after another have a group of the log each; their group has none",
    [
      groupBegun("g", "steps"),
      begun("a", "g"),
      printed("a", "one\n"),
      succeeded("a", 100),
      begun("b", "g"),
      printed("b", "two\n"),
      succeeded("b", 100),
      succeeded("g", 200),
    ],
    `::group::a: ./a.sh
one
::endgroup::
  ✔   a  ./a.sh${blanks(30)}0.1 s
::group::b: ./b.sh
two
::endgroup::
  ✔   b  ./b.sh${blanks(30)}0.1 s
  ✔ g  g in steps${blanks(28)}0.2 s
`,
  ],
  [
    "what runs in parallel has its id before each line, but for commands; a failure is one annotation",
    [
      groupBegun("g", "parallel"),
      begun("a", "g"),
      begun("b", "g"),
      printed("a", "one\n::add-mask::s3cret\n"),
      printed("b", "two\n"),
      failed("b"),
      printed("a", "three\n"),
      told({ event: "step.cancelled", step: "a", attempt: 1, durationMs: 300, message: "cancelled" }),
      failed("g", "b failed: exit code 1"),
      undoing("a", "./no-a.sh"),
      printed("a", "four\n", "revert"),
      undone("a", 100),
      undoing("c", "./no-c.sh"),
      printed("c", "five\n", "revert"),
      undone("c", 100),
      undoing("g", "./no-g.sh"),
      undone("g", 100),
    ],
    `  ▶ a: ./a.sh
  ▶ b: ./b.sh
  a │ one
::add-mask::s3cret
  b │ two
  ✖   b  ./b.sh${blanks(30)}0.3 s   exit code 1
  │ two
::error title=b failed::b: exit code 1
  a │ three
  ✖   a  ./a.sh${blanks(30)}0.3 s   cancelled
  ✖ g  g in parallel${blanks(25)}0.3 s   b failed: exit code 1

  Undoing, because b failed: exit code 1

  ▶ undo a: ./no-a.sh
  a │ four
  ↶ a  ./no-a.sh${blanks(29)}0.1 s
::group::undo c: ./no-c.sh
five
::endgroup::
  ↶ c  ./no-c.sh${blanks(29)}0.1 s
::group::undo g: ./no-g.sh
::endgroup::
  ↶ g  ./no-g.sh${blanks(29)}0.1 s
`,
  ],
  [
    "work that turns out not to be alone loses its group, and gets its id before each line from then on",
    [
      started("a", "./a.sh"),
      printed("a", "one\n"),
      started("b", "./b.sh"),
      printed("a", "two\n"),
      succeeded("b", 100),
      printed("a", "three\n"),
      succeeded("a", 100),
    ],
    `::group::a: ./a.sh
one
::endgroup::
  ▶ b: ./b.sh
  a │ two
  ✔ b  ./b.sh${blanks(32)}0.1 s
  a │ three
  ✔ a  ./a.sh${blanks(32)}0.1 s
`,
  ],
  [
    "a step that is tried again is no error yet",
    [
      started("a", "./a.sh"),
      printed("a", "busy\n"),
      told({ event: "step.retrying", step: "a", attempt: 1, durationMs: 300, message: "exit code 75", delayMs: 2000 }),
      started("a", "./a.sh", 2),
      told({ event: "step.succeeded", step: "a", attempt: 2, durationMs: 300, outputs: {} }),
    ],
    `::group::a: ./a.sh
busy
::endgroup::
  ↻ a  ./a.sh${blanks(32)}0.3 s   exit code 75 · try 1, again in 2 s
::group::a: ./a.sh (try 2)
::endgroup::
  ✔ a  ./a.sh${blanks(32)}0.3 s   2 tries
`,
  ],
  [
    "a step that stopped commands and runs on gets what it asked for, but our own commands work",
    [
      groupBegun("g", "parallel"),
      begun("a", "g"),
      begun("b", "g"),
      printed("a", "::stop-commands::t0ken\n::warning::no\n"),
      failed("b"),
      printed("a", "::warning::no\n"),
      failed("a"),
      failed("g", "b failed"),
    ],
    `  ▶ a: ./a.sh
  ▶ b: ./b.sh
::stop-commands::t0ken
::warning::no
::t0ken::
  ✖   b  ./b.sh${blanks(30)}0.3 s   exit code 1
::error title=b failed::b: exit code 1
::stop-commands::t0ken
::warning::no
::t0ken::
  ✖   a  ./a.sh${blanks(30)}0.3 s   exit code 1
  │ ::warning::no
  │ ::warning::no
::error title=a failed::a: exit code 1
  ✖ g  g in parallel${blanks(25)}0.3 s   b failed
`,
  ],
  [
    "a group that fails by itself, or whose time is up, is an error of its own",
    [
      groupBegun("g", "parallel"),
      begun("a", "g"),
      failed("a"),
      told({ event: "step.timed-out", step: "g", attempt: 1, durationMs: 300, message: "timed out after 5 s" }),
      groupBegun("g", "steps"),
      failed("g", "no such parameter"),
    ],
    `  ▶ a: ./a.sh
  ✖   a  ./a.sh${blanks(30)}0.3 s   exit code 1
::error title=a failed::a: exit code 1
  ✖ g  g in parallel${blanks(25)}0.3 s   timed out after 5 s
::error title=g failed::g: timed out after 5 s
  ✖ g  g in steps${blanks(28)}0.3 s   no such parameter
::error title=g failed::g: no such parameter
`,
  ],
];
for (const [title, story, expected] of whole)
  test(title, async () => {
    const begin = told({ event: "run.started", steps: ["g"] });
    const log = (await logOf([begin, ...story])).replace("run 7f3k\n\n", "");
    assert.equal(log, expected);
  });

test("a process that undoes what another has run knows from the plan what runs at once", async () => {
  const knows = (step: string) =>
    step === "g"
      ? ({ group: "parallel", mayFail: false, hasRevert: false } as const)
      : { parent: "g", mayFail: false, hasRevert: true };
  const log = await logOf([undoing("a", "./no-a.sh"), printed("a", "one\n", "revert")], { knows });
  assert.equal(log, "\n  Undoing\n\n  ▶ undo a: ./no-a.sh\n  a │ one\n");
});

test("many failures leave places among the ten errors that the runner shows for undos that fail", async () => {
  const undoFailed = (step: string): Event =>
    told({ event: "revert.failed", step, attempt: 1, durationMs: 300, message: "exit code 1" });
  const steps = Array.from({ length: 25 }, (_, index) => `s${index}`);
  const log = await logOf([
    ...steps.flatMap((step) => [started(step, "x"), failed(step)]),
    ...steps.flatMap((step) => [undoing(step, "x"), undoFailed(step)]),
  ]);
  const errors = log.split("\n").filter((line) => line.startsWith("::error"));
  assert.deepEqual([errors.length, errors.filter((line) => line.includes("could not be undone")).length], [10, 5]);
  assert.equal(log.match(/✖ s24/g)?.length, 2, "what has no annotation is in the log all the same");
});
