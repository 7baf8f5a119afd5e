import assert from "node:assert/strict";
import { posix } from "node:path";
import { test } from "node:test";
import { type PlanSource, parsePlan } from "../../src/plan/parse.ts";
import { allSteps, isGroup, type Plan, type Step } from "../../src/plan/plan.ts";
import { StepListError } from "../../src/plan/problem.ts";

type Files = { readonly [path: string]: string };

/** The plan of `main.yml`, whose includes are found among the files. */
function parse(files: Files, more: Partial<PlanSource> = {}): Plan {
  const include: PlanSource["include"] = (specifier, from = "main.yml") => {
    const file = posix.join(posix.dirname(from), specifier);
    const text = files[file];
    return text === undefined ? "there is no such file" : { label: file, file, text };
  };
  const from = { label: "main.yml", file: "main.yml", directory: "/", include, ...more };
  return parsePlan(files["main.yml"] ?? "", from);
}

function mistakes(files: Files, more: Partial<PlanSource> = {}): string {
  try {
    parse(files, more);
    return "no mistakes";
  } catch (error) {
    if (!(error instanceof StepListError)) throw error;
    return error.message;
  }
}

const firstLines = (message: string) => message.split("\n").filter((line) => /^\S+:\d+:\d+: /.test(line));

function usesOf({ work }: Step) {
  assert.ok(isGroup(work) && work.kind === "uses");
  return work;
}

const join = `
name: Join a node
params:
  node: { required: true }
  size: { type: number, default: 10 }
  force: { type: boolean }
env: { NODE: "\${{ params.node }}", ZONE: inner }
defaults: { shell: bash, timeout: 5s }
steps:
  - id: volume
    run: ./volume.sh
    revert: ./volume.sh -d
  - parallel:
      - id: a
        run: ./a.sh
        env: { VOLUME: "\${{ steps.volume.outputs.id }}", ZONE: own }
      - run: ./b.sh
`;

test("a file that is used is a group, with its steps as members under the id of the step", () => {
  const plan = parse({
    "main.yml":
      "- { id: first, uses: ./join.yml, with: { node: n1 } }\n- run: a\n- uses: ./join.yml\n  with: { node: n2 }\n",
    "join.yml": join,
  });
  const rows = allSteps(plan.steps).map(
    ({ id, path, file = "", position }) => `${id} | ${path} | ${file}:${position?.line}`,
  );
  assert.deepEqual(rows, [
    "first | steps[0] | :1",
    "first/volume | steps[0].uses[0] | join.yml:10",
    "first/step-2 | steps[0].uses[1] | join.yml:13",
    "first/a | steps[0].uses[1].parallel[0] | join.yml:14",
    "first/step-4 | steps[0].uses[1].parallel[1] | join.yml:17",
    "step-2 | steps[1] | :2",
    "step-3 | steps[2] | :3",
    "step-3/volume | steps[2].uses[0] | join.yml:10",
    "step-3/step-2 | steps[2].uses[1] | join.yml:13",
    "step-3/a | steps[2].uses[1].parallel[0] | join.yml:14",
    "step-3/step-4 | steps[2].uses[1].parallel[1] | join.yml:17",
  ]);
});

test("its name, defaults and parameters are those of the file, as far as the step says nothing else", () => {
  const { steps } = parse({
    "main.yml": `
steps:
  - uses: ./join.yml
    with: { node: "\${{ github.sha }}", size: 2, force: true }
  - { name: Second, uses: ./join.yml, with: { node: n2 } }
  - uses: ./plain.yml
`,
    "join.yml": join,
    "plain.yml": "- run: a",
  });
  assert.deepEqual(
    steps.map((step) => [step.name, step.timeoutMs, usesOf(step).params]),
    [
      ["Join a node", undefined, { node: "${{ github.sha }}", size: 2, force: true }],
      ["Second", undefined, { node: "n2", size: 10, force: "" }],
      ["./plain.yml", undefined, {}],
    ],
  );
  const [volume] = usesOf(steps[0] as Step).steps;
  assert.equal(volume?.timeoutMs, 5000);
  assert.equal(volume?.work.kind === "run" && volume.work.shell, "bash");
});

