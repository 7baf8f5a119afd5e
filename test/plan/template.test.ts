import assert from "node:assert/strict";
import { test } from "node:test";
import { type Contexts, ExpressionError } from "../../src/plan/expressions/expression.ts";
import { fillData, fillText, mentionsIn } from "../../src/plan/expressions/template.ts";
import type { Json } from "../../src/plan/plan.ts";

const contexts: Contexts = { params: { size: "20G", count: 3, list: ["a", "b"], dir: "deploy" } };

const texts: [template: string, text: string][] = [
  ["", ""],
  ["plain {{ text }} [[ ]]", "plain {{ text }} [[ ]]"],
  ["a $ b ${c} $d $[e]", "a $ b ${c} $d $[e]"],
  ["${{ params.size }}", "20G"],
  ["$[[ params.size ]]", "20G"],
  ["${{params.size}}$[[params.dir]]", "20Gdeploy"],
  ["a ${{ params.dir }}/${{ params.count }} z", "a deploy/3 z"],
  ["$[[ params.list[0] ]]$[[ params.list[1]]]", "ab"],
  ["${{ '}}' }}$[[ ']]' ]]", "}}]]"],
  ["${{ '${{' }}", "${{"],
  ["${{ params.unknown }}", ""],
  ["${{ null }}|${{ true }}|${{ 1.50 }}|${{ 0.1 }}|${{ -0 }}", "|true|1.5|0.1|0"],
  ["${{ toJSON(params.size) }}", '"20G"'],
  ["$${{ params.size }}$", "$20G$"],
  ["${{ params.dir\n}}", "deploy"],
  ["${{ '$[[ params.size ]]' }}", "$[[ params.size ]]"],
];
for (const [template, text] of texts)
  test(`${JSON.stringify(template)} becomes ${JSON.stringify(text)}`, () =>
    assert.deepEqual(fillText(template, contexts), { text, secrets: [] }));

const mistakes: [template: string, message: string][] = [
  ["${{ params.list }}", "the expression 'params.list' gives a list or a map; write toJSON(…) around it, or join(…)"],
  ["a ${{ params }}", "the expression 'params' gives a list or a map; write toJSON(…) around it, or join(…)"],
  ["${{ params.size", "the expression '${{ params.size' is never closed"],
  ["a $[[ params.list[0]] z", "the expression '$[[ params.list[0]] z' is never closed"],
  ["${{ }}", "the expression '' has no value: there is nothing in it"],
];
for (const [template, message] of mistakes)
  test(`${template} becomes no text`, () =>
    assert.throws(
      () => fillText(template, contexts),
      (error) => {
        assert.ok(error instanceof ExpressionError);
        assert.equal(error.message, message);
        return true;
      },
    ));

const data: [template: Json, value: Json][] = [
  [null, null],
  [1.5, 1.5],
  ["${{ params.count }}", 3],
  ["${{ params.count > 2 }}", true],
  ["$[[ params.list ]]", ["a", "b"]],
  ["${{ params.unknown }}", null],
  [" ${{ params.count }}", " 3"],
  ["${{ params.count }}${{ params.count }}", "33"],
  ['${{ fromJSON(\'{"a":{"b":[1,null]}}\') }}', { a: { b: [1, null] } }],
  [
    { a: ["${{ params.size }}", { b: "${{ params.list }}" }], "${{ c }}": true },
    { a: ["20G", { b: ["a", "b"] }], "${{ c }}": true },
  ],
  [JSON.parse('{"__proto__":"${{ params.dir }}"}'), JSON.parse('{"__proto__":"deploy"}')],
];
for (const [template, value] of data)
  test(`the data ${JSON.stringify(template)} becomes ${JSON.stringify(value)}`, () =>
    assert.deepEqual(fillData(template, contexts), { value, secrets: [] }));

test("a list within a text is no text, in data as well", () =>
  assert.throws(() => fillData({ a: "x${{ params.list }}" }, contexts), ExpressionError));

test("what all texts of some data ask for is known, in order", () =>
  assert.deepEqual(
    mentionsIn({
      a: ["${{ params.size }} $[[ env.B ]]", 1, null],
      b: { c: "${{ steps.d.outcome }}" },
      e: "$ ${{ open",
    }),
    [
      { context: "params", path: ["size"], isWhole: false },
      { context: "env", path: ["B"], isWhole: false },
      { context: "steps", path: ["d", "outcome"], isWhole: false },
    ],
  ));
