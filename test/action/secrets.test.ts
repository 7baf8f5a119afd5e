import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { until } from "../support/processes.ts";
import { type PhaseEnd, startJob } from "../support/workflow-runner.ts";
import { deeds } from "./deeds.ts";

const token = "geheim-7 'x'";

/** What its steps know of the secret they write into files alone, or print. */
const steps = `
params:
  token: { secret: true, required: true }
  size: { type: number, default: 1 }
env: { TOKEN: "$[[ params.token ]]" }
steps:
  - id: made
    run: |
      printf 'it is %s\\n' "$TOKEN"
      echo "token=$TOKEN" >> "$GITHUB_OUTPUT"
      echo "# with $TOKEN" >> "$GITHUB_STEP_SUMMARY"
      echo "do $TOKEN" >> did
    revert: echo "undo $TOKEN" >> did
  - run: exit $CODE
    env: { CODE: "$[[ params.size ]]" }
`;

/** All that others can read of a phase, without the commands that mask. */
function shown({ log, outputs, summary, env, state }: PhaseEnd): string {
  return [
    log.replace(/^::add-mask::.*\n/gm, ""),
    summary,
    ...[outputs, env, state].map((texts) => JSON.stringify(texts)),
  ].join("\n");
}

const given: [title: string, inputs: { readonly [name: string]: string }, env: { readonly [name: string]: string }][] =
  [
    ["the input", { params: `token: "${token}"` }, {}],
    ["the environment", {}, { JIPPER_PARAM_TOKEN: token }],
  ];
for (const [title, inputs, env] of given)
  test(`a secret of ${title} is masked before all else, and is in nothing that others can read`, async () => {
    await using job = startJob(env);
    const main = await job.use({ steps, ...inputs }).main();
    assert.deepEqual([main.exitCode, deeds(job)], [1, [`do ${token}`, `undo ${token}`]], main.log);
    assert.ok(main.log.startsWith(`::add-mask::${token}\n`), main.log);
    assert.match(main.log, /^it is \*\*\*$/m);
    assert.match(main.summary, /^# with \*\*\*$/m);
    const journal = fs.readFileSync(main.outputs["journal"] ?? "", "utf8");
    const report = fs.readFileSync(main.outputs["report"] ?? "", "utf8");
    for (const text of [shown(main), journal, report]) assert.doesNotMatch(text, /geheim-7/);
    assert.equal(JSON.parse(main.outputs["steps"] ?? "").made.outputs.token, "***");
  });

for (const [title, inputs, env] of [...given, ["a default", {}, {}]] as typeof given)
  test(`post has a secret of ${title} once more, and masks it first`, async () => {
    await using job = startJob(env);
    const list = title === "a default" ? steps.replace("required: true", `default: "${token}"`) : steps;
    const params = ["size: 0", inputs["params"] ?? ""].join("\n");
    const use = job.use({ steps: list, "rollback-when": "job-failure", params });
    const main = await use.main();
    assert.equal(main.exitCode, 0, main.log);
    job.status = "failure";
    const post = await use.post();
    assert.deepEqual([post.exitCode, deeds(job)], [0, [`do ${token}`, `undo ${token}`]], post.log);
    assert.ok(post.log.startsWith(`::add-mask::${token}\n`), post.log);
    assert.doesNotMatch(shown(post), /geheim-7/);
  });

test("post without the secret undoes what needs none, fails, and names the rest with the variable that is missing", async () => {
  await using job = startJob();
  job.env["JIPPER_PARAM_TOKEN"] = token;
  const list = `
params: { token: { secret: true, required: true } }
steps:
  - { id: a, run: echo do a >> did, revert: echo undo a >> did }
  - { id: b, run: echo do b >> did, env: { TOKEN: "$[[ params.token ]]" }, revert: 'echo "undo b $TOKEN" >> did' }
`;
  const use = job.use({ steps: list, "rollback-when": "job-failure" });
  await use.main();
  delete job.env["JIPPER_PARAM_TOKEN"];
  job.status = "failure";
  const post = await use.post();
  assert.deepEqual([post.exitCode, deeds(job)], [1, ["do a", "do b", "undo a"]], post.log);
  assert.match(post.log, /^::warning title=Jipper::the secret parameters token are not given any more/m);
  const [left, ...more] = JSON.parse(post.outputs["residue"] ?? "");
  assert.deepEqual([left.step, more], ["b", []]);
  assert.match(left.why, /it needs a secret/);
  assert.match(left.command, /TOKEN="\$JIPPER_PARAM_TOKEN" /);
});

const nested = `
- id: group
  parallel:
    - id: a
      run: echo do a >> did
      revert: echo undo a >> did
    - { id: b, run: sleep 0.3, revert: echo undo b >> did }
  revert: echo undo group >> did
- { id: never, if: "false", run: echo never >> did, revert: echo undo never >> did }
- { id: last, run: touch begun; sleep 600 }
`;

test("groups and their members are told in the outputs, and undone in post; what was skipped is not", async () => {
  await using job = startJob();
  const use = job.use({ steps: nested });
  const main = use.start("main");
  await until(() => fs.existsSync(join(job.workspace, "begun")), "the last step has begun");
  main.cancel();
  const { outputs } = await main.ended;
  const told = Object.entries(JSON.parse(outputs["steps"] ?? "")).map(([id, step]) => [
    id,
    (step as { status: string }).status,
  ]);
  assert.deepEqual(told, [
    ["group", "succeeded"],
    ["a", "succeeded"],
    ["b", "succeeded"],
    ["never", "skipped"],
    ["last", "cancelled"],
  ]);
  const post = await use.post();
  assert.deepEqual([post.exitCode, deeds(job).at(-1), deeds(job).length], [0, "undo group", 4], post.log);
  assert.equal(post.outputs["failed-step"], "last");
});

test("a failure in a file that is included is annotated there", async () => {
  await using job = startJob();
  fs.writeFileSync(join(job.workspace, "list.yml"), "steps:\n  - { id: in, uses: ./sub.yml }\n");
  fs.writeFileSync(join(job.workspace, "sub.yml"), "steps:\n\n  - { id: bad, run: exit 3 }\n");
  const { commands, exitCode } = await job.use({ file: "list.yml" }).main();
  const errors = commands.filter(({ command }) => command === "error");
  assert.deepEqual([exitCode, errors.map(({ properties: { file, line } }) => [file, line])], [1, [["sub.yml", "3"]]]);
});

test("a mistake in a file that is included is annotated there", async () => {
  await using job = startJob();
  fs.writeFileSync(join(job.workspace, "list.yml"), "steps:\n  - { id: in, uses: ./sub.yml }\n");
  fs.writeFileSync(join(job.workspace, "sub.yml"), "steps:\n\n  - { rum: exit 3 }\n");
  const { commands, exitCode } = await job.use({ file: "list.yml" }).main();
  const errors = commands.filter(({ command }) => command === "error");
  assert.deepEqual(
    [exitCode, errors.map(({ properties: { file, line, col, endColumn } }) => [file, line, col, endColumn])],
    [1, [["sub.yml", "3", "7", "10"]]],
  );
});
