import assert from "node:assert/strict";
import { test } from "node:test";
import { declaredParameters } from "../../src/plan/parameter-list.ts";
import { StepListError } from "../../src/plan/problem.ts";
import { parameterHelp } from "../../src/plan/showing/parameter-help.ts";

const list = `
params:
  size: { default: 10G, description: Size of the data volume }
  count: { type: number, default: 3, description: "How many\\nnodes" }
  force: { type: boolean }
  zone: { type: choice, options: [a, b], required: true, description: Where it stands }
  token: { required: true, secret: true, description: Token of the API }
  pass-word: { secret: true, default: std }
  host: { pattern: "[a-z]+" }
  a-name-that-is-longer-than-others: { description: Long }
  note:
steps: 5
`;

test("parameters are listed with all that is declared, whatever the steps are", () => {
  const plain = { type: "string", required: false, secret: false } as const;
  assert.deepEqual(declaredParameters(list, "x.yml"), [
    { ...plain, name: "size", default: "10G", description: "Size of the data volume" },
    { ...plain, name: "count", type: "number", default: 3, description: "How many\nnodes" },
    { ...plain, name: "force", type: "boolean" },
    { ...plain, name: "zone", type: "choice", options: ["a", "b"], required: true, description: "Where it stands" },
    { ...plain, name: "token", required: true, secret: true, description: "Token of the API" },
    { ...plain, name: "pass-word", secret: true, default: "std" },
    { ...plain, name: "host", pattern: "[a-z]+" },
    { ...plain, name: "a-name-that-is-longer-than-others", description: "Long" },
    { ...plain, name: "note" },
  ]);
});

test("a line for people says how a parameter is given, what for, and what it may be", () => {
  assert.deepEqual(parameterHelp(declaredParameters(list, "x.yml")), [
    "--param size=…             Size of the data volume (default 10G)",
    "--param count=…            How many nodes (a number; default 3)",
    "--param force=true|false",
    "--param zone=…             Where it stands (required; one of a, b)",
    "$JIPPER_PARAM_TOKEN        Token of the API (required; secret)",
    "$JIPPER_PARAM_PASS_WORD    (secret; has a default)",
    "--param host=…             (matches [a-z]+)",
    "--param a-name-that-is-longer-than-others=…",
    "                           Long",
    "--param note=…",
  ]);
});

test("what the terminal would obey is made visible in a description", () =>
  assert.deepEqual(parameterHelp(declaredParameters('params: { a: { description: "x\\e[2J" } }\nsteps: []', "x.yml")), [
    "--param a=…   x\\x1b[2J",
  ]));

const none: [title: string, text: string][] = [
  ["a bare list of steps", "- run: a"],
  ["a list that declares none", "steps: [run: a]"],
  ["a list whose 'params' are empty", "params:\nsteps: [run: a]"],
];
for (const [title, text] of none)
  test(`there are no parameters in ${title}`, () => {
    assert.deepEqual(declaredParameters(text, "x.yml"), []);
    assert.deepEqual(parameterHelp(declaredParameters(text, "x.yml")), []);
  });

const wrong: [title: string, text: string, first: string][] = [
  ["text that is no YAML", "params: [", "x.yml:1:9: what is opened here is never closed with ']'"],
  [
    "declarations with mistakes",
    "params: { a: { type: x } }",
    "x.yml:1:22: 'type' must be 'string', 'number', 'boolean' or 'choice'; found the text 'x'",
  ],
];
for (const [title, text, first] of wrong)
  test(`${title} cannot be listed`, () =>
    assert.throws(
      () => declaredParameters(text, "x.yml"),
      (error: unknown) => error instanceof StepListError && error.message.startsWith(`${first}\n`),
    ));
