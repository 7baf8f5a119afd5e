import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePlan } from "../../src/plan/parse.ts";
import { StepListError } from "../../src/plan/problem.ts";
import { type Outcome, readCases } from "./cases.ts";

function outcomeOf(text: string | Uint8Array, params: { readonly [name: string]: string } = {}): Outcome {
  try {
    const { directory, ...plan } = parsePlan(text, { label: "join.yml", directory: "/work", params });
    assert.equal(directory, "/work");
    return { plan };
  } catch (error) {
    if (!(error instanceof StepListError)) throw error;
    return { mistakes: error.message };
  }
}

/** The first line of what is told, or how many steps there are. */
function inShort(text: string | Uint8Array): string {
  const outcome = outcomeOf(text);
  return "plan" in outcome ? `${outcome.plan.steps.length} steps` : (outcome.mistakes.split("\n")[0] ?? "");
}

for (const { title, text, params, expected } of readCases())
  test(title, () => assert.deepEqual(outcomeOf(text, params), expected));

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...utf8(part)])));

const texts: [title: string, text: string | Uint8Array, told: string][] = [
  [
    "a byte order mark is no part of the text",
    "\ufeff- runn: a",
    "join.yml:1:3: 'runn' is not a key of a step; did you mean 'run'?",
  ],
  ["the bytes of a mark are none either", bytes(0xef, 0xbb, 0xbf, "- run: a"), "1 steps"],
  [
    "carriage returns are no part of a line",
    "- run: a\r\n- run: b\r\n  rever: c\r\n",
    "join.yml:3:3: 'rever' is not a key of a step; did you mean 'revert'?",
  ],
  ["UTF-8 may be in it", bytes("- run: 'größe 日本 😀'"), "1 steps"],
  [
    "what is not UTF-8 is told with its byte",
    bytes("- run: a\n- run: gr", 0xf6, 0xdf, "e"),
    "join.yml:2:10: this is not UTF-8: byte 19 is 0xf6; save it as UTF-8",
  ],
  [
    "a byte order mark counts as bytes",
    bytes(0xef, 0xbb, 0xbf, "a", 0xff),
    "join.yml:1:2: this is not UTF-8: byte 5 is 0xff; save it as UTF-8",
  ],
  [
    "a character that is broken off is not UTF-8",
    bytes("- run: ü 日本", 0xe6, 0x97),
    "join.yml:1:12: this is not UTF-8: byte 17 is 0xe6; save it as UTF-8",
  ],
  [
    "a character that goes on wrongly is not UTF-8",
    bytes("a", 0xe6, 0x97, "b"),
    "join.yml:1:2: this is not UTF-8: byte 2 is 0xe6; save it as UTF-8",
  ],
  ["UTF-16 is told by its name", bytes(0xff, 0xfe, "-", 0, " ", 0), "join.yml:1:1: this is UTF-16; save it as UTF-8"],
  [
    "a NUL is no text",
    "- run: a\n- ru\0n: b",
    "join.yml:2:5: there is a NUL character here, so this is not a text file; is it the right one, saved as UTF-8?",
  ],
  [
    "a place counts characters, not halves of them",
    '- { run: "😀", iff: y }',
    "join.yml:1:15: 'iff' is not a key of a step; did you mean 'if'?",
  ],
  [
    "blank lines at the end have no place of their own",
    "steps: [\n  { run: a }\n\n\n\n",
    "join.yml:1:8: what is opened here is never closed with ']'",
  ],
  [
    "a mistake at the end is shown where the text ends",
    "%YAML 1.2\n\n\n",
    "join.yml:1:10: a line '---' is missing after the directives, the lines that start with %",
  ],
  [
    "10,000 levels of lists are too many",
    "[".repeat(10_000),
    "join.yml:1:101: this is nested deeper than a step list can be",
  ],
  [
    "10,000 levels of maps are too many",
    "{a: ".repeat(10_000),
    "join.yml:1:398: this is nested deeper than a step list can be",
  ],
  [
    "10,000 levels of block lists are too many",
    `${"- ".repeat(10_000)}a`,
    "join.yml:1:201: this is nested deeper than a step list can be",
  ],
  [
    "aliases that would fill the memory are told",
    `env: &env { A: "${"long ".repeat(40_000)}" }\nsteps:\n${"- { run: a, env: *env }\n".repeat(100)}`,
    "join.yml:12:18: the aliases up to here repeat more text than a step list can need; use fewer of them",
  ],
  [
    "10,000 groups in one another are too many",
    `- steps: [${"{ parallel: [{ steps: [".repeat(5_000)}`,
    "join.yml:1:565: this is nested deeper than a step list can be",
  ],
  [
    "10,000 levels of arguments are too many",
    `libs: x\nsteps: [{ call: a, with: ${"[".repeat(10_000)}${"]".repeat(10_000)} }]`,
    "join.yml:2:123: this is nested deeper than a step list can be",
  ],
  [
    "40 groups in one another are a step list",
    `- steps: [${"{ parallel: [{ steps: [".repeat(20)}a${"] }] }".repeat(20)}]`,
    "1 steps",
  ],
  [
    "aliases that would make steps without number are told",
    `- steps: &a0 [a]\n${Array.from({ length: 9 }, (_, i) => `- steps: &a${i + 1} [${`{ steps: *a${i} },`.repeat(9)}]\n`).join("")}`,
    "join.yml:2:129: the aliases up to here repeat more text than a step list can need; use fewer of them",
  ],
  [
    "a group within itself is told",
    "- &group { steps: [a, { parallel: [*group] }] }",
    "join.yml:1:36: '*group' stands within what it stands for; leave it out",
  ],
  [
    "a value within itself is told",
    "libs: x\nsteps: [{ call: a, with: &all { a: [*all] } }]",
    "join.yml:2:37: '*all' stands within what it stands for; leave it out",
  ],
  ["100,000 steps are a step list", "- a\n".repeat(100_000), "100000 steps"],
  [
    "20,000 mistakes are told, too",
    '- { run: a, env: { A: "${{ steps.none.outputs.x }}" } }\n'.repeat(20_000),
    "join.yml:1:24: there is no step 'none'; write id: none in the one that is meant",
  ],
  [
    "aliases of aliases are not unfolded",
    `a0: &a0 x\n${Array.from({ length: 90 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`).join("")}steps: *a90\n`,
    "join.yml:1:1: 'a0' is not a key of a step list; its keys are name, params, env, defaults, libs, steps, outputs",
  ],
];
for (const [title, text, told] of texts) test(title, () => assert.equal(inShort(text), told));

test("an error holds its source, and its problems in the order of the text", () => {
  assert.throws(
    () => parsePlan("- run: a\n  rever: b\n  id: 5\n  iff: c\n", { label: "a/join.yml", directory: "/" }),
    (error: StepListError) => {
      assert.equal(error.name, "StepListError");
      assert.equal(error.source, "a/join.yml");
      assert.deepEqual(
        error.problems.map(({ line, column, length }) => [line, column, length]),
        [
          [2, 3, 5],
          [3, 7, 1],
          [4, 3, 3],
        ],
      );
      return true;
    },
  );
});

test("a carriage return is not shown", () => {
  const outcome = outcomeOf("- run: a\r\n  iff: b\r\n");
  assert.deepEqual(outcome, {
    mistakes:
      "join.yml:2:3: 'iff' is not a key of a step; did you mean 'if'?\n  2 |   iff: b\n    |   ^^^\n1 mistake; nothing was run",
  });
});

test("fifty mistakes are shown, and the others counted", () => {
  const outcome = outcomeOf("- rum: a\n".repeat(60));
  assert.match(
    "mistakes" in outcome ? outcome.mistakes : "",
    /\njoin\.yml:50:3: [\s\S]*\^\nand 10 more\n60 mistakes; nothing was run$/,
  );
});

test("what the terminal would obey is made visible", () => {
  const outcome = outcomeOf("- run: a\n  \u001b[2J\u202e: b\n");
  assert.deepEqual("mistakes" in outcome ? outcome.mistakes.match(/[^\P{C}\n]/u) : "no mistake", null);
});

test("the plan names the file it was read from", () => {
  const plan = parsePlan("- run: a", { label: "join.yml", file: "jobs/join.yml", directory: "/work" });
  assert.equal(plan.file, "jobs/join.yml");
});

test("a plan is the same after a way through JSON, whatever its names are", () => {
  const plan = parsePlan("- run: a\n  env: { __proto__: a, constructor: b }\n", { label: "x", directory: "/" });
  assert.deepEqual(JSON.parse(JSON.stringify(plan)), plan);
  assert.deepEqual(
    plan.steps.map(({ work }) => (work.kind === "run" ? Object.entries(work.env) : [])),
    [
      [
        ["__proto__", "a"],
        ["constructor", "b"],
      ],
    ],
  );
});

const manySteps = Array.from(
  { length: 5_000 },
  (_, i) => `- { id: s${i}, run: ./create.sh, env: { A: "\${{ params.size }}" }, revert: ./delete.sh }\n`,
);

test("a step costs as much in a long list as in a short one", () => {
  const [short, long] = [500, 5_000].map((length) =>
    millisecondsFor(["params: { size: {} }\nsteps:\n", ...manySteps.slice(0, length)]),
  );
  assert.ok(Number(long) < 30 * Number(short), `${long} ms for ten times the steps of ${short} ms`);
});

test("a step costs as much on a long line as on a line of its own", () => {
  const step = '{ run: "é" },';
  const [line, lines] = [step, `${step}\n`].map((item) => millisecondsFor(["[", item.repeat(5_000), "]"]));
  assert.ok(Number(line) < 5 * Number(lines), `${line} ms for one line, ${lines} ms for many`);
});

function millisecondsFor(parts: readonly string[]): number {
  const text = parts.join("");
  const start = performance.now();
  parsePlan(text, { label: "x", directory: "/" });
  return performance.now() - start;
}
