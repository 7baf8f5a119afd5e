import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { commandIn } from "../../src/action/printed-commands.ts";
import { workflowLog } from "../../src/action/workflow-log.ts";
import type { Event } from "../../src/report/event.ts";
import { type Story, started, succeeded, tellTo, told, undoing, undone } from "../report/story.ts";
import { hostile } from "../support/hostile-text.ts";
import { workflowCommands } from "../support/workflow-commands.ts";

const bytes = (text: string | Uint8Array) => Buffer.from(text as string);

/** What the log gets, each piece with whose it is. */
async function pieces(story: Story): Promise<{ readonly ours: string; readonly all: string }> {
  const all: Buffer[] = [];
  const ours: Buffer[] = [];
  let isOurs = true;
  const report = workflowLog((text) => {
    all.push(bytes(text));
    if (isOurs) ours.push(bytes(text));
  }, {});
  for (const part of story) {
    isOurs = !("lines" in part);
    await tellTo(report, [part]);
  }
  return { ours: Buffer.concat(ours).toString(), all: Buffer.concat(all).toString() };
}

/** What a terminal obeys, or shows as something else or as nothing. */
const acting = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;

/** What we say ourselves, without what is made inert and with it. */
const ourCommands = (log: string) =>
  workflowCommands(log)
    .filter(({ command }) => command !== "stop-commands")
    .map(({ command }) => command);

const failed = (step: string, message: string): Event =>
  told({ event: "step.failed", step, attempt: 1, durationMs: 300, message });
const print = (step: string, text: string) => ({ step, phase: "step", lines: Buffer.from(`${text}\n`) }) as const;

test("names, messages, details and commands to undo by hand forge no command, whatever they hold", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (name, message, rest) => {
      const { ours } = await pieces([
        told({ event: "run.started", name, file: rest, steps: ["a", "b"] }),
        started("a", name),
        told({ event: "step.succeeded", step: "a", attempt: 1, durationMs: 1, outputs: { x: rest }, detail: message }),
        started("b", rest),
        told({ event: "step.retrying", step: "b", attempt: 1, durationMs: 1, message, delayMs: 1 }),
        started("b", rest, 2),
        failed("b", message),
        undoing("a", name),
        undone("a", 1),
        told({
          event: "run.finished",
          outcome: "rollback-incomplete",
          durationMs: 1,
          cause: { kind: "failed", step: "b", message },
          residue: [{ step: "b", why: message, command: rest }],
        }),
      ]);
      const expected = "group endgroup group endgroup group endgroup error group endgroup".split(" ");
      assert.deepEqual(ourCommands(ours), expected);
      assert.doesNotMatch(ours, acting);
    }),
    { numRuns: 300 },
  );
});

test("what a step prints while it runs alone is given to the runner byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), hostile, async (noise, text) => {
      const lines = Buffer.concat([Buffer.from(text.replace(/stop-commands/gi, "")), noise, Buffer.from("\n")]);
      const written: Buffer[] = [];
      const report = workflowLog((piece) => void written.push(bytes(piece)), {});
      await tellTo(report, [started("a", "x"), { step: "a", phase: "step", lines }]);
      assert.deepEqual(written.at(-1), lines);
    }),
    { numRuns: 300 },
  );
});

/** Each of them makes the runner stop obeying; most can be taken back, some by no line at all. */
const stops = [
  "::stop-commands::t0ken",
  "::STOP-commands::t0ken",
  "  ::stop-commands a=b::t0ken",
  "\u3000::stop-commands::t0ken",
  "x ##[stop-commands]t0ken",
  "##[Stop-Commands a=b;c=d]t0ken",
  "::stop-commands::50%25",
  "::stop-commands::a::b",
  "::stop-commands::a:",
  "::stop-commands::a b",
  "::stop-commands::a%0Ab",
  "##[stop-commands]a%5D b",
  "50%\r::stop-commands::t0ken",
  "::stop-commands::T0KEN\r\n::warning::no",
];
for (const stop of stops)
  test(`after ${JSON.stringify(stop)} the runner obeys us again, and the step is not heard until it ends`, async () => {
    const { all } = await pieces([
      started("a", "x"),
      print("a", stop),
      print("a", "::warning::no"),
      failed("a", "exit code 1"),
      started("b", "y"),
      print("b", "::notice::yes"),
      succeeded("b", 1),
    ]);
    const expected = "group stop-commands endgroup error group notice endgroup".split(" ");
    // The last lines of a step are quoted, and made inert for that.
    const heard = workflowCommands(all).map(({ command }) => command);
    assert.deepEqual(
      heard.filter((command, index) => command !== "stop-commands" || index < 3),
      expected,
    );
  });

const blanks: readonly [line: string, command: string | undefined][] = [
  ["\u0085\u00a0\t::error::x", "error"],
  ["\u2003\u3000::ERROR a=b::x", "error"],
  ["\ufeff::error::x", undefined],
  ["x ::error::x", undefined],
  ["::error", undefined],
  ["::nothing::x", undefined],
  ["::nothing::x ##[error]y", "error"],
  ["##[error y", undefined],
];
for (const [line, command] of blanks)
  test(`${JSON.stringify(line)} is ${command === undefined ? "no command" : `'${command}'`} to the runner`, () =>
    assert.equal(commandIn(line)?.name, command));

test("whatever steps print, what we say is heard: every group, every end and every error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { maxLength: 4 }), fc.boolean(), async (texts, isParallel) => {
      const begin: Story = isParallel
        ? [told({ event: "step.started", step: "g", name: "g", attempt: 1, group: "parallel" })]
        : [];
      const parent = isParallel ? { parent: "g" } : {};
      const start = (step: string): Event => told({ event: "step.started", step, name: step, attempt: 1, ...parent });
      const { all } = await pieces([
        ...begin,
        start("a"),
        ...texts.map((text) => print("a", text)),
        failed("a", "m1"),
        start("b"),
        ...texts.map((text) => print("b", text)),
        failed("b", "m2"),
      ]);
      const errors = workflowCommands(all).filter(
        ({ command, properties }) => command === "error" && properties["title"],
      );
      assert.deepEqual(
        errors.map(({ properties, data }) => [properties["title"], data]),
        [
          ["a failed", "a: m1"],
          ["b failed", "b: m2"],
        ],
      );
      const groups = workflowCommands(all).flatMap(({ command, data }) =>
        command === "group" && /^[ab]$/.test(data) ? data : [],
      );
      assert.deepEqual(groups, isParallel ? [] : ["a", "b"]);
    }),
    { numRuns: 300 },
  );
});

test("a group of the log that a step beside others leaves open is closed before we say the next thing", async () => {
  const begin = (step: string): Event => told({ event: "step.started", step, name: step, attempt: 1, parent: "g" });
  const { all } = await pieces([
    told({ event: "step.started", step: "g", name: "g", attempt: 1, group: "parallel" }),
    begin("a"),
    begin("b"),
    print("a", "::group::mine"),
    print("a", "out"),
    failed("b", "exit code 1"),
    print("a", "::group::two\n::endgroup::"),
    succeeded("a", 1),
  ]);
  assert.deepEqual(
    workflowCommands(all).map(({ command }) => command),
    "group endgroup error group endgroup".split(" "),
  );
});