test("its environment is that of its steps, below their own, and below what the step sets that uses it", () => {
  const { steps } = parse({
    "main.yml":
      "- uses: ./join.yml\n  env: { ZONE: outer, MORE: x }\n  with: { node: n1 }\n- { uses: ./join.yml, with: { node: n2 } }\n",
    "join.yml": join,
  });
  const seen = allSteps(steps).map(({ id, work }) => [id, work.env]);
  assert.deepEqual(seen, [
    ["step-1", { ZONE: "outer", MORE: "x" }],
    ["step-1/volume", { NODE: "${{ params.node }}" }],
    ["step-1/step-2", { NODE: "${{ params.node }}" }],
    ["step-1/a", { VOLUME: "${{ steps.volume.outputs.id }}", ZONE: "own" }],
    ["step-1/step-4", {}],
    ["step-2", {}],
    ["step-2/volume", { NODE: "${{ params.node }}", ZONE: "inner" }],
    ["step-2/step-2", { NODE: "${{ params.node }}", ZONE: "inner" }],
    ["step-2/a", { VOLUME: "${{ steps.volume.outputs.id }}", ZONE: "own" }],
    ["step-2/step-4", {}],
  ]);
});

test("paths start from the file that names them, at any depth", () => {
  const plan = parse({
    "main.yml": "- { id: x, uses: ./deep/a.yml }",
    "deep/a.yml": "- { id: y, uses: ../b.yml }\n- run: a\n",
    "b.yml": "- { id: z, parallel: [{ id: v, uses: ./deep/c.yml }] }",
    "deep/c.yml": "- { id: w, run: c }",
  });
  assert.deepEqual(
    allSteps(plan.steps).map(({ id, path, file = "" }) => `${id} | ${path} | ${file}`),
    [
      "x | steps[0] | ",
      "x/y | steps[0].uses[0] | deep/a.yml",
      "x/y/z | steps[0].uses[0].uses[0] | b.yml",
      "x/y/v | steps[0].uses[0].uses[0].parallel[0] | b.yml",
      "x/y/v/w | steps[0].uses[0].uses[0].parallel[0].uses[0] | deep/c.yml",
      "x/step-2 | steps[0].uses[1] | deep/a.yml",
    ],
  );
});

test("two files may use the same third one", () => {
  const plan = parse({
    "main.yml": "- uses: ./a.yml\n- uses: ./b.yml\n- uses: ./c.yml\n",
    "a.yml": "- uses: ./c.yml",
    "b.yml": "- uses: ./c.yml",
    "c.yml": "- run: c",
  });
  assert.equal(allSteps(plan.steps).filter(({ file }) => file === "c.yml").length, 3);
});

const circles: [title: string, files: Files, first: string][] = [
  [
    "itself",
    { "main.yml": "- uses: ./main.yml" },
    "main.yml:1:9: a step list cannot include itself: main.yml → main.yml",
  ],
  [
    "itself by another",
    { "main.yml": "- uses: ./a.yml", "a.yml": "- uses: ./b.yml", "b.yml": "- run: x\n- uses: ./main.yml" },
    "b.yml:2:9: a step list cannot include itself: main.yml → a.yml → b.yml → main.yml",
  ],
  [
    "one that uses itself",
    { "main.yml": "- uses: ./a.yml", "a.yml": "- uses: ./b.yml", "b.yml": "- uses: ./a.yml" },
    "b.yml:1:9: a step list cannot include itself: a.yml → b.yml → a.yml",
  ],
];
for (const [title, files, first] of circles)
  test(`a step list cannot use ${title}`, () => assert.deepEqual(firstLines(mistakes(files)), [first]));

const chainOf = (length: number): Files =>
  Object.fromEntries([
    ["main.yml", "- uses: ./1.yml"],
    ...Array.from({ length }, (_, at) => [`${at + 1}.yml`, at + 1 < length ? `- uses: ./${at + 2}.yml` : "- run: a"]),
  ]);

test("files may stand ten deep in one another", () => assert.equal(mistakes(chainOf(10)), "no mistakes"));

test("eleven deep is too deep", () =>
  assert.deepEqual(firstLines(mistakes(chainOf(11))), [
    "10.yml:1:9: files may include one another 10 deep, not deeper; this goes deeper",
  ]));

/** Each file uses the next one ten times. */
const tens = (depth: number, last: string): Files =>
  Object.fromEntries(
    Array.from({ length: depth + 1 }, (_, at) => [
      at === 0 ? "main.yml" : `${at}.yml`,
      at < depth ? `- uses: ./${at + 1}.yml\n`.repeat(10) : last,
    ]),
  );

