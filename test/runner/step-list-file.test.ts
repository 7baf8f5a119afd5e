import assert from "node:assert/strict";
import fs from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { allSteps, type Plan } from "../../src/plan/plan.ts";
import {
  readInlineStepList,
  readStepList,
  type StepListSource,
  UnreadableFileError,
} from "../../src/runner/step-list-file.ts";
import { tempFolder } from "../support/temp-folder.ts";

type Files = { readonly [path: string]: string };

/** Reads a step list of a new folder that holds the files; what is told names them as within it. */
async function read(files: Files, name: string, more: Partial<StepListSource> = {}): Promise<Plan | string> {
  await using folder = tempFolder();
  write(folder.path, files);
  return answerOf(folder.path, () => readStepList(join(folder.path, name), { directory: folder.path, ...more }));
}

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    fs.mkdirSync(dirname(path), { recursive: true });
    if (text.startsWith("-> ")) fs.symlinkSync(text.slice(3), path);
    else fs.writeFileSync(path, text);
  }
}

function answerOf(folder: string, read: () => Plan): Plan | string {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof Error);
    return `${error.name}: ${error.message}`.replaceAll(`${folder}/`, "");
  }
}

test("a step list and what it uses are read from their files", async () => {
  await using folder = tempFolder();
  write(folder.path, {
    ".git/HEAD": "",
    "deploy/main.yml": "- { id: one, uses: ./parts/join.yml, with: { node: n1 } }\n- { uses: ../shared.yml }\n",
    "deploy/parts/join.yml": "params: { node: {} }\nsteps:\n  - run: ./join.sh\n  - uses: ../../shared.yml\n",
    "shared.yml": "- run: ./shared.sh\n",
  });
  const { steps } = readStepList(join(folder.path, "deploy/main.yml"), { directory: folder.path });
  assert.deepEqual(
    allSteps(steps).map(({ id, file }) => [id, file && relative(folder.path, file)]),
    [
      ["one", undefined],
      ["one/step-1", "deploy/parts/join.yml"],
      ["one/step-2", "deploy/parts/join.yml"],
      ["one/step-2/step-1", "shared.yml"],
      ["step-2", undefined],
      ["step-2/step-1", "shared.yml"],
    ],
  );
});

const wrong: [title: string, files: Files, told: string][] = [
  [
    "a mistake in an included file with its place and line",
    { "main.yml": "- uses: ./parts/a.yml\n", "parts/a.yml": "steps:\n  - run: x\n    rever: y\n" },
    `StepListError: parts/a.yml:3:5: 'rever' is not a key of a step; did you mean 'revert'?
  3 |     rever: y
    |     ^^^^^
1 mistake; nothing was run`,
  ],
  [
    "files that use each other",
    { "main.yml": "- uses: ./parts/a.yml\n", "parts/a.yml": "- uses: ../b.yml\n", "b.yml": "- uses: ./main.yml\n" },
    `StepListError: b.yml:1:9: a step list cannot include itself: main.yml → parts/a.yml → b.yml → main.yml
  1 | - uses: ./main.yml
    |         ^^^^^^^^^^
1 mistake; nothing was run`,
  ],
  [
    "a file that uses itself by another name",
    { "main.yml": "- uses: ./l.yml\n", "l.yml": "-> main.yml" },
    `StepListError: main.yml:1:9: a step list cannot include itself: main.yml → main.yml
  1 | - uses: ./l.yml
    |         ^^^^^^^
1 mistake; nothing was run`,
  ],
  [
    "a link out of the repository",
    { "r/.git/HEAD": "", "r/main.yml": "- uses: ./l.yml\n", "r/l.yml": "-> ../out.yml", "out.yml": "- run: x\n" },
    `StepListError: r/main.yml:1:9: './l.yml' cannot be included: it is outside of the repository that the step list is in
  1 | - uses: ./l.yml
    |         ^^^^^^^
1 mistake; nothing was run`,
  ],
  [
    "a folder, as an action would be",
    { "main.yml": "- uses: ./action\n", "action/action.yml": "" },
    `StepListError: main.yml:1:9: './action' cannot be included: this is a folder; name the file of a step list in it (actions run in a step of the workflow, not here)
  1 | - uses: ./action
    |         ^^^^^^^^
1 mistake; nothing was run`,
  ],
  [
    "an included file that is no text",
    { "main.yml": "- uses: ./a.yml\n- uses: ./b.yml\n", "a.yml": "a\0b", "b.yml": "" },
    `StepListError: a.yml:1:2: there is a NUL character here, so this is not a text file; is it the right one, saved as UTF-8?
  1 | a\\x00b
    |  ^^^^
b.yml:1:1: there is nothing here; write a list of steps, such as '- run: echo hello'
2 mistakes; nothing was run`,
  ],
];
for (const [title, files, told] of wrong)
  test(`tells ${title}`, async () => {
    const name = Object.keys(files).find((path) => path.endsWith("main.yml")) ?? "";
    assert.equal(await read(files, name), told);
  });

const unreadable: [title: string, files: Files, name: string, told: string][] = [
  ["is not there", {}, "main.yml", "UnreadableFileError: main.yml: there is no such file"],
  [
    "is a folder",
    { "main.yml/a": "" },
    "main.yml",
    "UnreadableFileError: main.yml: this is a folder; name a file in it, such as jipper.yml",
  ],
];
for (const [title, files, name, told] of unreadable)
  test(`a step list that ${title} cannot be read`, async () => assert.equal(await read(files, name), told));

test("the error of a file that cannot be read keeps its cause", () =>
  assert.throws(
    () => readStepList("/nowhere/main.yml", { directory: "/" }),
    (error: unknown) =>
      error instanceof UnreadableFileError &&
      error.cause instanceof Error &&
      "code" in error.cause &&
      error.cause.code === "ENOENT",
  ));

test("inline text uses files from the folder that its steps start in", async () => {
  await using folder = tempFolder();
  write(folder.path, { "parts/a.yml": "- uses: ./b.yml\n", "parts/b.yml": "- run: b\n" });
  const from = { directory: folder.path };
  const plan = readInlineStepList("- { id: x, uses: ./parts/a.yml }\n", "the input 'steps'", from);
  assert.deepEqual(
    allSteps(plan.steps).map(({ id }) => id),
    ["x", "x/step-1", "x/step-1/step-1"],
  );
});

test("parameters come from the environment of the process, unless another one is told", async () => {
  const files = { "main.yml": "params: { size: { type: number, default: 1 } }\nsteps: [run: x]\n" };
  process.env["JIPPER_PARAM_SIZE"] = "2";
  try {
    const plans = [await read(files, "main.yml"), await read(files, "main.yml", { environment: {} })];
    assert.deepEqual(
      plans.map((plan) => typeof plan === "object" && plan.params),
      [{ size: 2 }, { size: 1 }],
    );
  } finally {
    delete process.env["JIPPER_PARAM_SIZE"];
  }
});
