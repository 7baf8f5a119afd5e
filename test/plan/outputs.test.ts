import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePlan } from "../../src/plan/parse.ts";
import { isGroup } from "../../src/plan/plan.ts";
import { StepListError } from "../../src/plan/problem.ts";

/** Reads `main.yml`, which may use `node.yml`. */
function parse(main: string, node: string) {
  return parsePlan(main, {
    label: "main.yml",
    directory: "/",
    include: (specifier) =>
      specifier === "./node.yml" ? { label: "node.yml", file: "node.yml", text: node } : "there is no such file",
  });
}

/** The first line of each mistake. */
function mistakes(main: string, node = "steps: [run: a]"): readonly string[] {
  try {
    parse(main, node);
    return [];
  } catch (error) {
    if (!(error instanceof StepListError)) throw error;
    return error.message.split("\n").filter((line) => /^\S+:\d+:\d+: /.test(line));
  }
}

const use = "- { id: one, uses: ./node.yml }";
const node =
  'steps: [{ id: a, run: x }]\noutputs:\n  made: ${{ steps.a.outputs.made }}\n  all: { value: "<${{ params.p }}>", description: x }\nparams: { p: {} }\n';

test("what a list puts out is text, alone or with a description", () => {
  const [step] = parse(use, node).steps;
  assert.ok(step && isGroup(step.work));
  assert.deepEqual(step.work.outputs, { made: "${{ steps.a.outputs.made }}", all: "<${{ params.p }}>" });
});

test("a list may put out nothing, and say so", () => {
  const [step] = parse(use, "outputs:\nsteps: [run: a]").steps;
  assert.ok(step && isGroup(step.work));
  assert.equal(step.work.outputs, undefined);
});

const asking = (expression: string) => `${use}\n- { run: a, env: { V: "\${{ ${expression} }}" } }`;

test("later steps may ask for each of them, in any case, for all of them, and with a function", () => {
  for (const name of ["made", "MADE", "all"]) assert.deepEqual(mistakes(asking(`steps.one.outputs.${name}`), node), []);
  assert.deepEqual(mistakes(asking("toJSON(steps.one.outputs)"), node), []);
  assert.deepEqual(mistakes(asking("steps.one.outputs['made'] || 'x'"), node), []);
});

test("so may its undo", () => {
  const undone = (name: string) =>
    `- { id: one, uses: ./node.yml, revert: { run: a, env: { V: "\${{ outputs.${name} }}" } } }`;
  assert.deepEqual(mistakes(undone("made"), node), []);
  assert.deepEqual(mistakes(undone("maed"), node), [
    "main.yml:1:61: this group has no output 'maed'; did you mean 'made'?",
  ]);
  assert.deepEqual(mistakes(undone("made")), [
    "main.yml:1:61: this group has no outputs, as the list that it uses declares none; write 'outputs' there",
  ]);
});

const asked: readonly [title: string, main: string, node: string, expected: string][] = [
  [
    "another name",
    asking("steps.one.outputs.mode"),
    node,
    "main.yml:2:24: 'one' has no output 'mode'; did you mean 'made'?",
  ],
  [
    "a name like none",
    asking("steps.one.outputs.size"),
    node,
    "main.yml:2:24: 'one' has no output 'size'; it has made, all",
  ],
  [
    "any, where there is none",
    asking("steps.one.outputs.made"),
    "steps: [run: a]",
    "main.yml:2:24: 'one' has no outputs, as the list that it uses declares none; write 'outputs' there",
  ],
  [
    "one of a list that may not run",
    asking("steps.one.outputs.made").replace("uses:", "if: github.sha == 'x', uses:"),
    node,
    "main.yml:2:24: the step 'one' may not have run, as it, or a group around it, has a condition or may fail, and then has no outputs; write steps.one.outputs.made || 'something else'",
  ],
  [
    "one before it is there",
    `- { run: a, env: { V: "\${{ steps.one.outputs.made }}" } }\n${use}`,
    node,
    "main.yml:1:24: the step 'one' has its turn only after this one; move it before this one",
  ],
];
for (const [title, main, included, expected] of asked)
  test(`to ask for ${title} is a mistake`, () => assert.equal(mistakes(main, included)[0], expected));

test("a list that cannot be read is one mistake, whatever is asked of it", () => {
  assert.deepEqual(mistakes(asking("steps.one.outputs.made").replace("./node.yml", "./other.yml")), [
    "main.yml:1:20: './other.yml' cannot be included: there is no such file",
  ]);
});

const wrong: readonly [title: string, outputs: string, ...expected: string[]][] = [
  ["a list", "[a]", "3:10: 'outputs' must be a map from names to what they are; found a list"],
  [
    "no identifier",
    "{ 1a: x }",
    "3:12: an output is named by a letter or _, then letters, digits, _ and -; not by '1a'",
  ],
  [
    "a name that objects have",
    "{ constructor: x }",
    "3:12: an output is named by a letter or _, then letters, digits, _ and -; not by 'constructor'",
  ],
  [
    "two names that differ in case",
    "{ a: x, A: y }",
    "3:18: an output above differs from 'A' only in case, which expressions ignore; take another name",
  ],
  ["nothing", "{ a: }", "3:12: 'a' has no value; write a: ${{ steps.<ID>.outputs.<NAME> }}"],
  ["an empty text", "{ a: '' }", "3:15: 'a' is empty; leave the key out"],
  ["a list as a value", "{ a: [x] }", "3:15: an output must be a map, such as 'value: …'; found a list"],
  ["no value", "{ a: { description: x } }", "3:15: an output needs the key 'value'"],
  ["another key", "{ a: { valeu: x } }", "3:17: 'valeu' is not a key of an output; did you mean 'value'?"],
  [
    "an unknown step",
    '{ a: "${{ steps.c.outputs.x }}" }',
    "3:16: there is no step 'c'; write id: c in the one that is meant",
  ],
  [
    "its environment",
    '{ a: "${{ env.HOME }}" }',
    "3:16: 'env' is not known here; write a parameter, or let a step put it out, and write steps.<ID>.outputs.<NAME>",
  ],
  [
    "its own outputs",
    '{ a: "${{ outputs.b }}" }',
    "3:16: 'outputs' is not known here; write steps.<ID>.outputs.b for those of a step of this list",
  ],
  [
    "how the list ended",
    '{ a: "${{ success() }}" }',
    "3:16: the function 'success' is known only in 'if'; steps.<ID>.outcome tells how an earlier step ended",
  ],
  [
    "a step that may not have run",
    '{ a: "${{ steps.b.outputs.x }}" }',
    "3:16: the step 'b' may not have run, as it, or a group around it, has a condition or may fail, and then has no outputs; write steps.b.outputs.x || 'something else'",
  ],
];
for (const [title, outputs, ...expected] of wrong)
  test(`outputs with ${title} are a mistake, also where nobody uses the list`, () => {
    const list = `steps:\n  [{ id: a, run: x }, { id: b, run: x, if: "1 == 2" }]\noutputs: ${outputs}`;
    assert.deepEqual(
      mistakes(list),
      expected.map((message) => `main.yml:${message}`),
    );
  });