test("what would become too many steps is told once, before all of it is read", () => {
  const [first = "", ...more] = firstLines(mistakes(tens(6, "- run: a\n")));
  assert.match(
    first,
    /: the files that are included up to here have more than 100,000 steps, and no plan can have more$/,
  );
  assert.deepEqual(more, []);
});

test("what would become too much text is told once, whatever the number of steps", () => {
  const many = Array.from({ length: 100 }, (_, at) => `f${at}.yml`);
  const long = `- run: a #${"x".repeat(600_000)}`;
  const [first = "", ...more] = firstLines(
    mistakes({
      "main.yml": many.map((name) => `- uses: ./${name}\n`).join(""),
      ...Object.fromEntries(many.map((name) => [name, long])),
    }),
  );
  assert.match(first, /^main.yml:84:.* more than 50,000,000 characters, and no plan can have more$/);
  assert.deepEqual(more, []);
});

test("a file that is deep enough itself is too deep where it is used again, further in", () => {
  const files = {
    ...chainOf(10),
    "main.yml": "- uses: ./1.yml\n- uses: ./x.yml\n",
    "x.yml": "- run: a\n- uses: ./1.yml\n",
  };
  assert.deepEqual(firstLines(mistakes(files)), [
    "x.yml:2:9: files may include one another 10 deep, not deeper; this goes deeper",
  ]);
});

const specifiers: [written: string, message: string][] = [
  ["join.yml", "write ./join.yml if that is meant"],
  ["jobs/join.yml", "write ./jobs/join.yml if that is meant"],
  ["/etc/join.yml", "'/etc/join.yml' is a path that differs between machines"],
  ["~/join.yml", "'~/join.yml' is a path that differs between machines"],
  ["'C:\\join.yml'", "'C:\\join.yml' is a path that differs between machines"],
  ["'.\\join.yml'", "write / between folders"],
  ["actions/checkout@v4", "'actions/checkout@v4' is an action, which runs in a step of the workflow, not here"],
  ["docker://alpine:3", "containers of a workflow are not run here"],
];
for (const [written, message] of specifiers)
  test(`'uses: ${written}' names no file to include`, () =>
    assert.deepEqual(firstLines(mistakes({ "main.yml": `- uses: ${written}\n` })), [
      `main.yml:1:9: 'uses' names another step list by its path from this file, such as ./join.yml; ${message}`,
    ]));

test("a file that is not there is told with the path that names it", () =>
  assert.deepEqual(firstLines(mistakes({ "main.yml": "- uses: ./join.yml" })), [
    "main.yml:1:9: './join.yml' cannot be included: there is no such file",
  ]));

test("text of a program includes nothing", () =>
  assert.throws(
    () => parsePlan("- uses: ./join.yml", { label: "x", directory: "/" }),
    /x:1:9: other files cannot be included here, as no place is known to look for them/,
  ));

const declares =
  "params: { node: { required: true }, size: { type: number }, mode: { type: choice, options: [a, b] } }\nsteps: [run: x]\n";
const withs: [title: string, given: string, messages: readonly string[]][] = [
  [
    "a name that is not declared",
    "{ node: n, siez: 1 }",
    ["2:20: 'siez' is not a parameter of join.yml; did you mean 'size'?"],
  ],
  [
    "a name that is like none",
    "{ node: n, other: 1 }",
    ["2:20: 'other' is not a parameter of join.yml; its parameters are node, size, mode"],
  ],
  [
    "what is required and missing",
    "{ size: 1 }",
    ["1:9: join.yml must be given its parameter 'node'; write with: { node: … }"],
  ],
  [
    "what is required and empty",
    "{ node: '' }",
    ["2:11: join.yml must be given its parameter 'node'; write with: { node: … }"],
  ],
  [
    "what is required and nothing",
    "{ node: }",
    ["2:11: join.yml must be given its parameter 'node'; write with: { node: … }"],
  ],
  [
    "another type",
    "{ node: n, size: large }",
    ["2:26: the parameter 'size' of join.yml must be a number; found the text 'large'"],
  ],
  [
    "no option",
    "{ node: n, mode: c }",
    ["2:26: the parameter 'mode' of join.yml must be one of 'a', 'b'; found the text 'c'"],
  ],
  ["a list", "{ node: [n] }", ["2:17: the value of 'node' must be text, a number, true or false; found a list"]],
  [
    "no map",
    "n",
    [
      "1:9: join.yml must be given its parameter 'node'; write with: { node: … }",
      "2:9: 'with' must be a map from names of parameters to values; found the text 'n'",
    ],
  ],
];
for (const [title, given, messages] of withs)
  test(`'with' that gives ${title} is told where it is given`, () => {
    const files = { "main.yml": `- uses: ./join.yml\n  with: ${given}\n`, "join.yml": declares };
    assert.deepEqual(
      firstLines(mistakes(files)),
      messages.map((message) => `main.yml:${message}`),
    );
  });

