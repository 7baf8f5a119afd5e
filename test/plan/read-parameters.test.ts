import assert from "node:assert/strict";
import { test } from "node:test";
import { isMap } from "yaml";
import type { ParameterValue } from "../../src/plan/plan.ts";
import { openText } from "../../src/plan/reading/open-text.ts";
import { readEntries } from "../../src/plan/reading/read-map.ts";
import { type GivenParameters, readParameters } from "../../src/plan/reading/read-parameters.ts";

/** The values, or what is wrong, of parameters that are declared so. */
function read(declared: string, from: GivenParameters = {}) {
  const { source, problems, document } = openText(`params: ${declared}\n`, "x.yml");
  assert.ok(document !== undefined && isMap(document.root));
  const told: [string, string][] = [];
  const reader = { source, problems, follow: document.follow };
  const parameters = readParameters(reader, readEntries(reader, document.root).get("params"), {
    ...from,
    secret: (name, value) => told.push([name, value]),
  });
  return { ...parameters, told, mistakes: problems.all.map(({ column, message }) => `${column}: ${message}`) };
}

const values: [title: string, declared: string, given: ParameterValue | undefined, value: ParameterValue][] = [
  ["text as it is", "{}", "a b", "a b"],
  ["a number as text", "{}", 1.5, "1.5"],
  ["a truth as text", "{ type: string }", true, "true"],
  ["leading zeros of text", "{ type: string }", "007", "007"],
  ["all digits of text", "{ type: string }", "12345678901234567890", "12345678901234567890"],
  ["a default of text as it is written", "{ default: 1.10 }", undefined, "1.10"],
  ["nothing as empty text", "{}", undefined, ""],
  ["nothing as empty text, if it would be a number", "{ type: number }", undefined, ""],
  ["nothing as empty text, if it would be a choice", "{ type: choice, options: [a] }", undefined, ""],
  ["empty text where nothing need be given", "{ type: boolean }", "", ""],
  ["empty text in place of a default", "{ default: a }", "", ""],
  ["a number", "{ type: number }", "3", 3],
  ["a number of code", "{ type: number }", 3.25, 3.25],
  ["a number with an exponent", "{ type: number }", "-1.5e3", -1500],
  ["a number without a digit before the point", "{ type: number }", ".5", 0.5],
  ["a hexadecimal number", "{ type: number }", "0x1F", 31],
  ["an octal number", "{ type: number }", "0o17", 15],
  ["the largest whole number", "{ type: number }", "9007199254740991", 9007199254740991],
  ["a large number that is rounded anyway", "{ type: number }", "1e300", 1e300],
  ["a default that is a number", "{ type: number, default: 1.10 }", undefined, 1.1],
  ["zero", "{ type: number, default: 3 }", "0", 0],
  ["true", "{ type: boolean }", "true", true],
  ["false of code", "{ type: boolean, default: true }", false, false],
  ["a default that is false", "{ type: boolean, default: false }", undefined, false],
  ["one of the options", "{ type: choice, options: [small, large] }", "large", "large"],
  ["an option that is a number", "{ type: choice, options: [1, 2] }", 2, "2"],
  ["a default among the options", "{ type: choice, options: [1.0, 2], default: 1.0 }", undefined, "1.0"],
  ["what matches the pattern", "{ pattern: '[a-z]+-\\d{2}' }", "node-07", "node-07"],
  ["what matches the second half of a pattern", "{ pattern: 'a|bc' }", "bc", "bc"],
];
for (const [title, declared, given, value] of values)
  test(`takes ${title}`, () => {
    const { values, mistakes } = read(`{ x: ${declared} }`, given === undefined ? {} : { params: { x: given } });
    assert.deepEqual([values, mistakes], [{ x: value }, []]);
  });

