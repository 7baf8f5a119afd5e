import assert from "node:assert/strict";
import { test } from "node:test";
import type { TerminalOptions } from "../../src/cli/terminal.ts";
import type { Story } from "../report/story.ts";
import { inParallel, printed, started, succeeded, told, undoing } from "../report/story.ts";
import { FakeTerminal } from "./fake-terminal.ts";

const failed = (step: string) =>
  told({ event: "step.failed", step, attempt: 1, durationMs: 100, message: "exit code 1", exitCode: 1 });
const head = `  ✖ a  x${" ".repeat(37)}0.1 s   exit code 1\n`;
const long = Array.from({ length: 23 }, (_, index) => `line ${index + 1}\n`).join("");
const lastTwenty = long
  .split("\n")
  .slice(3, 23)
  .map((line) => `  │ ${line}\n`)
  .join("");
const begin = told({ event: "run.started", steps: ["a"] });

const tails: [title: string, options: Partial<TerminalOptions>, hint: string][] = [
  [
    "names the file that holds all of it",
    { logOf: (step, phase) => `/logs/${step}.${phase}` },
    "all of it: /logs/a.step",
  ],
  ["says how to see all of it", {}, "--verbose shows all"],
];
for (const [title, options, hint] of tails)
  test(`of much output the last 20 lines are shown; Jipper ${title}`, async () => {
    const terminal = await new FakeTerminal(options).tell([begin, started("a", "x"), printed("a", long), failed("a")]);
    assert.equal(terminal.screen, `run 7f3k\n\n${head}  │ … 3 lines above; ${hint}\n${lastTwenty}`);
  });

const noisy = "\u001b[31mred\u001b[0m\u001b[2J\t50%\r100%\r\n";
const shown: [title: string, hasColours: boolean, line: string][] = [
  [
    "keeps its colours and nothing else",
    true,
    "\u001b[2m│\u001b[22m \u001b[31mred\u001b[0m\\x1b[2J\t50%\\r100%\u001b[0m",
  ],
  ["has no colours where nobody wants them", false, "│ red\\x1b[2J\t50%\\r100%"],
];
for (const [title, hasColours, line] of shown)
  test(`output on a terminal ${title}`, async () => {
    const terminal = await new FakeTerminal({ hasColours }).tell([started("a", "x"), printed("a", noisy), failed("a")]);
    assert.equal(terminal.screen.split("\n").at(-2), `  ${line}`);
  });

test("a command with control characters is shown so that it does no harm", async () => {
  const residue = [{ step: "a", why: "", command: "rm '\u001b[2J'" }];
  const end = told({ event: "run.finished", durationMs: 1, outcome: "rollback-incomplete", residue });
  assert.equal(
    (await new FakeTerminal().tell([end])).screen,
    `
Not everything could be undone.   1 ms

  a is still there. By hand:
    rm '\\x1b[2J'
    (its control characters are shown here as \\x1b and the like)
  or try again:
    jipper rollback 7f3k
`,
  );
});

const living: [title: string, columns: number, story: Story, line: string][] = [
  ["names what runs and since when", 60, [started("a", "./x.sh")], "  ⠙ a  ./x.sh  2 s"],
  [
    "ends with the last line of output",
    60,
    [started("a", "./x.sh"), printed("a", "one\n10%\r\u001b[1m20%\u001b[0m\r\n")],
    "  ⠙ a  ./x.sh  2 s   20%",
  ],
  [
    "is cut before the edge of the terminal",
    30,
    [started("a", "./x.sh"), printed("a", "0123456789\n")],
    "  ⠙ a  ./x.sh  2 s   0123456…",
  ],
  ["is cut on a terminal that is very narrow", 12, [started("a", "./a-long-name.sh")], "  ⠙ a  ./a…"],
  [
    "names all that runs, and whose output it shows",
    60,
    [started("a", "./x.sh"), started("b", "./y.sh"), printed("a", "hello\n")],
    "  ⠙ a · b  2 s   a: hello",
  ],
  ["names the members of a group, and not the group", 60, inParallel.slice(1, 5), "  ⠙ a · bb  2 s   a: busy"],
  [
    "shows an undo as well",
    60,
    [started("a", "./x.sh"), failed("a"), undoing("a", "./undo.sh")],
    "  ⠙ a  ./undo.sh  2 s",
  ],
];
for (const [title, columns, story, line] of living)
  test(`the living line ${title}`, async () => {
    const terminal = await new FakeTerminal({ columns }).tell([begin, ...story]);
    terminal.wait(2900);
    assert.equal(terminal.screen.split("\n").at(-1), line);
  });

test("nothing lives between two tries", async () => {
  const terminal = await new FakeTerminal().tell(inParallel.slice(0, 7));
  assert.deepEqual([terminal.screen.split("\n").at(-1), terminal.ticks.size], ["", 0]);
  await terminal.tell(inParallel.slice(7, 8));
  assert.equal(terminal.ticks.size, 1);
});

test("nothing lives on once nothing runs", async () => {
  const terminal = await new FakeTerminal().tell([begin, started("a", "x")]);
  assert.equal(terminal.ticks.size, 1);
  await terminal.tell([succeeded("a", 100)]);
  assert.equal(terminal.ticks.size, 0);
  assert.equal(terminal.screen, `run 7f3k\n\n  ✔ a  x${" ".repeat(37)}0.1 s\n`);
});

test("closing takes the living line away", async () => {
  const terminal = await new FakeTerminal().tell([begin, started("a", "x")]);
  terminal.report.close();
  assert.deepEqual([terminal.screen, terminal.ticks.size], ["run 7f3k\n\n", 0]);
});

test("what is no terminal gets no living line", async () => {
  const terminal = await new FakeTerminal({ isTTY: false }).tell([begin, started("a", "x"), printed("a", "one\n")]);
  assert.deepEqual([terminal.raw, terminal.ticks.size], ["run 7f3k\n\n", 0]);
});

test("names are cut on a narrow terminal, so that a line stays a line", async () => {
  const terminal = await new FakeTerminal({ columns: 56 }).tell([
    begin,
    started("a", "./a-name-that-is-long.sh"),
    failed("a"),
  ]);
  assert.equal(terminal.screen.split("\n").at(-2), "  ✖ a  ./a-name-that-is-l…    0.1 s   exit code 1");
});
