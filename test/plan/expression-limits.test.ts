import assert from "node:assert/strict";
import { test } from "node:test";
import { type Contexts, evaluate } from "../../src/plan/expressions/expression.ts";
import { expressionMistakes, type Visible } from "../../src/plan/expressions/expression-check.ts";
import { fillText } from "../../src/plan/expressions/template.ts";

const million = 1024 * 1024;
const contexts: Contexts = {
  params: {
    text: "x".repeat(million),
    list: Array.from({ length: 6 }, () => "x".repeat(million)),
    json: JSON.stringify("x".repeat(6 * million)),
    numbers: Array.from({ length: 200_000 }, () => 1),
    // More than a text can hold at all, once it is indented.
    deep: nested(
      1500,
      Array.from({ length: 200_000 }, () => 1),
    ),
    escaped: "\u0001".repeat(2 * million),
  },
};
const tooMuch = /' has no value: its functions read and write more than 10 MB of text, which is the most$/;

function nested(depth: number, innermost: Contexts[string]): Contexts[string] {
  return depth === 0 ? innermost : nested(depth - 1, [innermost]);
}

/** Ten times what it was, as often as that. */
function grown(times: number): string {
  let expression = "'[1]'";
  const ten = Array.from({ length: 10 }, () => "{0}").join(",");
  for (let time = 0; time < times; time++) expression = `format('[${ten}]', toJSON(fromJSON(${expression})))`;
  return expression;
}

const tooLong: [what: string, expression: string][] = [
  ["that grows with each function", grown(9)],
  ["that puts in a text often", `format('${"{0}".repeat(11)}', params.text)`],
  ["that puts in a text so often that no text could be so long", `format('${"{0}".repeat(5000)}', params.text)`],
  ["that joins long texts", "join(params.list, params.text)"],
  ["that joins many by a long one", `join(params.numbers, '${"-".repeat(60)}')`],
  ["that writes much JSON", "format('{0}{1}', toJSON(params.list), '')"],
  ["that writes little JSON, deeply indented", "toJSON(params.deep)"],
  ["that writes JSON with many signs that are escaped", "toJSON(params.escaped)"],
  ["whose functions read too much in all", "fromJSON(params.json) == fromJSON(params.json)"],
];
for (const [what, expression] of tooLong)
  test(`an expression ${what} ends before the memory does`, () =>
    assert.throws(() => evaluate(expression, contexts), { name: "ExpressionError", message: tooMuch }));

const longEnough: [expression: string, length: number][] = [
  [`format('${"{0}".repeat(9)}', params.text)`, 9 * million],
  ["join(params.list)", 6 * million + 5],
  ["fromJSON(params.json)", 6 * million],
];
for (const [expression, length] of longEnough)
  test(`${expression} may be as long as it is`, () =>
    assert.equal(String(evaluate(expression, contexts).value).length, length));

test("each evaluation has room of its own", () => {
  for (let time = 0; time < 3; time++) evaluate("fromJSON(params.json)", contexts);
});

test("a text is no longer than one evaluation, however many expressions it holds", () => {
  const template = (times: number) => "${{ params.text }}".repeat(times);
  assert.equal(fillText(template(10), contexts).text.length, 10 * million);
  assert.throws(() => fillText(template(11), contexts), {
    name: "ExpressionError",
    message: "the expression 'params.text' makes the text that it stands in longer than 10 MB, which is the most",
  });
});

const visible: Visible = {
  contexts: ["params"],
  hasStatusFunctions: false,
  parameters: ["text"],
  stepIds: [],
  step: () => undefined,
  whose: "step",
};
const caseWords =
  "this expression is wrong: a condition of case(…) must be true or false; write a comparison, such as env.NAME != ''";
const cases: [expression: string, mistakes: readonly string[]][] = [
  ["case(1, true, false)", [caseWords]],
  ["case('true', 1, 2)", [caseWords]],
  ["case(null, 1, 2)", [caseWords]],
  ["case((0), 1, 2)", [caseWords]],
  ["case(params.text == 'x', 1, 2, 3, 4)", [caseWords]],
  ["params.text || case(false, 1, 'x', 3, 4)", [caseWords]],
  ["case(true, 1, 2)", []],
  ["case(params.text, 1, 2)", []],
  ["case(params.text == 'x', 'a', (false), 1, 2)", []],
  // It is never looked at.
  ["case(true, 1, 2, 3, 4)", []],
  [
    "format(('{'))",
    [
      "this expression is wrong: the text of format(…) has a {N} without its value, or a bracket that is none of a {N}; write {{ or }} for a bracket",
    ],
  ],
];
for (const [expression, mistakes] of cases)
  test(`before anything runs ${expression} is ${mistakes.length === 0 ? "right" : "wrong"}`, () =>
    assert.deepEqual(expressionMistakes(expression, visible), mistakes));
