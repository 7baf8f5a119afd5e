import assert from "node:assert/strict";
import { test } from "node:test";
import { playFiles, undoLater } from "../support/play-files.ts";
import { tempFolder } from "../support/temp-folder.ts";

const cannotBegin: readonly [title: string, keys: string][] = [
  ["whose folder is not there", "working-directory: nowhere"],
  ["whose folder is a file", "working-directory: main.yml"],
  ["whose shell is not there", 'shell: "no-such-shell {0}"'],
];

for (const [title, keys] of cannotBegin)
  test(`a step ${title} is not undone, as nothing of it has begun; those before it are`, async () => {
    await using folder = tempFolder();
    const { result, log } = await playFiles(folder.path, {
      "main.yml": `
- { id: a, run: "true", revert: echo undo a >> log }
- { id: b, run: echo b >> log, revert: echo undo b >> log, ${keys} }
`,
    });
    assert.deepEqual(log, ["undo a"]);
    assert.equal(result.outcome, "rolled-back");
    assert.deepEqual([result.steps[1]?.status, result.steps[1]?.revert.status], ["failed", "pending"]);
  });

test("a step that has begun in an earlier try is undone, though its last one could not begin", async () => {
  await using folder = tempFolder();
  const { log } = await playFiles(folder.path, {
    "main.yml": `
- run: mkdir there
- { id: b, run: echo b >> ../log; rmdir ../there; exit 1, working-directory: there, retry: { times: 1, delay: 1ms }, revert: { run: echo undo b >> log, working-directory: . } }
`,
  });
  assert.deepEqual(log, ["b", "undo b"]);
});

test("a group whose step could not begin is passed over, or tried again, like any other", async () => {
  await using folder = tempFolder();
  const { result, log } = await playFiles(folder.path, {
    "main.yml": `
- { id: a, run: "true", revert: echo undo a >> log }
- id: g
  continue-on-error: true
  steps: [{ id: b, run: "true", working-directory: nowhere, revert: echo undo b >> log }]
- id: h
  retry: { times: 1, delay: 1ms }
  steps:
    - mkdir -p "made$(wc -l < tried 2> /dev/null)"; echo x >> tried
    - { id: d, run: echo d >> ../log, working-directory: made1, revert: echo undo d >> log }
`,
  });
  assert.deepEqual([result.outcome, log], ["succeeded", ["d"]]);
  assert.equal(result.steps.find(({ id }) => id === "d")?.attempts, 2);
});

test("an undo that cannot begin is left, and says why", async () => {
  await using folder = tempFolder();
  const { result } = await playFiles(folder.path, {
    "main.yml": `
- { id: a, run: "true", revert: { run: "true", working-directory: nowhere } }
- "false"
`,
  });
  assert.equal(result.outcome, "rollback-incomplete");
  assert.match(result.residue[0]?.why ?? "", /working directory .*nowhere does not exist/);
});

test("a mistake in what an undo hands on is no failure of it", async () => {
  await using folder = tempFolder();
  const { result, log } = await playFiles(folder.path, {
    "main.yml": `
- { id: a, run: "true", revert: 'echo undo a >> log; echo no assignment >> "$GITHUB_OUTPUT"' }
- "false"
`,
  });
  assert.deepEqual([result.outcome, log], ["rolled-back", ["undo a"]]);
});

test("an undo that needs a secret which a later process does not know is not run, but left with its command", async () => {
  await using folder = tempFolder();
  const files = {
    "main.yml": `
params: { token: { secret: true } }
steps:
  - { id: a, run: "true", revert: 'echo undo a >> log; [ -e mended ]' }
  - { id: b, run: "true", env: { T: "\${{ params.token }}" }, revert: 'echo "undo b $T" >> log; [ -e mended ]' }
  - "false"
`,
  };
  const before = await playFiles(folder.path, files, { token: "hush-hush" });
  assert.deepEqual(before.log, ["undo b hush-hush", "undo a"]);
  const { result, log, written } = await undoLater(folder.path, before.run, {}, { lacksSecrets: true });
  assert.deepEqual(log, ["undo a"]);
  const left = result.residue.find(({ step }) => step === "b");
  assert.match(left?.why ?? "", /it needs a secret, or what was made of one, that this process does not know/);
  assert.match(left?.command ?? "", /T="\$JIPPER_PARAM_TOKEN" /);
  assert.ok(!written.includes("hush-hush"));
  const again = await undoLater(folder.path, before.run, { token: "hush-hush" });
  assert.deepEqual(again.log, ["undo b hush-hush", "undo a"]);
});
