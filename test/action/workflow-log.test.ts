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
      groupBegun("h", "steps"),
      failed("h", "no such parameter"),
    ],
    `  ▶ a: ./a.sh
  ✖   a  ./a.sh${blanks(30)}0.3 s   exit code 1
::error title=a failed::a: exit code 1
  ✖ g  g in parallel${blanks(25)}0.3 s   timed out after 5 s
::error title=g failed::g: timed out after 5 s
  ✖ h  h in steps${blanks(28)}0.3 s   no such parameter
::error title=h failed::h: no such parameter
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

const finished = (step?: string): Event =>
  told({
    event: "run.finished",
    durationMs: 1,
    outcome: "rolled-back",
    cause: { kind: "failed", ...(step === undefined ? {} : { step }), message: "exit code 1" },
    residue: [],
  });

/** What is told on the page of the run, as `error: words`. */
const annotationsOf = (log: string) =>
  Array.from(log.matchAll(/^::(error|warning) [^:]*::(.*)$/gm), ([, kind, words]) => `${kind}: ${words}`);

test("many failures leave places among the ten errors that the runner shows for undos that fail, and for the cause", async () => {
  const undoFailed = (step: string): Event =>
    told({ event: "revert.failed", step, attempt: 1, durationMs: 300, message: "exit code 1" });
  const steps = Array.from({ length: 25 }, (_, index) => `s${index}`);
  const log = await logOf([
    ...steps.flatMap((step) => [started(step, "x"), failed(step)]),
    ...steps.flatMap((step) => [undoing(step, "x"), undoFailed(step)]),
    finished("s24"),
  ]);
  const errors = annotationsOf(log);
  assert.deepEqual([errors.length, errors.filter((line) => line.includes("the undo of")).length], [10, 5]);
  assert.equal(errors.at(-1), "error: s24: exit code 1");
  assert.equal(log.match(/✖ s24/g)?.length, 2, "what has no annotation is in the log all the same");
});

/** Group `g` may be tried again and may fail, as may the step `may`; `outer` around `in` may be tried again. */
const planned: WorkflowLogOptions = {
  knows: (step) => {
    const parents: { readonly [step: string]: string } = { f: "g", in: "outer" };
    const parent = parents[step];
    const mayFail = step === "g" || step === "may";
    return { ...(parent === undefined ? {} : { parent }), mayFail, hasRevert: false };
  },
  isTriedAgain: (step) => step === "g" || step === "outer",
};
const again = (step: string): Event =>
  told({ event: "step.retrying", step, attempt: 1, durationMs: 1, message: "exit code 1", delayMs: 1 });
const tryOf = (group: string, member: string): Story => [
  groupBegun(group, "steps"),
  begun(member, group),
  failed(member),
];

const annotated: [title: string, story: Story, expected: readonly string[]][] = [
  [
    "a group that is tried again and passed over is one warning, and takes no place of the failure that counts",
    [
      ...[1, 2, 3, 4, 5].flatMap(() => [...tryOf("g", "f"), again("g")]),
      ...tryOf("g", "f"),
      failed("g"),
      started("deploy", "x"),
      failed("deploy", "exit code 9"),
      finished("deploy"),
    ],
    ["warning: f: exit code 1", "error: deploy: exit code 9"],
  ],
  [
    "a step that may fail is a warning",
    [started("may", "x"), failed("may"), finished()],
    ["warning: may: exit code 1"],
  ],
  [
    "what may fail and is the cause all the same is an error in the end",
    [started("may", "x"), failed("may"), finished("may")],
    ["warning: may: exit code 1", "error: may: exit code 1"],
  ],
  ["a failure in a group that succeeds at last is none", [...tryOf("outer", "in"), again("outer")], []],
  [
    "a failure in the last try of a group is an error once the group is over",
    [...tryOf("outer", "in"), again("outer"), ...tryOf("outer", "in"), failed("outer"), finished("in")],
    ["error: in: exit code 1"],
  ],
];
for (const [title, story, expected] of annotated)
  test(title, async () => assert.deepEqual(annotationsOf(await logOf(story, planned)), expected));

test("what is said in between stands in no group, and is heard though a step has stopped commands", async () => {
  let log = "";
  const report = workflowLog((text) => {
    log += Buffer.from(text as string).toString();
  }, {});
  await tellTo(report, [started("a", "x"), printed("a", "::stop-commands::t0ken\n")]);
  report.say("Stopped.\n");
  assert.equal(
    log,
    "::group::a: x\n::stop-commands::t0ken\n::t0ken::\n::endgroup::\nStopped.\n::stop-commands::t0ken\n",
  );
});

test("commands that GitHub obeys no more are a warning with what to write instead, once, and fail nothing", async () => {
  const begin = [started("a", "x"), started("b", "x")];
  const lines = "::set-env name=A::s3cret\n\u00a0::SET-ENV name=A::s3cret\nx ##[add-path]/opt\r::set-env::y\n";
  const log = await logOf([started("a", "x"), printed("a", lines)]);
  const env = "GitHub does not obey the command set-env any more; write NAME=VALUE to the file $GITHUB_ENV";
  const path = "GitHub does not obey the command add-path any more; write the folder to the file $GITHUB_PATH";
  const told = `::warning title=step a::${env}\n${env}\n::warning title=step a::${path}\r${env}\n`;
  assert.equal(log, `::group::a: x\n${told}`);
  const beside = await logOf([...begin, printed("b", "::set-env name=A::x\n")]);
  assert.match(beside, /^::warning title=step b::/m);
});

test("the last lines of a step hold no value that a command has, whatever blanks stand before that", async () => {
  const lines = ["\u0085::add-mask::s3cret", "::set-env name=A::s3cret", "out"].join("\n");
  const log = await logOf([started("a", "x"), printed("a", `${lines}\n`), failed("a")]);
  assert.deepEqual(log.match(/^ {2}│ .*$/gm), ["  │ out"]);
});
