import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { lives, pidsIn, until } from "../support/processes.ts";
import { type Job, type PhaseEnd, startJob } from "../support/workflow-runner.ts";
import { deeds, marking } from "./deeds.ts";

/*
 * Scenes that a runner can put an action in, each of which can be run alone by its name, such as `scene 2:`.
 * 3, 4 and 13 are in outcome.test.ts; more of 1, 2 and 5 in cut-off.test.ts; 6 and more of 9 in log.test.ts;
 * more of 8 in surroundings.test.ts; 10 in inputs.test.ts and surroundings.test.ts; 14 in inputs.test.ts.
 */

/** Steps that run at once: one ends when it is asked to, one refuses, one pauses between two tries, one has ended. */
const crowd = `
- id: crowd
  parallel:
    - id: polite
      run: echo $$ >> pids; echo do polite >> did; sleep 600
      revert: echo undo polite >> did
    - id: deaf
      grace: 60s
      run: |
        trap '' TERM HUP INT
        setsid bash -c 'echo $$ >> pids; while :; do sleep 0.1; done' &
        echo $$ >> pids; echo do deaf >> did
        while :; do sleep 0.1; done
      revert: echo undo deaf >> did
    - id: again
      retry: { times: 5, delay: 60s }
      run: echo do again >> did; exit 1
      revert: echo undo again >> did
    - id: done
      run: echo do done >> did
      revert: echo undo done >> did
  revert: echo undo crowd >> did`;
const members = ["polite", "deaf", "again", "done"];

async function crowdRuns(job: Job): Promise<readonly number[]> {
  const pids = await pidsIn(join(job.workspace, "pids"), 3);
  await until(() => deeds(job).length === 5, "all of them have begun");
  await until(() => isWritten(job, '"step":"again","attempt":1', '"step-ended"'), "the try has failed");
  return pids;
}

/** Whether some journal of the job has a line with all of these. */
function isWritten({ temp }: Job, ...texts: readonly string[]): boolean {
  const folder = join(temp, "jipper");
  const files = fs.readdirSync(folder).map((run) => join(folder, run, "journal.jsonl"));
  return files.some((file) =>
    fs
      .readFileSync(file, "utf8")
      .split("\n")
      .some((line) => texts.every((text) => line.includes(text))),
  );
}

function assertCrowdIsUndone(job: Job, post: PhaseEnd): void {
  const did = deeds(job);
  assert.deepEqual(did.slice(1, 5).sort(), members.map((id) => `do ${id}`).sort(), post.log);
  assert.deepEqual(did.slice(5, 9).sort(), members.map((id) => `undo ${id}`).sort(), post.log);
  assert.deepEqual([did[0], ...did.slice(9)], ["do a", "undo crowd", "undo a"], post.log);
  assert.deepEqual(
    [post.exitCode, post.outputs["outcome"], post.outputs["residue"]],
    [0, "rolled-back", "[]"],
    post.log,
  );
}