const wrong: [title: string, declared: string, given: unknown, mistake: string][] = [
  ["text that is no number", "{ type: number }", "abc", "must be a number; 'abc' is not"],
  ["empty text in place of a number", "{ type: number, default: 3 }", "", "must be a number; empty text is not"],
  ["blanks in place of a number", "{ type: number }", " ", "must be a number; a text of blanks is not"],
  [
    "a number with a blank before it",
    "{ type: number }",
    " 5",
    "must be a number; '5' with blanks or line breaks around it is not",
  ],
  ["a number that is not finite", "{ type: number }", ".inf", "must be a number; '.inf' is not"],
  ["NaN of code", "{ type: number }", Number.NaN, "must be a number; 'NaN' is not"],
  ["a number that is too large", "{ type: number }", "1e999", "must be a number that is not too large; '1e999' is not"],
  [
    "a number that would lose digits",
    "{ type: number }",
    "12345678901234567890",
    "must be a number of which all digits can be kept, 15 at most; the type string keeps all of any number; '12345678901234567890' is not",
  ],
  ["a truth in place of a number", "{ type: number }", true, "must be a number; 'true' is not"],
  ["what is nearly true", "{ type: boolean }", "True", "must be true or false; 'True' is not"],
  ["a number in place of a truth", "{ type: boolean }", 1, "must be true or false; '1' is not"],
  ["what is no option", "{ type: choice, options: [a, b] }", "c", "must be one of 'a', 'b'; 'c' is not"],
  ["an option in other case", "{ type: choice, options: [a] }", "A", "must be one of 'a'; 'A' is not"],
  ["what matches only in part", "{ pattern: '[a-z]+' }", "a1", "must be text that matches [a-z]+; 'a1' is not"],
  ["half of a pattern with more around it", "{ pattern: 'a|b' }", "ab", "must be text that matches a|b; 'ab' is not"],
  [
    "a line more than the pattern",
    "{ pattern: 'a' }",
    "a\n",
    "must be text that matches a; 'a' with blanks or line breaks around it is not",
  ],
  ["a NUL character", "{}", "a\0b", "must be without NUL characters; 'a\\x00b' is not"],
  ["a list of code", "{}", ["a"], "must be text, a number, true or false; 'a' is not"],
  ["null of code", "{}", null, "must be text, a number, true or false; 'null' is not"],
];
for (const [title, declared, given, mistake] of wrong)
  test(`refuses ${title}`, () => {
    const { mistakes } = read(`{ x: ${declared} }`, { params: { x: given as ParameterValue } });
    assert.deepEqual(mistakes, [`11: the parameter 'x' ${mistake}`]);
  });

test("a mistake names who gave the value", () => {
  const from = { params: { x: "a" }, paramsFrom: { x: "--param" } };
  assert.deepEqual(read("{ x: { type: number } }", from).mistakes, [
    "11: the parameter 'x' must be a number; 'a' from --param is not",
  ]);
});

test("the value of a secret is not shown", () => {
  const declared = "{ x: { type: number, secret: true }, y: { secret: true, pattern: '[a-f]+' } }";
  const { mistakes } = read(declared, { params: { x: "geheim" }, environment: { JIPPER_PARAM_Y: "geheim" } });
  assert.deepEqual(mistakes, [
    "11: the parameter 'x' must be a number; the secret value is not",
    "46: the parameter 'y' must be text that matches [a-f]+; the secret value from $JIPPER_PARAM_Y is not",
  ]);
});

const declarations: [title: string, declared: string, mistakes: readonly string[]][] = [
  [
    "a type that is none",
    "{ type: strng }",
    ["22: 'type' must be 'string', 'number', 'boolean' or 'choice'; found the text 'strng'; did you mean 'string'?"],
  ],
  [
    "options of a type that is none",
    "{ type: enum, options: [a] }",
    ["22: 'type' must be 'string', 'number', 'boolean' or 'choice'; found the text 'enum'"],
  ],
  ["a choice without options", "{ type: choice }", ["16: a choice needs 'options', such as options: [small, large]"]],
  [
    "a choice of nothing",
    "{ type: choice, options: [] }",
    ["39: 'options' is an empty list; write one, or leave the key out"],
  ],
  [
    "options without a choice",
    "{ options: [a, b] }",
    ["16: 'options' are for a choice; write type: choice, or leave them out"],
  ],
  [
    "a pattern of a number",
    "{ type: number, pattern: a }",
    ["30: 'pattern' is for the type string; leave it out where the type is number"],
  ],
  ["a pattern that is none", "{ pattern: '(' }", ["25: 'pattern' is no regular expression: unterminated group"]],
  [
    "a pattern that closes what it has not opened",
    "{ pattern: 'a)(b' }",
    ["25: 'pattern' is no regular expression: unmatched ')'"],
  ],
  [
    "a default of another type",
    "{ type: number, default: ten }",
    ["39: this default must be a number; found the text 'ten'"],
  ],
  [
    "a default that is a truth in place of a number",
    "{ type: number, default: true }",
    ["39: this default must be a number; found true"],
  ],
  [
    "a default that is a number in place of a truth",
    "{ type: boolean, default: 1 }",
    ["40: this default must be true or false; found the number 1"],
  ],
  [
    "a default that is no option",
    "{ type: choice, options: [a, b], default: c }",
    ["56: this default must be one of 'a', 'b'; found the text 'c'"],
  ],
  [
    "a default that does not match",
    "{ pattern: '\\d+', default: a }",
    ["41: this default must be text that matches \\d+; found the text 'a'"],
  ],
  [
    "a default of a secret, without its value",
    "{ type: number, secret: true, default: geheim }",
    ["53: this default must be a number"],
  ],
  [
    "a default of what is required",
    "{ required: true, default: 1 }",
    ["32: a parameter that is required has no use for a default; leave one of them out"],
  ],
  ["a switch that is text", "{ secret: 'yes' }", ["24: 'secret' must be true or false; found the text 'yes'"]],
];
for (const [title, declared, mistakes] of declarations)
  test(`tells ${title}`, () => assert.deepEqual(read(`{ x: ${declared} }`).mistakes, mistakes));

