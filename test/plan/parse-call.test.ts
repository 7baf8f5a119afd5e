import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePlan } from "../../src/plan/parse.ts";
import type { Json, Plan } from "../../src/plan/plan.ts";
import { StepListError } from "../../src/plan/problem.ts";
import type { Library } from "../../src/plan/reading/read-library.ts";

const libraries: { readonly [specifier: string]: Library } = {
  "./jobs.mjs": { module: "file:///lists/jobs.mjs", names: ["joinCluster", "leaveCluster", "default", "constructor"] },
  "my-lib": { module: "file:///lists/node_modules/my-lib/index.js", names: ["other", "joinCluster"] },
  "./empty.mjs": { module: "file:///lists/empty.mjs", names: [] },
  "./many.mjs": {
    module: "file:///lists/many.mjs",
    names: Array.from({ length: 30 }, (_, index) => `function${index}`),
  },
  "./broken.mjs": "SyntaxError: Unexpected token '}' in line 3",
};

const library = (specifier: string): Library => libraries[specifier] ?? "there is no such file";

function modulesOf(text: string): readonly unknown[] {
  return parsePlan(text, { label: "join.yml", directory: "/lists", library }).steps.map(({ work, revert }) => [
    work.kind === "call" ? work.module : work.kind,
    ...(revert?.work.kind === "call" ? [revert.work.module] : []),
  ]);
}

const found: readonly [title: string, text: string, modules: readonly unknown[]][] = [
  [
    "of one module, for a step and its revert",
    "libs: ./jobs.mjs\nsteps: [{ call: joinCluster, revert: { call: leaveCluster } }]",
    [["file:///lists/jobs.mjs", "file:///lists/jobs.mjs"]],
  ],
  [
    "of the first module that has it",
    "libs: [my-lib, ./jobs.mjs]\nsteps: [call: joinCluster, call: leaveCluster, call: other]",
    [
      ["file:///lists/node_modules/my-lib/index.js"],
      ["file:///lists/jobs.mjs"],
      ["file:///lists/node_modules/my-lib/index.js"],
    ],
  ],
  ["that is the default export", "libs: ./jobs.mjs\nsteps: [call: default]", [["file:///lists/jobs.mjs"]]],
  ["that objects have by birth", "libs: ./jobs.mjs\nsteps: [call: constructor]", [["file:///lists/jobs.mjs"]]],
  ["in no step at all", "libs: ./jobs.mjs\nsteps: [a]", [["run"]]],
];
for (const [title, text, modules] of found)
  test(`finds the function ${title}`, () => assert.deepEqual(modulesOf(text), modules));

