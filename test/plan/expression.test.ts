import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asksForStatus,
  type Contexts,
  conditionHolds,
  ExpressionError,
  evaluate,
  type ListStatus,
  type Mention,
  mentions,
} from "../../src/plan/expressions/expression.ts";
import type { Json } from "../../src/plan/plan.ts";

const contexts: Contexts = {
  params: { size: "20G", count: 3, "dry-run": true, empty: "", constructor: "built", list: ["a", "B", 3] },
  env: { PATH: "/bin", path: "/sbin", Home: "/home/me" },
  steps: {
    volume: { outputs: { id: "vol-7", json: '{"zone":"b","ids":[1,2]}' }, outcome: "success", "exit-code": 0 },
    attach: { outputs: {}, outcome: "failure" },
  },
  github: { event: { issue: { labels: [{ name: "bug" }, { name: "ui" }] } }, ref: "refs/heads/main" },
};

const values: [expression: string, value: Json][] = [
  // What is asked for
  ["params.size", "20G"],
  [" params.size\n", "20G"],
  ["params['size']", "20G"],
  ["PARAMS.Size", "20G"],
  ["params.dry-run", true],
  ["params.count", 3],
  ["env.PATH", "/bin"],
  ["env.path", "/sbin"],
  ["env.HOME", "/home/me"],
  ["steps.volume.outputs.id", "vol-7"],
  ["Steps['VOLUME']['Outputs'].ID", "vol-7"],
  ["steps.volume.exit-code", 0],
  ["params['si' ]", null],
  ["params[format('{0}ze', 'si')]", "20G"],
  // What is not there is empty
  ["params.unknown", null],
  ["steps.unknown.outputs.id", null],
  ["params.size.length", null],
  ["outputs.id", null],
  ["failure.message", null],
  ["runner.os", null],
  ["format('<{0}>', outputs.id)", "<>"],
  // Names that objects of the language have
  ["params.constructor", "built"],
  ["params.__proto__", null],
  ["steps.constructor", null],
  ["steps.__proto__.outputs", null],
  ["steps.toString", null],
  ['fromJSON(\'{"__proto__":{"a":1},"constructor":2}\').constructor', 2],
  ["fromJSON('{\"__proto__\":{\"a\":1}}')['__proto__'].a", 1],
  ["toJSON(fromJSON('{\"__proto__\":1}'))", '{\n  "__proto__": 1\n}'],
  // Lists and filters
  ["params.list[0]", "a"],
  ["params.list['1']", "B"],
  ["params.list[1.9]", "B"],
  ["params.list[3]", null],
  ["params.list[-1]", null],
  ["fromJSON('[1,[2,3]]')[1][0]", 2],
  ["fromJSON(steps.volume.outputs.json).ids[1]", 2],
  ["steps.*.outcome", ["success", "failure"]],
  ["steps.*.outputs.id", ["vol-7"]],
  ["steps['*']", null],
  ["join(github.event.issue.labels.*.name)", "bug,ui"],
  ["contains(steps.*.outcome, 'failure')", true],
  ["contains(github.event.issue.labels.*.name, 'ci')", false],
  // Literals
  ["true", true],
  ["null", null],
  ["-1.50", -1.5],
  ["0xff", 255],
  ["1e3", 1000],
  ["'it''s ''so'''", "it's 'so'"],
  ["''", ""],
  ["'}}'", "}}"],
  // Operators, and what they make of other types
  ["!params.empty", true],
  ["!'false'", false],
  ["1 == '1'", true],
  ["1 == 'one'", false],
  ["'ABC' == 'abc'", true],
  ["'ı' == 'I'", false],
  ["null == 0", true],
  ["null == ''", true],
  ["true == 1", true],
  ["true == 'true'", false],
  ["false == ''", true],
  ["'' == ' '", false],
  ["NaN == NaN", false],
  ["1 != 2", true],
  ["'a' < 'B'", true],
  ["'10' < 9", false],
  ["2 >= 2 && 2 <= 2", true],
  ["'x' > 1", false],
  ["github.event == github.event", true],
  ["params.list == params.list", true],
  ["params.list == steps", false],
  ["'' || 'fallback'", "fallback"],
  ["'value' || 'fallback'", "value"],
  ["params.dry-run && 'yes' || 'no'", "yes"],
  ["params.empty && 'yes' || 'no'", "no"],
  ["false && true || true", true],
  ["false && (true || true)", false],
  ["0 && 'x'", 0],
  ["!true == false", true],
  // Functions
  ["contains('Hello', 'ELL')", true],
  ["contains(params.list, 'b')", true],
  ["contains(params.list, '3')", true],
  ["startsWith('Hello', 'he')", true],
  ["endsWith('Hello', 'LO')", true],
  ["format('{0} {1} {0}', 'a', 2)", "a 2 a"],
  ["format('{{0}} {{{0}}}', 'a')", "{0} {a}"],
  ["format('{0}', params.list)", "Array"],
  ["join(params.list, '-')", "a-B-3"],
  ["join('one')", "one"],
  ["toJSON('a\"b')", '"a\\"b"'],
  ["toJson(params.list)", '[\n  "a",\n  "B",\n  3\n]'],
  ["toJSON(runner)", "{}"],
  ["fromjson('1.5')", 1.5],
  ["fromJSON('null')", null],
  ["case(params.count > 5, 'many', params.count > 2, 'some', 'few')", "some"],
];
for (const [expression, value] of values)
  test(`${JSON.stringify(expression)} is ${JSON.stringify(value)}`, () =>
    assert.deepEqual(evaluate(expression, contexts), { value, isSecret: false }));

