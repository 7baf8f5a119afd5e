import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parsePlan } from "../../src/plan/parse.ts";
import { StepListError } from "../../src/plan/problem.ts";
import { readCases } from "./cases.ts";

const pieces = [
  ...[
    ":",
    ": ",
    "- ",
    "? ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "|",
    ">",
    "'",
    '"',
    "\\",
    "#",
    " #",
    "%",
    "@",
    "`",
    "~",
    "!",
    "!!x ",
  ],
  ...["*a", "&a ", "<<: *a", "...", "---", "\n---\n", "\n", "  ", "\t", "\r\n", "\r", "(", ")", "toJSON("],
  ...["${{", "}}", "$[[", "]]", "params", "run: ", "revert: ", "steps:", "if: ", "steps.a.outputs.b", "always()"],
  ...["- steps: [a]", "parallel: [", "call: a", "jenkins: { job: ", "uses: ./x.yml", "retry: { times: ", "pivot: true"],
  ...["é", "😀", "\0", "\ud800", "\u0085", "\u2028", "\ufeff", "\u001b"],
];

/** A step list of the cases with a few places changed. */
const damaged = fc
  .tuple(
    fc.constantFrom(...readCases().map(({ text }) => text)),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 8 }), fc.constantFrom(...pieces)), { maxLength: 8 }),
  )
  .map(([text, changes]) =>
    changes.reduce((before, [at, length, piece]) => {
      const start = at % (before.length + 1);
      return before.slice(0, start) + piece + before.slice(start + length);
    }, text),
  );
const pieced = fc.array(fc.constantFrom(...pieces, "a", "b"), { maxLength: 20 }).map((parts) => parts.join(""));

const inputs: [title: string, input: fc.Arbitrary<string | Uint8Array>][] = [
  ["a damaged step list", damaged],
  ["pieces of YAML", pieced],
  ["any text", fc.string({ unit: "binary", maxLength: 60 })],
  ["any bytes", fc.uint8Array({ maxLength: 40 })],
];
for (const [title, input] of inputs)
  test(`${title} gives a plan, or mistakes that lie in it`, () => {
    fc.assert(fc.property(input, checkMistakes), { numRuns: 4000 });
  });

function checkMistakes(input: string | Uint8Array): void {
  const error = errorOf(input);
  const text = (typeof input === "string" ? input : new TextDecoder().decode(input)).replace(/^\ufeff/, "");
  const lines = text.split("\n").map((line) => Array.from(line.replace(/\r$/, "")).length);
  for (const { file, line, column, length, message } of error?.problems ?? []) {
    if (file !== undefined) continue;
    const characters = lines[line - 1] ?? -1;
    assert.ok(column >= 1 && column <= characters + 1, `column ${column} of ${characters}: ${message}`);
    assert.ok(length >= 1 && column + length - 1 <= Math.max(characters, column), `length ${length}: ${message}`);
    assert.doesNotMatch(message, /undefined|\[object|internal/i);
  }
  assert.doesNotMatch(error?.message ?? "", /[^\P{Cc}\n]/u);
}

const include = (path: string) =>
  path.length % 2 === 0 ? "there is no such file" : { label: "x.yml", file: "/x.yml", text: "- run: a\n  if: b" };
const library = (name: string) => (name.length % 2 === 0 ? "it is broken" : { module: "file:///x.mjs", names: ["a"] });

function errorOf(input: string | Uint8Array): StepListError | undefined {
  try {
    parsePlan(input, { label: "join.yml", directory: "/work", include, library });
    return undefined;
  } catch (error) {
    if (!(error instanceof StepListError)) throw error;
    assert.notEqual(error.problems.length, 0);
    return error;
  }
}
