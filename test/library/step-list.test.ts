import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Plan, plan, run, StepListError, validate } from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";

function stepList(text: string) {
  const folder = tempFolder();
  const file = join(folder.path, "jipper.yml");
  fs.writeFileSync(file, text);
  const lines: string[] = [];
  const reporter = {
    output: (block: { readonly lines: Uint8Array }) => void lines.push(`${Buffer.from(block.lines)}`),
  };
  return Object.assign(folder, { file, lines, options: { journal: join(folder.path, "j"), reporter } });
}

const nested = `
params:
  size: { type: number, default: 10 }
  loud: { type: boolean, default: false }
steps:
  - parallel:
      - { id: a, run: 'echo "$SIZE $LOUD"', env: { SIZE: "\${{ params.size }}", LOUD: "\${{ params.loud }}" } }
      - steps: [{ id: b, run: "true", revert: "echo undone" }]
  - { id: bad, run: exit 7 }
`;

test("runs a file with groups, with parameters of their types, and undoes it", async () => {
  await using list = stepList(nested);
  const result = await run(list.file, { ...list.options, params: { size: 12, loud: true } });
  assert.deepEqual(list.lines.sort(), ["12 true\n", "undone\n"]);
  assert.deepEqual([result.outcome, result.cause?.step], ["rolled-back", "bad"]);
  assert.deepEqual(
    result.steps.map(({ id }) => id),
    ["step-1", "a", "step-3", "b", "bad"],
  );
});

test("a plan shows the tree, and runs as the file does", async () => {
  await using list = stepList(nested);
  const given = plan(list.file, { params: { size: "12" } });
  assert.deepEqual([given.params, given.steps[0]?.work.kind], [{ size: 12, loud: false }, "parallel"]);
  await run(given, list.options);
  assert.deepEqual(list.lines.sort(), ["12 false\n", "undone\n"]);
});

const secret = `
params: { token: { secret: true, required: true } }
steps: [{ id: a, run: 'echo "it is $TOKEN"; test "$TOKEN" = s3cret-enough', env: { TOKEN: "\${{ params.token }}" } }]
`;

test("a secret parameter comes to the steps, and stands in no plan, output or journal", async () => {
  await using list = stepList(secret);
  const given = plan(list.file, { params: { token: "s3cret-enough" } });
  assert.deepEqual([given.params, given.secrets], [{}, ["token"]]);
  for (const one of [given, list.file]) {
    const result = await run(one, { ...list.options, params: { token: "s3cret-enough" } });
    assert.equal(result.outcome, "succeeded");
    const journal = fs.readFileSync(join(list.options.journal, result.run, "journal.jsonl"), "utf8");
    assert.ok(!journal.includes("s3cret-enough"));
  }
  assert.deepEqual(list.lines, ["it is ***\n", "it is ***\n"]);
});

test("a copy of a plan has no secrets, and is not run without them", async () => {
  await using list = stepList(secret);
  const copy = JSON.parse(JSON.stringify(plan(list.file, { params: { token: "s3cret-enough" } }))) as Plan;
  await assert.rejects(run(copy, list.options), /a copy without its secrets \(token\); run what plan\(\) returned/);
  assert.ok(!fs.existsSync(list.options.journal));
});

test("names every mistake, of included files as well; a value that is missing is none of the file", async () => {
  await using list = stepList(
    "params: { p: { required: true } }\nsteps:\n  - parallel: []\n  - uses: ./other.yml\n  - rum: x\n",
  );
  fs.writeFileSync(join(list.path, "other.yml"), "steps: [{ run: echo, nam: x }]");
  const problems = validate(list.file);
  assert.deepEqual(
    problems.map(({ file, line }) => [file === undefined ? "itself" : "other", line]),
    [
      ["itself", 3],
      ["itself", 5],
      ["other", 1],
    ],
  );
  assert.throws(() => plan(list.file), StepListError);
  await assert.rejects(run(list.file), StepListError);
});

test("a run of a file is cancelled by a signal", async () => {
  await using list = stepList("steps: [{ id: a, run: sleep 60, revert: echo undone }]");
  const cancel = new AbortController();
  const event = ({ event }: { readonly event: string }) => {
    if (event === "step.started") cancel.abort("enough");
  };
  const result = await run(list.file, {
    ...list.options,
    reporter: { ...list.options.reporter, event },
    signal: cancel.signal,
  });
  assert.deepEqual([result.outcome, result.cause?.kind, list.lines], ["rolled-back", "cancelled", ["undone\n"]]);
});
