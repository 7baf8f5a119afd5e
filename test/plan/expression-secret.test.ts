import assert from "node:assert/strict";
import { test } from "node:test";
import { type Contexts, evaluate } from "../../src/plan/expressions/expression.ts";
import { Secret } from "../../src/plan/expressions/secret.ts";
import { fillData, fillText } from "../../src/plan/expressions/template.ts";

const creds = '{"user":"admin","port":5432,"ssl":true,"keys":["k1","k2"],"x":"y"}';
const contexts: Contexts = {
  params: {
    token: new Secret("s3cret"),
    flags: new Secret('{"beta":true}'),
    creds: new Secret(creds),
    empty: new Secret(""),
    size: "20G",
  },
  steps: { volume: { outputs: { id: "vol-7" } } },
};

const secret: string[] = [
  "params.token",
  "params['TOKEN']",
  "(params.token)",
  "params.token || 'none'",
  "params.size && params.token",
  "'' || params.token",
  "case(true, params.token, '')",
  "format('Bearer {0}', params.token)",
  "format(params.token)",
  "format('{0} {1}', params.size, params.token)",
  "join(params.*)",
  "join(fromJSON('[1,2]'), params.token)",
  "join(params.token)",
  "toJSON(params.token)",
  "toJSON(params)",
  "params",
  "params.*",
  "fromJSON(params.creds)",
  "fromJSON(params.creds).user",
  "fromJSON(params.creds).port",
  "fromJSON(params.creds).keys",
  "fromJSON(params.creds).keys[1]",
  "fromJSON(params.creds).*",
  "join(fromJSON(params.creds).keys)",
  "toJSON(fromJSON(params.creds).keys)",
  "fromJSON(toJSON(params.token))",
  "fromJSON(format('[\"{0}\"]', params.token))[0]",
  "format('{0}', fromJSON(params.creds).port)",
  "toJSON(fromJSON(params.flags))",
];
for (const expression of secret)
  test(`${expression} is secret`, () => assert.equal(evaluate(expression, contexts).isSecret, true));

const open: string[] = [
  "params.size",
  "params.token && params.size",
  "params.size || params.token",
  "params.token == 's3cret'",
  "params.token != ''",
  "params.token < 'z'",
  "!params.token",
  "contains(params.token, 's')",
  "contains(params.*, 's3cret')",
  "startsWith(params.token, 's')",
  "endsWith(params.token, 't')",
  "params.empty",
  "format('{0}', params.empty == '')",
  "format('{0}', params)",
  "format('{0}', fromJSON(params.creds).keys)",
  "fromJSON(params.creds).ssl",
  "fromJSON(params.creds).unknown",
  "case(params.token == 'x', 1, 2)",
  "toJSON(steps)",
  "join(steps.*.outputs.id)",
  "steps[params.token] || 'x'",
];
for (const expression of open)
  test(`${expression} is no secret`, () => assert.equal(evaluate(expression, contexts).isSecret, false));

test("a secret is known by its value all the same", () => {
  assert.deepEqual(evaluate("fromJSON(params.creds)", contexts).value, JSON.parse(creds));
  assert.deepEqual(evaluate("toJSON(params.token)", contexts).value, '"s3cret"');
});

test("what went into a text is told, but nothing that is no secret", () =>
  assert.deepEqual(
    fillText("${{ params.size }} ${{ params.token }} ${{ params.empty }}${{ fromJSON(params.creds).port }}", contexts),
    { text: "20G s3cret 5432", secrets: ["s3cret", "5432"] },
  ));

test("all secret texts that went into data are told, without short names and single characters", () =>
  assert.deepEqual(
    fillData(
      { all: "${{ fromJSON(params.creds) }}", header: ["Bearer ${{ params.token }}"], n: "${{ params.size }}" },
      contexts,
    ),
    {
      value: { all: JSON.parse(creds), header: ["Bearer s3cret"], n: "20G" },
      secrets: ["admin", "5432", "k1", "k2", "s3cret"],
    },
  ));

test("names of six characters and more are told where all of the data is secret", () => {
  const text = '{"hidden":{"deeper-1":[{"inlist":true}]},"short":1.5}';
  const { secrets } = fillData("${{ fromJSON(params.all) }}", { params: { all: new Secret(text) } });
  assert.deepEqual([...secrets].sort(), ["1.5", "deeper-1", "hidden", "inlist"]);
});

test("names of data that holds a secret, but is none as a whole, are not told", () => {
  const { secrets } = fillData("${{ params }}", { params: { password: new Secret("hush") } });
  assert.deepEqual(secrets, ["hush"]);
});

test("no message shows a secret", () => {
  for (const expression of ["format(params.creds)", "fromJSON(params.token)", "format(params.token, 1) && nothing()"])
    assert.throws(
      () => evaluate(expression, contexts),
      (error: Error) => !/s3cret|admin/.test(`${error.message} ${String(error.cause)}`),
    );
});