test("what is given by name comes before the environment, and that before the default", () => {
  const declared = "{ a: { default: d }, b: { default: d }, c-d: { default: d }, e: { default: d } }";
  const { values, mistakes } = read(declared, {
    params: { a: "given" },
    environment: {
      JIPPER_PARAM_A: "variable",
      JIPPER_PARAM_B: "variable",
      JIPPER_PARAM_C_D: "",
      JIPPER_PARAM_Z: "other",
    },
  });
  assert.deepEqual([values, mistakes], [{ a: "given", b: "variable", "c-d": "", e: "d" }, []]);
});

const twins = "{ a-b: {}, a_b: {} }";
const ambiguous: [title: string, from: GivenParameters, mistakes: readonly string[]][] = [
  ["is no matter while it is not set", {}, []],
  [
    "is a mistake once it is set",
    { environment: { JIPPER_PARAM_A_B: "x" } },
    [
      "11: $JIPPER_PARAM_A_B may be meant for 'a-b' or for 'a_b'; unset it and pass --param a-b=…",
      "20: $JIPPER_PARAM_A_B may be meant for 'a_b' or for 'a-b'; unset it and pass --param a_b=…",
    ],
  ],
  ["is no matter where both are given", { environment: { JIPPER_PARAM_A_B: "x" }, params: { "a-b": 1, a_b: 2 } }, []],
];
for (const [title, from, mistakes] of ambiguous)
  test(`a variable of two parameters ${title}`, () => assert.deepEqual(read(twins, from).mistakes, mistakes));

const ways = "pass --param x=…, set $JIPPER_PARAM_X, or in a workflow the input 'params'";
const required: [title: string, from: GivenParameters, mistakes: readonly string[]][] = [
  ["must be given", {}, [`11: the parameter 'x' must be given: ${ways}`]],
  ["must not be empty", { params: { x: "" } }, [`11: the parameter 'x' must not be empty, as it is: ${ways}`]],
  [
    "must not be an empty variable",
    { environment: { JIPPER_PARAM_X: "" } },
    [`11: the parameter 'x' must not be empty, as it is from $JIPPER_PARAM_X: ${ways}`],
  ],
  ["may be missing in what is only looked at", { isLookedAt: true }, []],
  ["may be a variable", { environment: { JIPPER_PARAM_X: "a" } }, []],
];
for (const [title, from, mistakes] of required)
  test(`a required parameter ${title}`, () =>
    assert.deepEqual(read("{ x: { required: true } }", from).mistakes, mistakes));

test("secret values are told by name, and stand nowhere else", () => {
  const declared = `{ a: { secret: true }, b: { secret: true, default: std }, c: { secret: true, type: number },
    d: { secret: true }, e: {} }`;
  const { values, secrets, told, mistakes } = read(declared, {
    params: { a: "one" },
    environment: { JIPPER_PARAM_C: "42" },
  });
  // One without a value is nothing that has to be hidden.
  assert.deepEqual([values, secrets, mistakes], [{ d: "", e: "" }, ["a", "b", "c"], []]);
  assert.deepEqual(told, [
    ["a", "one"],
    ["b", "std"],
    ["c", "42"],
  ]);
});

test("what nobody declares is told with what may be meant", () => {
  assert.deepEqual(read("{ size: {} }", { params: { siez: "1" } }).mistakes, [
    "1: the given parameter 'siez' is not declared; did you mean 'size'?",
  ]);
});

test("names like those of every object are names like others", () => {
  const { values, mistakes } = read("{ toString: {}, hasOwnProperty: { default: a } }");
  assert.deepEqual([values, mistakes], [{ toString: "", hasOwnProperty: "a" }, []]);
});