const mistakes: readonly [title: string, text: string, told: readonly string[]][] = [
  [
    "a function that nothing exports",
    "libs: [./jobs.mjs, my-lib]\nsteps: [call: joinClustr, call: nothing, { run: a, revert: { call: toString } }]",
    [
      "2:15: no module of 'libs' exports 'joinClustr'; did you mean 'joinCluster'?",
      "2:33: no module of 'libs' exports 'nothing'; they export joinCluster, leaveCluster, default, constructor, other",
      "2:68: no module of 'libs' exports 'toString'; they export joinCluster, leaveCluster, default, constructor, other",
    ],
  ],
  [
    "a function where there are no modules",
    "steps: [call: joinCluster]",
    ["1:15: the step list names no module that could export 'joinCluster'; add libs: [./jobs.mjs] beside 'steps'"],
  ],
  [
    "a function of a module without any",
    "libs: ./empty.mjs\nsteps: [call: a]",
    ["2:15: no module of 'libs' exports 'a'; they export no functions"],
  ],
  [
    "a function of a module with many",
    "libs: ./many.mjs\nsteps: [call: xyz]",
    [
      `2:15: no module of 'libs' exports 'xyz'; they export ${Array.from({ length: 10 }, (_, index) => `function${index}`).join(", ")}, …`,
    ],
  ],
  [
    "modules that do not load, once, and no function that may be in them",
    "libs: [./jobs.mjs, ./broken.mjs, ./none.mjs]\nsteps: [call: joinCluster, call: whatever]",
    [
      "1:20: './broken.mjs' cannot be loaded: SyntaxError: Unexpected token '}' in line 3",
      "1:34: './none.mjs' cannot be loaded: there is no such file",
    ],
  ],
  [
    "names of modules that are none",
    'libs: [5, "", [a], ./jobs.mjs, ./jobs.mjs, "${{ params.x }}"]\nsteps: [a]',
    [
      "1:8: '5' cannot be loaded: there is no such file",
      "1:11: a name is missing here",
      "1:15: 'libs' must be a name; found a list",
      "1:32: './jobs.mjs' is already in this list; keep one of them",
      "1:45: an expression is not allowed in 'libs'; it is in the values of 'env', 'with' and 'parameters', in 'working-directory' and in 'if'",
    ],
  ],
  [
    "an empty list of modules",
    "libs: []\nsteps: [a]",
    ["1:7: 'libs' is an empty list; write one, or leave the key out"],
  ],
  ["nothing behind 'libs'", "libs:\nsteps: [a]", ["1:1: 'libs' has no value; write one, or leave the key out"]],
  [
    "numbers that JSON cannot hold",
    "libs: ./jobs.mjs\nsteps: [{ call: default, with: [12345678901234567890, .inf, 1e400, 0x1F, 1.5e3, -0.1] }]",
    [
      "2:33: JSON cannot hold the number '12345678901234567890'; put it in quotes",
      "2:55: JSON cannot hold the number '.inf'; put it in quotes",
      "2:61: JSON cannot hold the number '1e400'; put it in quotes",
    ],
  ],
  [
    "doubles in the arguments",
    "libs: ./jobs.mjs\nsteps: [{ call: default, with: { a: { b: 1, b: 2 } } }]",
    ["2:45: 'b' is already in this map; keep one of them"],
  ],
];
for (const [title, text, told] of mistakes)
  test(`tells of ${title}`, () =>
    assert.throws(
      () => modulesOf(text),
      (error: unknown) => {
        assert.ok(error instanceof StepListError);
        assert.deepEqual(
          error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`),
          told,
        );
        return true;
      },
    ));

const argumentsOf: readonly [title: string, written: string, args: Json, isTemplate?: true][] = [
  ["nothing", "", {}],
  ["nothing behind the key", "with:", {}],
  ["a list", "with: [a, 1, true, null, ~, 1.50]", ["a", 1, true, null, null, 1.5]],
  [
    "a map with names that objects have by birth",
    'with: { __proto__: 1, "": 2 }',
    JSON.parse('{"__proto__": 1, "": 2}'),
  ],
  ["one text", "with: text", "text"],
  ["texts with expressions", 'with: { a: ["$[[ params.x ]]"] }', { a: ["$[[ params.x ]]"] }, true],
  [
    "a text that only looks like a number",
    'with: { a: "5", b: yes, c: 2024-01-01 }',
    { a: "5", b: "yes", c: "2024-01-01" },
  ],
];
for (const [title, written, args, isTemplate] of argumentsOf)
  test(`the arguments of a function may be ${title}`, () => {
    const plan = parsePlan(`params: { x: {} }\nlibs: ./jobs.mjs\nsteps:\n  - call: f\n    ${written}\n`, {
      label: "join.yml",
      directory: "/lists",
    });
    assert.deepEqual(plan.steps[0]?.work, {
      kind: "call",
      function: "f",
      isolated: true,
      args,
      ...(isTemplate ? { isTemplate } : {}),
      env: {},
    } satisfies Plan["steps"][number]["work"]);
  });

test("modules are looked for from the file that names them", () => {
  const asked: unknown[] = [];
  parsePlan("libs: ./a.mjs\nsteps: [{ uses: ./sub/other.yml }]", {
    label: "join.yml",
    file: "join.yml",
    directory: "/lists",
    include: () => ({ label: "sub/other.yml", file: "/lists/sub/other.yml", text: "libs: ./b.mjs\nsteps: [call: f]" }),
    library: (...from) => {
      asked.push(from);
      return { module: "file:///x.mjs", names: ["f"] };
    },
  });
  assert.deepEqual(asked, [
    ["./a.mjs", "join.yml"],
    ["./b.mjs", "/lists/sub/other.yml"],
  ]);
});

const included = {
  label: "join.yml",
  directory: "/lists",
  include: () => ({
    label: "other.yml",
    file: "/lists/other.yml",
    text: [
      "params: { size: {} }",
      "steps:",
      '  - { id: volume, run: a, env: { SIZE: "${{ params.size }}" } }',
      '  - { run: b, env: { A: "${{ steps.volume.outputs.x }}", B: "${{ steps.step-2.outcome }}", C: "${{ steps.outer.outputs.x }}" }, pivot: true }',
    ].join("\n"),
  }),
};

test("expressions in an included file see its own steps and parameters, by their short ids, and no others", () => {
  const text = [
    "steps:",
    "  - { id: outer, run: a }",
    '  - { id: node, uses: ./other.yml, with: { size: "${{ steps.outer.outputs.x }} ${{ params.none }}" } }',
    '  - { run: b, env: { A: "${{ steps.node.outcome }} ${{ steps.volume.outputs.x }}" } }',
  ].join("\n");
  assert.throws(
    () => parsePlan(text, included),
    (error: StepListError) => {
      assert.deepEqual(
        error.problems.map(({ file, line, message }) => [file, line, message]),
        [
          [undefined, 3, "the parameter 'none' is not declared; declare it with params: { none: { default: … } }"],
          [undefined, 4, "there is no step 'volume'; write id: volume in the one that is meant"],
          [
            "other.yml",
            4,
            "the step 'step-2' is this one, which has not ended yet; later steps can ask for it, and its revert for outputs.<NAME>",
          ],
          ["other.yml", 4, "there is no step 'outer'; write id: outer in the one that is meant"],
        ],
      );
      return true;
    },
  );
});

test("an included file with a pivot cannot run beside others", () => {
  const include = () => ({ label: "other.yml", file: "/o", text: "steps: [{ steps: [{ run: a, pivot: true }] }]" });
  const parse = (text: string) => parsePlan(text, { label: "join.yml", directory: "/lists", include });
  assert.equal(parse("- uses: ./other.yml").steps.length, 1);
  assert.throws(
    () => parse("- parallel: [{ uses: ./other.yml }]"),
    /join\.yml:1:22: there is a 'pivot' in this file; 'pivot' has no meaning within 'parallel'/,
  );
});