// All of these wait more than they work.
describe("a runner that cuts off", { concurrency: true }, () => {
  for (const steps of [marking("a"), `${marking("a")}${crowd}`])
    test(`scene 1: main is killed right after it has saved where its journal is (${steps.length} bytes of steps)`, async () => {
      await using job = startJob();
      const use = job.use({ steps: `${steps}\n- { id: slow, run: sleep 600, revert: echo undo slow >> did }` });
      const main = use.start("main");
      await main.saved("folder");
      main.kill();
      assert.deepEqual([(await main.ended).signal], ["SIGKILL"]);
      const post = await use.post();
      assert.equal(post.exitCode, 0, post.log);
      const did = deeds(job);
      const ids = (verb: string) => did.filter((deed) => deed.startsWith(verb)).map((deed) => deed.slice(verb.length));
      // How far it had come is chance; what has begun is undone, in reverse.
      for (const id of ids("do ")) assert.ok(ids("undo ").includes(id), did.join());
      assert.equal(new Set(ids("undo ")).size, ids("undo ").length, did.join());
      const again = await use.post();
      assert.deepEqual([again.exitCode, again.log, deeds(job)], [0, "", did]);
    });

  test("scene 1: main is killed while steps run at once, and one pauses between two tries", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + crowd + marking("never") });
    const main = use.start("main");
    const pids = await crowdRuns(job);
    main.kill();
    await main.ended;
    const post = await use.post();
    assert.deepEqual(pids.filter(lives), []);
    assertCrowdIsUndone(job, post);
  });

  for (const how of ["cancel", "timeOut"] as const)
    test(`scene 2: SIGINT to main alone (${how}) while steps run at once, one of them deaf, and one pauses between two tries`, async () => {
      await using job = startJob();
      const use = job.use({ steps: marking("a") + crowd + marking("never") });
      const main = use.start("main");
      const pids = await crowdRuns(job);
      main[how]();
      const { exitCode, leftAfterMs, outputs } = await main.ended;
      assert.ok(leftAfterMs > 0 && leftAfterMs < 7000, `main has left after ${leftAfterMs} ms`);
      assert.deepEqual([exitCode, outputs["outcome"], pids.filter(lives)], [1, "", []]);
      const { crowd: group, again, done } = JSON.parse(outputs["steps"] ?? "");
      assert.deepEqual([group.status, again.status, done.status], ["failed", "failed", "succeeded"]);
      assertCrowdIsUndone(job, await use.post());
    });

  test("scene 2: SIGINT to main alone while a group pauses between two tries", async () => {
    await using job = startJob();
    const steps = `${marking("a")}
- id: group
  retry: { times: 3, delay: 60s }
  steps:
    - { id: b, run: echo do b >> did, revert: echo undo b >> did }
    - { id: c, run: echo do c >> did; exit 1, revert: echo undo c >> did }`;
    const use = job.use({ steps });
    const main = use.start("main");
    await until(() => fs.existsSync(join(job.temp, "jipper")) && isWritten(job, '"step-undone"'), "the group pauses");
    main.cancel();
    const { exitCode, leftAfterMs } = await main.ended;
    assert.ok(leftAfterMs < 7000, `main has left after ${leftAfterMs} ms`);
    const post = await use.post();
    assert.deepEqual(
      [exitCode, post.exitCode, deeds(job)],
      [1, 0, ["do a", "do b", "do c", "undo c", "undo b", "undo a"]],
      post.log,
    );
  });

  test("scene 5: post is killed while undos run at once, and run again: nothing that was undone is undone twice", async () => {
    await using job = startJob();
    const held = (id: string) =>
      `{ id: ${id}, run: echo do ${id} >> did, revert: echo begin ${id} >> did; test $JIPPER_ATTEMPT = 2 || sleep 600; echo undo ${id} >> did }`;
    const steps = `${marking("a")}
- id: group
  parallel:
    - { id: quick, run: "true", revert: echo undo quick >> did }
    - ${held("b")}
    - ${held("c")}`;
    const use = job.use({ steps, "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(
      () =>
        ["begin b", "begin c"].every((deed) => deeds(job).includes(deed)) && isWritten(job, '"revert-ended"', "quick"),
      "one undo has ended and two run",
    );
    post.kill();
    await post.ended;
    const again = await use.post();
    assert.deepEqual([again.exitCode, again.outputs["outcome"]], [0, "rolled-back"], again.log);
    const undone = deeds(job).filter((deed) => deed.startsWith("undo"));
    assert.deepEqual([undone.toSorted(), undone.at(-1)], [["undo a", "undo b", "undo c", "undo quick"], "undo a"]);
  });

  const slow = `
- id: slow
  grace: 1s
  run: echo do slow >> did
  revert: |
    echo begin slow >> did
    for i in $(seq 600); do test -e done && break; sleep 0.05; done
    echo undo slow >> did`;
  const why = {
    cut: "its undo did not succeed: stopped, because the time for the whole rollback was up",
    not: "its undo was not reached",
  };

  test("scene 12: the time for the whole way back is up in post: it stops, and names what is left with commands", async () => {
    await using job = startJob();
    const use = job.use({
      steps: marking("a") + slow + marking("c"),
      "rollback-when": "job-failure",
      "rollback-timeout": "1500ms",
    });
    await use.main();
    job.status = "failure";
    const post = await use.post();
    assertNamed(post, [
      ["slow", why.cut],
      ["a", why.not],
    ]);
    assert.deepEqual(deeds(job), ["do a", "do slow", "do c", "undo c", "begin slow"]);
    const errors = post.commands.filter(({ command }) => command === "error").map(({ data }) => data);
    assert.match(
      errors.join("\n"),
      /^the undo of slow: stopped, [^\n]+\nthe time for undoing was up, run \w+; still there: a$/,
    );
  });

  test("scene 12: the time for the whole way back is up in main: the same, and post does not begin it anew", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + slow + marking("c", "; exit 1"), "rollback-timeout": "1500ms" });
    const main = await use.main();
    assertNamed(main, [
      ["slow", why.cut],
      ["a", why.not],
    ]);
    const post = await use.post();
    assert.deepEqual([post.exitCode, post.log], [0, ""]);
    assert.deepEqual(deeds(job), ["do a", "do slow", "do c", "undo c", "begin slow"]);
  });

  test("scene 12: the runner's time for post is up: an undo that does not end is stopped, and all is named", async () => {
    await using job = startJob();
    const use = job.use({ steps: marking("a") + slow + marking("c"), "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(() => deeds(job).includes("begin slow"), "the second revert has begun");
    post.timeOut();
    const end = await post.ended;
    assert.ok(end.leftAfterMs < 7000, `post has left after ${end.leftAfterMs} ms`);
    assertNamed(end, [
      ["slow", "its undo did not succeed: the time for undoing was up"],
      ["a", why.not],
    ]);
    assert.deepEqual(deeds(job).at(-1), "begin slow");
  });

  test("scene 12: the runner's time for post is up in a pause between two tries: it leaves in time, with commands", async () => {
    await using job = startJob();
    const steps = `${marking("a")}
- id: b
  run: echo do b >> did
  revert: { run: echo try b >> did; test -e allow, retry: { times: 1, delay: 600s } }`;
    const use = job.use({ steps, "rollback-when": "job-failure" });
    await use.main();
    job.status = "failure";
    const post = use.start("post");
    await until(() => isWritten(job, '"revert-ended"', '"failed"'), "the first try has failed");
    post.timeOut();
    const { exitCode, leftAfterMs, log, commands } = await post.ended;
    assert.ok(leftAfterMs < 7000, `post has left after ${leftAfterMs} ms`);
    assert.deepEqual([exitCode, deeds(job)], [1, ["do a", "do b", "try b"]]);
    assert.match(log, /^cd .* && .*'echo undo a >> did'$/m);
    const errors = commands.filter(({ command }) => command === "error").map(({ data }) => data);
    assert.match(errors.join("\n"), /still there: b, a$/);
  });

  function assertNamed(end: PhaseEnd, left: readonly [string, string][]): void {
    const residue = JSON.parse(end.outputs["residue"] ?? "") as { step: string; why: string; command: string }[];
    assert.deepEqual([end.exitCode, end.outputs["outcome"]], [1, "rollback-incomplete"], end.log);
    assert.deepEqual(
      residue.map(({ step, why }) => [step, why]),
      left,
    );
    for (const { step, command } of residue) {
      assert.ok(end.log.includes(command), end.log);
      assert.ok(end.summary.includes(`**${step}**`) && end.summary.includes(command), end.summary);
    }
  }
});

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
