import assert from "node:assert/strict";
import { test } from "node:test";
import { readJournal } from "../../src/runner/journal/read-journal.ts";
import { type Files, type Played, playFiles, undoLater } from "../support/play-files.ts";
import { tempFolder } from "../support/temp-folder.ts";

const params = { account: '{"user":"ci-bot","password":"hush-hush"}' };
const declared = "params: { account: { secret: true, required: true } }";
const use = 'echo "using $PW"; echo "own=$PW" >> "$GITHUB_OUTPUT"';
const undo = 'echo "undo $PW $JIPPER_OUTPUT_OWN" >> log; [ -e mended ]';

const ways: readonly [title: string, files: Files][] = [
  [
    "a parameter of a list that is used",
    {
      "main.yml": `
${declared}
steps: [{ id: one, uses: ./node.yml, with: { login: "\${{ params.account }}" } }, "false"]
`,
      "node.yml": `
params: { login: { secret: true } }
steps:
  - { run: '${use}', env: { PW: "\${{ fromJSON(params.login).password }}" }, revert: '${undo}' }
`,
    },
  ],
  [
    "a parameter of a list that is used, which does not say that it is secret",
    {
      "main.yml": `
${declared}
steps: [{ id: one, uses: ./node.yml, with: { login: "\${{ params.account }}" } }, "false"]
`,
      "node.yml": `
params: { login: {} }
steps:
  - { run: '${use}', env: { PW: "\${{ fromJSON(params.login).password }}" }, revert: '${undo}' }
`,
    },
  ],
  [
    "a secret and what a step put out",
    {
      "main.yml": `
${declared}
steps:
  - { id: a, run: 'echo field=password >> "$GITHUB_OUTPUT"' }
  - { run: '${use}', env: { PW: "\${{ fromJSON(params.account)[steps.a.outputs.field] }}" }, revert: '${undo}' }
  - "false"
`,
    },
  ],
  [
    "an output that holds a secret",
    {
      "main.yml": `
${declared}
steps:
  - { id: a, run: 'echo "all=$ALL" >> "$GITHUB_OUTPUT"', env: { ALL: "\${{ params.account }}" } }
  - { run: '${use}', env: { PW: "\${{ fromJSON(steps.a.outputs.all).password }}" }, revert: '${undo}' }
  - "false"
`,
    },
  ],
  [
    "what a list that is used puts out",
    {
      "main.yml": `
${declared}
steps:
  - { id: one, uses: ./node.yml, with: { login: "\${{ params.account }}" } }
  - { run: '${use}', env: { PW: "\${{ steps.one.outputs.pw }}" }, revert: '${undo}' }
  - "false"
`,
      "node.yml": `
params: { login: { secret: true } }
steps: ["true"]
outputs: { pw: "\${{ fromJSON(params.login).password }}" }
`,
    },
  ],
  [
    "a second try, which has a secret of its own",
    {
      "main.yml": `
${declared}
steps:
  - steps:
      - { id: a, run: 'echo x >> tries; echo "field=$([ "$(wc -l < tries)" = 1 ] && echo user || echo password)" >> "$GITHUB_OUTPUT"' }
      - { run: '${use}', env: { PW: "\${{ fromJSON(params.account)[steps.a.outputs.field] }}" }, revert: '[ "$(wc -l < tries)" = 1 ] || { ${undo}; }' }
      - '[ "$(wc -l < tries)" = 2 ]'
    retry: { times: 1, delay: 1ms }
  - "false"
`,
    },
  ],
  [
    "the undo itself",
    {
      "main.yml": `
${declared}
steps:
  - id: a
    run: 'echo field=password >> "$GITHUB_OUTPUT"; echo using'
    revert:
      run: 'JIPPER_OUTPUT_OWN=$PW; ${undo}'
      env: { PW: "\${{ fromJSON(params.account)[outputs.field] }}" }
  - "false"
`,
    },
  ],
];

function nothingHolds(text: string, where: string): void {
  for (const secret of ["hush-hush", "aHVzaC1odXNo"])
    assert.ok(!text.includes(secret), `${secret} is ${where}:\n${text}`);
}

