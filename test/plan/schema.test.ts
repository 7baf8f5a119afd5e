import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import { parse, parseDocument } from "yaml";
import { stepListSchema } from "../../src/plan/keys/json-schema.ts";
import { readCases } from "./cases.ts";
import { wrongTypes } from "./wrong-types.ts";

const root = join(import.meta.dirname, "..", "..");
const schema = stepListSchema();
const validate = new Ajv({ strictTypes: true, strictTuples: true, allowUnionTypes: true }).compile(schema);

function isValid(text: string): boolean {
  return validate(parse(text, { uniqueKeys: false }));
}

test("the schema that is shipped is the one that the keys make", () => {
  const shipped = fs.readFileSync(join(root, "schema", "jipper.schema.json"), "utf8");
  assert.equal(JSON.stringify(JSON.parse(shipped)), JSON.stringify(schema), "run: node --import tsx .ci/schema.mjs");
});

test("the schema says nothing of any machine", () => {
  assert.deepEqual(JSON.stringify(schema).match(/\w+:\/\/[^"#]*/g), ["http://json-schema.org/draft-07/schema"]);
});

const examples = fs
  .readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
  .filter((path) => /\.ya?ml$/.test(path) && !path.includes("workflow"));
for (const path of examples)
  test(`the schema takes examples/${path}`, () =>
    assert.ok(
      isValid(fs.readFileSync(join(root, "examples", path), "utf8")),
      JSON.stringify(validate.errors, null, 1),
    ));

const cases = readCases().filter(({ text }) => {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: "error" });
  return document.errors.length === 0 && document.warnings.length === 0 && !text.includes("*none");
});
for (const { title, text, expected } of cases)
  if ("plan" in expected)
    test(`the schema takes what is right: ${title}`, () =>
      assert.ok(isValid(text), JSON.stringify(validate.errors, null, 1)));

/** Mistakes that no schema can tell: they are between the lines, or in the words of one. */
const beyondSchemas = [
  "conditions: are no text with brackets in it",
  "expressions: are not filled in in shell text",
  "expressions: know the contexts and functions of their place",
  "expressions: that are wrong",
  "expressions: have their place wherever they are written",
  "kinds: ids are unique in the whole tree, and steps count groups and what is in them",
  "kinds: pivots within parallel, at whatever depth",
  "limits: limits longer than any timer, and longer than can be counted",
  "parameters: a required one that is missing",
  "parameters: given ones that nobody declared",
  "parameters: given ones for a list that declares none",
  "parameters: required with a default",
  "parameters: expressions in a default",
  "references: to what has not",
  "references: to what may have been skipped",
  "references: in what holds for all steps",
  "references: in the arguments of functions and Jenkins jobs",
  "references: not to what a group puts out, which is nothing",
  "references: to what a failure that is passed over may have kept from running",
  "retry: what does not go together",
  "steps: equal ids, and ids that a step without one has already",
  "steps: names of one line only",
  "steps: a NUL in a text",
  "steps: shells",
  "steps: doubles in a map",
];
test("the schema refuses what is wrong, but for what no schema can tell", () => {
  const taken = cases.filter(({ text, expected }) => "mistakes" in expected && isValid(text));
  assert.deepEqual(
    taken.map(({ title }) => title),
    beyondSchemas,
  );
});

/** A shell may have any name with arguments, and an expression is a text. */
const onlyWords = /is not the name of a shell|in expressions|path from this file/;
for (const { title, list, told } of wrongTypes())
  test(`the schema on the type of ${title}`, () => {
    if (told !== null && onlyWords.test(told)) return;
    assert.equal(isValid(list), told === null, `${list}\n${JSON.stringify(validate.errors, null, 1)}`);
  });