const noValues: [expression: string, why: string][] = [
  ["", "there is nothing in it"],
  ["1 +", "unexpected symbol: '+'"],
  ["'a", "unexpected symbol: ''a'"],
  ["params.size = 1", "unexpected symbol: '='; write == to compare"],
  ['params.size == "a"', "unexpected symbol: '\"a\"'; a text stands in single quotes, as in 'text'"],
  ["params.a & params.b", "unexpected symbol: '&'; write && for 'and'"],
  ["params.a | params.b", "unexpected symbol: '|'; write || for 'or'"],
  ["secrets.TOKEN", "'secrets' is not known in expressions"],
  ["constructor", "'constructor' is not known in expressions"],
  ["constructor()", "the function 'constructor' is not known here"],
  ["__proto__('x')", "the function '__proto__' is not known here"],
  ["success()", "the function 'success' is known only in 'if'"],
  [
    "hashFiles('a')",
    "the function 'hashFiles' is not known here; compute it in a step, as with sha256sum, write it to $GITHUB_OUTPUT, and use steps.<ID>.outputs.<NAME>",
  ],
  ["contains('a')", "contains(…) has too few values; it takes 2"],
  ["join(1, 2, 3)", "join(…) has too many values; it takes 1 or 2"],
  ["format()", "format(…) has too few values; it takes 1 or more"],
  [
    "case(true, 1, false, 2)",
    "case(…) has an even number of values; it takes conditions, each with its value, and a last value",
  ],
  ["case('true', 1, 2)", "a condition of case(…) must be true or false; write a comparison, such as env.NAME != ''"],
  ["fromJSON('')", "fromJSON(…) is given no text"],
  ["fromJSON('{')", "fromJSON(…) is given a text that is no JSON"],
  [
    "format('{1}', 1)",
    "the text of format(…) has a {N} without its value, or a bracket that is none of a {N}; write {{ or }} for a bracket",
  ],
  [
    "format('{')",
    "the text of format(…) has a {N} without its value, or a bracket that is none of a {N}; write {{ or }} for a bracket",
  ],
  [`${"(".repeat(60)}1${")".repeat(60)}`, "it is nested too deeply; 50 levels are possible"],
  ["1 ".repeat(11_000), "it is longer than 21,000 characters"],
];
for (const [expression, why] of noValues)
  test(`${JSON.stringify(expression.slice(0, 40))} has no value`, () =>
    assert.throws(
      () => evaluate(expression, contexts),
      (error) => {
        assert.ok(error instanceof ExpressionError);
        assert.equal(error.message.replace(/^the expression '[\s\S]*' has no value: /, ""), why);
        return true;
      },
    ));

test("an expression that has no value is named in few words", () =>
  assert.throws(() => evaluate(` fromJSON( params.size )\n || '${"x".repeat(100)}'`, contexts), {
    name: "ExpressionError",
    message: `the expression 'fromJSON( params.size ) || 'xxxxxxxxxxx…' has no value: fromJSON(…) is given a text that is no JSON`,
  }));

test("long chains and long lists have their value or are an error, but crash nothing", () => {
  assert.equal(evaluate(Array(5000).fill("1").join("||"), {}).value, 1);
  const many = { params: { list: Array.from({ length: 300_000 }, (_, index) => index) } };
  assert.equal(evaluate("params.list[299999]", many).value, 299_999);
  assert.equal(evaluate("fromJSON(toJSON(params.list))[299999]", many).value, 299_999);
  assert.throws(() => evaluate("params.list.*.a", { params: { list: { ...many.params.list } } }), ExpressionError);
});