test("an expression may be given for any type, and what is required stays so in a list that is only looked at", () => {
  const files = (given: string) => ({ "main.yml": `- uses: ./join.yml\n  with: ${given}\n`, "join.yml": declares });
  const { steps } = parse(
    files('{ node: "a-${{ github.sha }}", size: "${{ github.run_id }}", mode: "$[[ github.ref ]]" }'),
  );
  assert.deepEqual(usesOf(steps[0] as Step).params, {
    node: "a-${{ github.sha }}",
    size: "${{ github.run_id }}",
    mode: "$[[ github.ref ]]",
  });
  assert.match(mistakes(files("{}"), { isLookedAt: true }), /must be given its parameter 'node'/);
});

test("a secret that stands in a file is told, so that it is masked", () => {
  const told: string[] = [];
  parse(
    {
      "main.yml": "- { id: a, uses: ./b.yml }",
      "b.yml": '- { id: b, uses: ./c.yml, with: { one: written, three: "${{ github.sha }}" } }\n',
      "c.yml":
        "params: { one: { secret: true }, two: { secret: true, default: std }, three: { secret: true } }\nsteps: [run: x]\n",
    },
    { secret: (name, value) => told.push(`${name}=${value}`) },
  );
  assert.deepEqual(told, ["a/b/one=written", "a/b/two=std"]);
});

test("mistakes of all files are told at once, each with its own place and line", () => {
  const files = {
    "main.yml": "- uses: ./a.yml\n- rum: x\n- uses: ./b.yml\n- uses: ./a.yml\n",
    "a.yml": "\nsteps:\n  - run: x\n    rever: y\n  - uses: ./b.yml\n",
    "b.yml": "params: { n: { type: number, default: x } }\nsteps: [",
  };
  assert.equal(
    mistakes(files),
    `main.yml:2:3: 'rum' is not a key of a step; did you mean 'run'?
  2 | - rum: x
    |   ^^^
a.yml:4:5: 'rever' is not a key of a step; did you mean 'revert'?
  4 |     rever: y
    |     ^^^^^
b.yml:2:8: what is opened here is never closed with ']'
  2 | steps: [
    |        ^
3 mistakes; nothing was run`,
  );
});

test("a mistake is told once, however often and wherever its file is used", () => {
  const files = {
    "main.yml": "- uses: ./a.yml\n- parallel: [{ uses: ./a.yml }, { uses: ./a.yml }]\n",
    "a.yml": "- rum: x\n",
  };
  assert.deepEqual(firstLines(mistakes(files)), ["a.yml:1:3: 'rum' is not a key of a step; did you mean 'run'?"]);
});

test("a mistake in an included file says which file it is in, and one in the step list does not", () => {
  assert.throws(
    () => parse({ "main.yml": "- uses: ./a.yml\n- rum: x\n", "a.yml": "- rum: y" }),
    (error: StepListError) => {
      assert.equal(error.source, "main.yml");
      assert.deepEqual(
        error.problems.map(({ file, line, column, length }) => [file, line, column, length]),
        [
          [undefined, 2, 3, 3],
          ["a.yml", 1, 3, 3],
        ],
      );
      return true;
    },
  );
});

test("expressions of an included file see its own parameters and steps, and no others", () => {
  const files = {
    "main.yml": `
params: { outer: {} }
steps:
  - { id: before, run: x }
  - id: group
    uses: ./a.yml
    env: { P: "\${{ params.inner }}", S: "\${{ steps.before.outputs.x }}" }
    with: { inner: "\${{ params.inner }}" }
`,
    "a.yml": `
params: { inner: {} }
env: { E: "\${{ params.inner }}", F: "\${{ params.outer }}" }
steps:
  - { id: one, run: x }
  - run: y
    env: { S: "\${{ steps.one.outputs.x }}", T: "\${{ steps.before.outputs.x }}" }
`,
  };
  assert.deepEqual(
    firstLines(mistakes(files)).map((line) => line.split(": ")[0]),
    ["main.yml:7:16", "main.yml:8:21", "a.yml:3:38", "a.yml:7:49"],
  );
});
