import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startJob } from "../support/workflow-runner.ts";
import { deeds, marking } from "./deeds.ts";

/*
 * Scenes that a runner can put an action in, each of which can be run alone by its name, such as `scene 2:`.
 * 1, 2, 5 and 12 are in scenes-cut-off.test.ts and cut-off.test.ts; 3, 4 and 13 in outcome.test.ts; 6 and more of 9 in log.test.ts;
 * more of 8 in surroundings.test.ts; 10 in inputs.test.ts and surroundings.test.ts; 14 in inputs.test.ts.
 */

test("scene 7: 5 MB without a newline, characters in halves, and a child that holds the output open lose nothing and hold up nothing", async () => {
  await using job = startJob();
  const steps = `
- id: big
  run: |
    head -c 5000000 /dev/zero | tr '\\0' x
    printf '\\nhalf \\303'; sleep 0.2; printf '\\244 whole\\n'
    sleep 600 &
    printf 'no newline at the end'`;
  const main = await job.use({ steps }).main();
  assert.equal(main.exitCode, 0);
  assert.equal(
    main.log.match(/x+/g)?.reduce((sum, run) => sum + run.length, 0),
    5_000_000 + countOfX(main.log),
  );
  assert.match(main.log, /^half ä whole$/m);
  assert.match(main.log, /^no newline at the end$/m);
  assert.ok(main.durationMs < 15_000, `${main.durationMs} ms`);
});

const malformed: [title: string, written: string, message: RegExp][] = [
  ["no assignment", 'echo nonsense >> "$GITHUB_OUTPUT"', /GITHUB_OUTPUT, line 1: 'nonsense' is no assignment/],
  ["an end that is missing", "echo 'A<<E' >> \"$GITHUB_ENV\"", /GITHUB_ENV, line 1: /],
];
for (const [title, written, message] of malformed)
  test(`scene 8: a step writes ${title} into its file: the step fails with words, and is undone`, async () => {
    await using job = startJob();
    const main = await job
      .use({ steps: `${marking("a")}\n- { id: bad, run: '${written.replaceAll("'", "''")}' }` })
      .main();
    assert.deepEqual(
      [main.exitCode, deeds(job), main.env, main.outputs["outcome"]],
      [1, ["do a", "undo a"], {}, "rolled-back"],
    );
    assert.match(main.commands.find(({ command }) => command === "error")?.data ?? "", message);
  });

test("scene 8: a variable that GitHub refuses is left out with words, and the others are handed on", async () => {
  await using job = startJob();
  const steps = `\n- run: printf 'A=1\\nNODE_OPTIONS=--no-warnings\\nB=2\\n' >> "$GITHUB_ENV"`;
  const main = await job.use({ steps }).main();
  assert.deepEqual([main.exitCode, main.env], [0, { A: "1", B: "2" }], main.log);
  const warnings = main.commands.filter(({ command }) => command === "warning").map(({ data }) => data);
  assert.deepEqual(warnings, [
    "NODE_OPTIONS is not set for later steps of the job, since GitHub refuses it; set it by 'env' there",
  ]);
});

for (const file of ["ENV", "PATH", "OUTPUT", "STEP_SUMMARY"] as const)
  test(`scene 8: the runner's own file for ${file} cannot be written: a warning, for what was done is done`, async () => {
    await using job = startJob();
    const steps = `${marking("a")}\n- run: echo A=1 >> "$GITHUB_ENV"; echo /opt/x >> "$GITHUB_PATH"; echo more >> "$GITHUB_STEP_SUMMARY"`;
    const use = job.use({ steps, "rollback-when": "job-failure" }, { unwritable: [file] });
    const main = await use.main();
    assert.deepEqual([main.exitCode, job.status, deeds(job)], [0, "success", ["do a"]], main.log);
    assert.equal(main.commands.filter(({ command }) => command === "warning").length, 1, main.log);
    assert.deepEqual([main.env, main.path], [file === "ENV" ? {} : { A: "1" }, file === "PATH" ? [] : ["/opt/x"]]);
    const post = await use.post();
    assert.deepEqual([post.exitCode, deeds(job)], [0, ["do a"]]);
  });

test("scene 8: where the runner cannot be told where the journal is, nothing runs", async () => {
  await using job = startJob();
  const use = job.use({ steps: marking("a") }, { unwritable: ["STATE"] });
  const main = await use.main();
  assert.deepEqual([main.exitCode, deeds(job)], [1, []], main.log);
  assert.equal(main.commands.filter(({ command }) => command === "error").length, 1, main.log);
});

test("scene 9: of 25 steps that fail, each has its row in the summary", async () => {
  await using job = startJob();
  const steps = Array.from(
    { length: 25 },
    (_, at) => `\n- { id: s${at}, continue-on-error: true, run: exit ${at + 1} }`,
  );
  const main = await job.use({ steps: steps.join("") }).main();
  assert.deepEqual([main.exitCode, main.outputs["outcome"]], [0, "succeeded"]);
  for (let at = 0; at < 25; at++) assert.match(main.summary, new RegExp(`\\bs${at}\\b.*exit code ${at + 1}\\b`));
});

test("scene 10: a file larger than any variable can be runs", async () => {
  await using job = startJob();
  const text = "x".repeat(300_000);
  fs.writeFileSync(
    join(job.workspace, "list.yml"),
    `steps:\n  - run: |\n      true ${text}\n      echo did it >> did\n`,
  );
  const main = await job.use({ file: "list.yml" }).main();
  assert.deepEqual([main.exitCode, deeds(job)], [0, ["did it"]], main.log.slice(0, 1000));
});

const shells: [title: string, shell: string, run: string, exitCode: number][] = [
  ["no shell is bash without pipefail", "", "false | true", 0],
  ["no shell stops at the first command that fails", "", "false; true", 1],
  ["bash is bash with pipefail", "bash", "false | true", 1],
  ["sh stops at the first command that fails", "sh", "false; true", 1],
  ["a template has the script in the place of {0}", "bash {0}", "false; true", 0],
];
for (const [title, shell, run, exitCode] of shells)
  test(`scene 11: ${title}`, async () => {
    await using job = startJob();
    const main = await job.use({ steps: `\n- { run: "${run}"${shell && `, shell: "${shell}"`} }` }).main();
    assert.equal(main.exitCode, exitCode, main.log);
  });

function countOfX(log: string): number {
  // Of the title of the step's group and what else we say ourselves.
  return log.replace(/x{1000,}/g, "").match(/x/g)?.length ?? 0;
}
