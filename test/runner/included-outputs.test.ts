import assert from "node:assert/strict";
import { test } from "node:test";
import type { StepResult } from "../../src/report/result.ts";
import { playFiles } from "../support/play-files.ts";
import { tempFolder } from "../support/temp-folder.ts";

const node = `
params: { name: { required: true }, last: { default: "true" } }
steps:
  - id: volume
    run: echo "id=vol-$NODE" >> "$GITHUB_OUTPUT"
    env: { NODE: "\${{ params.name }}" }
    revert: echo "undo volume $JIPPER_OUTPUT_ID" >> log
  - id: last
    run: $LAST
    env: { LAST: "\${{ params.last }}" }
outputs:
  volume: \${{ steps.volume.outputs.id }}
  words: { value: "\${{ params.name }} has \${{ steps.volume.outputs.id }}", description: For people }
`;

const find = (steps: readonly StepResult[], id: string) => steps.find((step) => step.id === id) as StepResult;

test("later steps ask a list that is used for what it puts out, each use for its own", async () => {
  await using folder = tempFolder();
  const { result, told, log } = await playFiles(folder.path, {
    "node.yml": node,
    "main.yml": `
- { id: one, uses: ./node.yml, with: { name: n1 } }
- { id: two, uses: ./node.yml, with: { name: "\${{ steps.one.outputs.volume }}b" } }
- run: echo "$ONE, $TWO" >> log
  env: { ONE: "\${{ steps.one.outputs.words }}", TWO: "\${{ steps.two.outputs.Volume }}" }
`,
  });
  assert.deepEqual(log, ["n1 has vol-n1, vol-vol-n1b"]);
  assert.equal(result.outcome, "succeeded");
  const outputs = { volume: "vol-n1", words: "n1 has vol-n1" };
  assert.deepEqual(find(result.steps, "one").outputs, outputs);
  const ended = told.split("\n").find((line) => line.includes('"event":"step.succeeded"') && line.includes('"one",'));
  assert.deepEqual(JSON.parse(ended ?? "").outputs, outputs);
});

test("the undo of a list that is used has its outputs, also where it failed half-way", async () => {
  await using folder = tempFolder();
  const { result, log } = await playFiles(folder.path, {
    "node.yml": node,
    "main.yml": `
- id: one
  uses: ./node.yml
  with: { name: n1, last: "false" }
  revert:
    run: echo "undo one $VOLUME $JIPPER_OUTPUT_WORDS" >> log
    env: { VOLUME: "\${{ outputs.volume }}" }
`,
  });
  assert.deepEqual(log, ["undo volume vol-n1", "undo one vol-n1 n1 has vol-n1"]);
  assert.equal(find(result.steps, "one").status, "failed");
});

test("what a step of it that did not run would have put out is empty", async () => {
  await using folder = tempFolder();
  const { log } = await playFiles(folder.path, {
    "node.yml": `
steps:
  - "false"
  - id: later
    run: echo made=x >> "$GITHUB_OUTPUT"
outputs: { made: "<\${{ steps.later.outputs.made }}>" }
`,
    "main.yml": `
- id: one
  uses: ./node.yml
  revert: echo "undo $JIPPER_OUTPUT_MADE" >> log
`,
  });
  assert.deepEqual(log, ["undo <>"]);
});

test("an output without a value fails the list, which is undone; the other outputs are there", async () => {
  await using folder = tempFolder();
  const { result, log } = await playFiles(folder.path, {
    "node.yml": `
steps:
  - { id: a, run: 'echo "json={" >> "$GITHUB_OUTPUT"', revert: echo undo a >> log }
outputs:
  good: fine
  bad: \${{ fromJSON(steps.a.outputs.json).x }}
`,
    "main.yml": `
- id: one
  uses: ./node.yml
  revert: echo "undo one $JIPPER_OUTPUT_GOOD" >> log
- echo never >> log
`,
  });
  assert.deepEqual(log, ["undo a", "undo one fine"]);
  const { status, error } = find(result.steps, "one");
  assert.equal(status, "failed");
  assert.match(error ?? "", /^the output 'bad': the expression '.*' has no value: /);
  assert.deepEqual([result.outcome, result.cause?.step], ["rolled-back", "one"]);
});

test("a list that is tried again puts out what its last try made; one that was passed over, nothing", async () => {
  await using folder = tempFolder();
  const counting = `
steps:
  - id: a
    run: |
      echo x >> tries
      echo "n=$(wc -l < tries)" >> "$GITHUB_OUTPUT"
      [ "$(wc -l < tries)" -gt 1 ]
outputs: { n: "\${{ steps.a.outputs.n }}" }
`;
  const { log } = await playFiles(folder.path, {
    "counting.yml": counting,
    "failing.yml": `
steps: [{ id: a, run: 'echo n=9 >> "$GITHUB_OUTPUT"' }, "false"]
outputs: { n: "\${{ steps.a.outputs.n }}" }
`,
    "main.yml": `
- { id: one, uses: ./counting.yml, retry: { times: 1, delay: 1ms } }
- { id: two, uses: ./failing.yml, continue-on-error: true }
- run: echo "$ONE $TWO" >> log
  env: { ONE: "\${{ steps.one.outputs.n }}", TWO: "\${{ steps.two.outputs.n || 'none' }}" }
`,
  });
  assert.deepEqual(log, ["2 none"]);
});

test("lists that use others hand on what these put out", async () => {
  await using folder = tempFolder();
  const { log } = await playFiles(folder.path, {
    "inner/deep.yml": `
steps: [{ parallel: [{ id: a, run: 'echo v=deep >> "$GITHUB_OUTPUT"' }, "true"] }]
outputs: { v: "\${{ steps.a.outputs.v }}" }
`,
    "inner/middle.yml": `
steps: [{ id: d, uses: ./deep.yml }]
outputs: { v: "\${{ format('{0}!', steps.d.outputs.v) }}" }
`,
    "main.yml": `
- { id: m, uses: ./inner/middle.yml }
- { run: 'echo "$V" >> log', env: { V: "\${{ steps.m.outputs.v }}" } }
`,
  });
  assert.deepEqual(log, ["deep!"]);
});