for (const [title, files] of ways) {
  test(`a secret made of ${title} is told nowhere, and back in a later process`, async () => {
    await using folder = tempFolder();
    const before: Played = await playFiles(folder.path, files, params);
    assert.equal(before.result.outcome, "rollback-incomplete");
    const after = await undoLater(folder.path, before.run, params);
    for (const { told, written, result, log } of [before, after]) {
      assert.deepEqual(log, ["undo hush-hush hush-hush"]);
      nothingHolds(told, "told");
      nothingHolds(written, "in the journal");
      nothingHolds(JSON.stringify(result), "in the result");
    }
    assert.match(before.told, /^using/m);
  });
}

test("what only the process saw that made it is in no journal, and a later one does not undo with something else", async (t) => {
  await using folder = tempFolder();
  t.after(() => delete process.env["JIPPER_TEST_FIELD"]);
  process.env["JIPPER_TEST_FIELD"] = "password";
  const files = {
    "main.yml": `
${declared}
steps:
  - { run: '${use}', env: { PW: "\${{ fromJSON(params.account)[env.JIPPER_TEST_FIELD] }}" }, revert: '${undo}' }
  - "false"
`,
  };
  const before = await playFiles(folder.path, files, params);
  process.env["JIPPER_TEST_FIELD"] = "user";
  assert.deepEqual(before.log, ["undo hush-hush hush-hush"]);
  const after = await undoLater(folder.path, before.run, params);
  assert.deepEqual(after.log, []);
  assert.equal(after.result.outcome, "rollback-incomplete");
  assert.match(after.result.residue[0]?.why ?? "", /needs a secret, or what was made of one/);
  nothingHolds(after.written, "in the journal");
});

for (const secret of ["vol", "2", "run", "step", "failed", "e"])
  test(`ids, times and words of ours are whole where '${secret}' is a secret, also for who does not know it`, async () => {
    await using folder = tempFolder();
    const files = {
      "main.yml": `
params: { word: { secret: true } }
steps:
  - { id: vol, run: 'echo "out=$W" >> "$GITHUB_OUTPUT"', env: { W: "\${{ params.word }}" }, revert: echo undo >> log }
  - { parallel: [{ id: volume-2, run: exit 2, revert: "false" }] }
`,
    };
    const { result, told, written } = await playFiles(folder.path, files, { word: secret });
    assert.deepEqual(
      result.steps.map(({ id, kind, status, revert }) => [id, kind, status, revert.status]),
      [
        ["vol", "run", "succeeded", "reverted"],
        ["step-2", "parallel", "failed", "none"],
        ["volume-2", "run", "failed", "failed"],
      ],
    );
    assert.deepEqual(Object.values(result.steps[0]?.outputs ?? {}), ["***"]);
    assert.ok(result.steps.every(({ startedAt = "" }) => !Number.isNaN(Date.parse(startedAt))));
    assert.deepEqual(
      [result.outcome, result.cause?.kind, result.cause?.step],
      ["rollback-incomplete", "failed", "volume-2"],
    );
    const events = told.split("\n").flatMap((line) => (line.startsWith('{"at"') ? [JSON.parse(line)] : []));
    assert.deepEqual(
      events.map(({ event, step = "" }) => `${event} ${step}`.trim()),
      [
        "run.started",
        "step.started vol",
        "step.succeeded vol",
        "step.started step-2",
        "step.started volume-2",
        "step.failed volume-2",
        "step.failed step-2",
        "revert.started volume-2",
        "revert.failed volume-2",
        "revert.started vol",
        "revert.succeeded vol",
        "run.finished",
      ],
    );
    const { standings, damage } = readJournal(`${folder.path}/j/${result.run}/journal.jsonl`, {});
    assert.equal(damage, undefined);
    assert.deepEqual([standings?.outcome, standings?.of("volume-2").status], ["rollback-incomplete", "failed"]);
    assert.ok(!written.includes(`"out":"${secret}"`), written);
  });
