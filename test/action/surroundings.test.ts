import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { lives, pidsIn, until } from "../support/processes.ts";
import { startJob } from "../support/workflow-runner.ts";
import { deeds, marking } from "./deeds.ts";

const only = ["INPUT_", "STATE_", "ACTIONS_RUNTIME_", "ACTIONS_RESULTS_URL", "ACTIONS_CACHE_"];
const files = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"];

test("scene 10: steps and reverts have what a run step has, and nothing that is the action's alone", async () => {
  await using job = startJob({ ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example", MY_VARIABLE: "mine" });
  const use = job.use({ steps: "\n- { run: env -0 > step, revert: env -0 > revert }", "rollback-when": "job-failure" });
  assert.equal((await use.main()).exitCode, 0);
  job.status = "failure";
  assert.equal((await use.post()).exitCode, 0);
  for (const name of ["step", "revert"]) {
    const entries = fs.readFileSync(join(job.workspace, name), "utf8").split("\0");
    const env = new Map(
      entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]),
    );
    assert.deepEqual(
      [...env.keys()].filter((key) => only.some((start) => key.startsWith(start))),
      [],
    );
    assert.deepEqual(
      files.filter((file) => env.get(file)?.includes("_runner_file_commands_") ?? true),
      [],
    );
    for (const key of ["MY_VARIABLE", "ACTIONS_ID_TOKEN_REQUEST_URL", "RUNNER_TRACKING_ID", "GITHUB_SHA", "CI"])
      assert.ok(env.get(key), `${key} is missing for the ${name}`);
  }
});

const setting = `
- run: |
    printf 'LINES<<E\\nfirst\\nsecond\\nE\\nOTHER=a=b\\n' >> "$GITHUB_ENV"
    echo "$PWD/tools" >> "$GITHUB_PATH"
    mkdir tools; printf '#!/bin/sh\\necho the tool >> did\\n' > tools/the-tool; chmod +x tools/the-tool
- run: |
    the-tool; echo "$LINES" >> did; echo "OTHER=c" >> "$GITHUB_ENV"; echo "$PWD/more" >> "$GITHUB_PATH"`;

test("scene 8: what steps set is there for the next one, and once, at the end, for later steps of the job", async () => {
  await using job = startJob();
  const main = await job.use({ steps: setting }).main();
  assert.deepEqual(deeds(job), ["the tool", "first", "second"]);
  assert.deepEqual(main.env, { LINES: "first\nsecond", OTHER: "c" });
  assert.deepEqual(job.path, [join(job.workspace, "more"), join(job.workspace, "tools")]);
  assert.equal(main.path.length, 2);
  const later = await job.use({ steps: `\n- run: |\n    the-tool; echo "$OTHER" >> did` }).main();
  assert.deepEqual([later.exitCode, deeds(job).slice(3)], [0, ["the tool", "c"]]);
});

test("what the steps of an undone run have set is not handed on", async () => {
  await using job = startJob();
  const main = await job.use({ steps: `${setting}\n- run: exit 1` }).main();
  assert.deepEqual([main.exitCode, main.env, main.path, deeds(job)], [1, {}, [], ["the tool", "first", "second"]]);
});

test("what post undoes sets nothing for the job", async () => {
  await using job = startJob();
  const steps = `${setting}\n- { run: "true", revert: 'echo LATE=1 >> "$GITHUB_ENV"' }`;
  const use = job.use({ steps, "rollback-when": "job-failure" });
  await use.main();
  job.status = "failure";
  const post = await use.post();
  assert.deepEqual([post.exitCode, post.outputs["outcome"], post.env, post.path], [0, "rolled-back", {}, []]);
});

test("an undo in post has what its step had from the steps before, and the job's own variables as they are by then", async () => {
  await using job = startJob({ OURS: "first", THEIRS: "first" });
  const steps = `
- run: echo OURS=second >> "$GITHUB_ENV"
- { run: 'echo "$OURS $THEIRS" >> did', revert: 'echo "$OURS $THEIRS" >> did' }
- run: echo OURS=third >> "$GITHUB_ENV"`;
  const use = job.use({ steps, "rollback-when": "job-failure" });
  await use.main();
  Object.assign(job.env, { THEIRS: "later", OURS: "latest" }); // as a later step of the job sets them
  job.status = "failure";
  assert.equal((await use.post()).exitCode, 0);
  assert.deepEqual(deeds(job), ["second first", "second later"]);
});

test("an undo in post has the search path of its step, whatever the run has put before it for the job", async () => {
  await using job = startJob();
  const steps = ["a", "b", "c"]
    .map((id) => `- { id: ${id}, run: 'echo "/opt/${id}" >> "$GITHUB_PATH"', revert: 'echo "${id} $PATH" >> did' }`)
    .join("\n");
  const use = job.use({ steps: `\n${steps}`, "rollback-when": "job-failure" });
  await use.main();
  job.path.unshift("/opt/theirs"); // as a later step of the job does
  job.status = "failure";
  assert.equal((await use.post()).exitCode, 0);
  const path = process.env["PATH"];
  assert.deepEqual(deeds(job), [`c /opt/b:/opt/a:${path}`, `b /opt/a:${path}`, `a ${path}`]);
});

test("a step that reads its input finds it at its end", async () => {
  await using job = startJob();
  const main = await job.use({ steps: "\n- run: cat >> did; echo read >> did" }).main();
  assert.deepEqual([main.exitCode, deeds(job)], [0, ["read"]]);
});

test("a service that a step starts lives on, and holds up neither main nor post", async () => {
  await using job = startJob();
  const steps = `
- id: service
  run: |
    trap '' HUP
    setsid sleep 600 & echo $! >> pids
  revert: kill "$(cat pids)"`;
  const use = job.use({ steps: steps + marking("a"), "rollback-when": "job-failure" });
  const main = await use.main();
  const pids = await pidsIn(join(job.workspace, "pids"), 1);
  assert.deepEqual([main.exitCode, pids.map(lives)], [0, [true]]);
  // Less than the runner waits for output that is held open.
  assert.ok(main.durationMs < 20_000, `${main.durationMs} ms`);
  job.status = "failure";
  const post = await use.post();
  assert.deepEqual([post.exitCode, deeds(job)], [0, ["do a", "undo a"]]);
  await until(() => !pids.some(lives), "the service has ended of the signal that its undo sent");
});