const good: ListStatus = { isFailed: false, isCancelled: false };
const failed: ListStatus = { isFailed: true, isCancelled: false };
const cancelled: ListStatus = { isFailed: false, isCancelled: true };
const both: ListStatus = { isFailed: true, isCancelled: true };

const conditions: [condition: string | undefined, afterGood: boolean, afterFailed: boolean, cancelled: boolean][] = [
  [undefined, true, false, false],
  ["success()", true, false, false],
  ["failure()", false, true, false],
  ["cancelled()", false, false, true],
  ["always()", true, true, true],
  ["SUCCESS()", true, false, false],
  ["!success()", false, true, true],
  ["!cancelled()", true, true, false],
  ["success() || failure()", true, true, false],
  ["true", true, false, false],
  ["false", false, false, false],
  ["params.size == '20g'", true, false, false],
  ["'failure()' && true", true, false, false],
  ["params.size", true, false, false],
  ["params.empty", false, false, false],
  ["params.count", true, false, false],
  ["params.list", true, false, false],
  ["null || failure()", false, true, false],
  ["failure() && steps.attach.outcome == 'failure'", false, true, false],
  ["failure() && steps.volume.outcome == 'failure'", false, false, false],
  ["false || true", true, false, false],
];
for (const [condition, ...expected] of conditions)
  test(`the condition ${condition ?? "that is not there"} holds after good, after failed, when cancelled: ${expected}`, () =>
    assert.deepEqual(
      [good, failed, cancelled].map((status) => conditionHolds(condition, contexts, status)),
      expected,
    ));

test("after a failure and a cancel, both are so", () => {
  const asked = ["success()", "failure()", "cancelled()", "always()"];
  assert.deepEqual(
    asked.map((condition) => conditionHolds(condition, contexts, both)),
    [false, true, true, true],
  );
});

test("a condition that cannot be evaluated is no condition that does not hold", () => {
  assert.throws(() => conditionHolds("fromJSON(params.size)", contexts, good), ExpressionError);
  assert.throws(() => conditionHolds("success(1) && nothing", contexts, good), ExpressionError);
});

const askings: [condition: string | undefined, asks: boolean][] = [
  [undefined, false],
  ["params.size == '1'", false],
  ["'always()'", false],
  ["steps.always.outcome", false],
  ["always()", true],
  ["contains('a', 'b') && (1 == 2 || !Failure( ))", true],
  ["format('{0}', cancelled())", true],
  ["success(", false],
];
for (const [condition, asks] of askings)
  test(`${condition ?? "no condition"} ${asks ? "asks" : "does not ask"} for the status`, () =>
    assert.equal(asksForStatus(condition), asks));

const asked: [expression: string, mentions: readonly Mention[]][] = [
  ["1 == 2", []],
  ["'params.size'", []],
  ["params", [{ context: "params", path: [], isWhole: true }]],
  ["toJSON(Params)", [{ context: "params", path: [], isWhole: true }]],
  ["steps.Volume.outputs['id']", [{ context: "steps", path: ["Volume", "outputs", "id"], isWhole: false }]],
  ["(steps).volume", [{ context: "steps", path: ["volume"], isWhole: false }]],
  ["steps.*.outcome", [{ context: "steps", path: [], isWhole: true }]],
  ["steps.volume.outputs.*", [{ context: "steps", path: ["volume", "outputs"], isWhole: true }]],
  ["github.event.labels[0].name", [{ context: "github", path: ["event", "labels", "0", "name"], isWhole: false }]],
  [
    "steps[params.which].outputs.id",
    [
      { context: "steps", path: [], isWhole: true },
      { context: "params", path: ["which"], isWhole: false },
    ],
  ],
  [
    "fromJSON(params.a)[env.B] || !(outputs.c == failure.kind)",
    [
      { context: "params", path: ["a"], isWhole: false },
      { context: "env", path: ["B"], isWhole: false },
      { context: "outputs", path: ["c"], isWhole: false },
      { context: "failure", path: ["kind"], isWhole: false },
    ],
  ],
  ["params.a ||", []],
];
for (const [expression, expected] of asked)
  test(`${expression} asks for ${expected.map(({ context, path }) => [context, ...path].join(".")).join(", ") || "nothing"}`, () =>
    assert.deepEqual(mentions(expression), expected));
