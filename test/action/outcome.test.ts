import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { metadata } from "../support/action-metadata.ts";
import { type Job, type PhaseEnd, startJob } from "../support/workflow-runner.ts";
import { deeds, marking } from "./deeds.ts";

const run = promisify(execFile);

const good = marking("a") + marking("b");
const bad = marking("a") + marking("b", "; exit 7") + marking("c");

test("a good run sets every output, and post leaves what was done", async () => {
  await using job = startJob();
  const use = job.use({
    steps: `
- id: volume
  run: |
    echo do volume >> did
    echo id=vol-7 >> "$GITHUB_OUTPUT"
    printf 'note<<E\\nfirst\\nsecond\\nE\\n' >> "$GITHUB_OUTPUT"
  revert: echo undo volume >> did
- name: Check it
  run: echo do check >> did
`,
  });
  const main = await use.main();
  const post = await use.post();

  const { "run-id": id = "", report = "", journal = "", ...outputs } = main.outputs;
  assert.equal(main.exitCode, 0, main.log);
  assert.deepEqual(outputs, {
    outcome: "succeeded",
    "failed-step": "",
    cause: "",
    steps: JSON.stringify({
      volume: { status: "succeeded", outputs: { id: "vol-7", note: "first\nsecond" } },
      "step-2": { status: "succeeded", outputs: {} },
    }),
    residue: "[]",
  });
  assert.deepEqual(Object.keys(main.outputs).sort(), Object.keys(metadata.outputs).sort());
  assert.match(id, /^[a-z2-9]{4,6}$/);
  assert.deepEqual(
    [journal, report],
    ["journal.jsonl", "result.json"].map((name) => join(job.temp, "jipper", id, name)),
  );
  assert.deepEqual(
    [journal, report].map((file) => fs.statSync(file).mode & 0o777),
    [0o600, 0o600],
  );
  assert.deepEqual(timeless(report), {
    schema: 1,
    run: id,
    outcome: "succeeded",
    startedAt: "a time",
    finishedAt: "a time",
    steps: [
      {
        id: "volume",
        name: "echo do volume >> did",
        path: "steps[0]",
        line: 2,
        kind: "run",
        status: "succeeded",
        attempts: 1,
        startedAt: "a time",
        finishedAt: "a time",
        exitCode: 0,
        outputs: { id: "vol-7", note: "first\nsecond" },
        revert: { status: "pending", attempts: 0 },
      },
      {
        id: "step-2",
        name: "Check it",
        path: "steps[1]",
        line: 8,
        kind: "run",
        status: "succeeded",
        attempts: 1,
        startedAt: "a time",
        finishedAt: "a time",
        exitCode: 0,
        outputs: {},
        revert: { status: "none", attempts: 0 },
      },
    ],
    residue: [],
  });
  assert.deepEqual(quiet(post), { exitCode: 0, log: "", summary: "" });
  assert.deepEqual(deeds(job), ["do volume", "do check"]);
});

test("a step that fails is undone in main, with those before it, and not again in post", async () => {
  await using job = startJob();
  const use = job.use({ steps: bad, "rollback-when": "job-failure" });
  const main = await use.main();
  assert.deepEqual(deeds(job), ["do a", "do b", "undo b", "undo a"]);
  const post = await use.post();

  assert.deepEqual([main.exitCode, job.status], [1, "failure"]);
  const { outcome, "failed-step": failedStep, cause, steps, residue } = main.outputs;
  assert.deepEqual([outcome, failedStep, residue], ["rolled-back", "b", "[]"]);
  assert.equal(cause, '{"kind":"failed","step":"b","message":"exit code 7"}');
  assert.deepEqual(
    Object.values(JSON.parse(steps ?? "")).map((step) => (step as { status: string }).status),
    ["succeeded", "failed", "pending"],
  );
  assert.deepEqual(quiet(post), { exitCode: 0, log: "", summary: "" });
  assert.deepEqual(deeds(job), ["do a", "do b", "undo b", "undo a"]);
});

test("scene 4: a failure that the job passes over, so that post sees success, is not undone twice", async () => {
  await using job = startJob();
  const use = job.use({ steps: bad, "rollback-when": "job-failure" }, { continueOnError: true });
  const main = await use.main();
  const post = await use.post();
  assert.deepEqual([main.exitCode, main.outputs["outcome"], job.status], [1, "rolled-back", "success"]);
  assert.deepEqual(quiet(post), { exitCode: 0, log: "", summary: "" });
  assert.deepEqual(deeds(job), ["do a", "do b", "undo b", "undo a"]);
});

const undone = ["do a", "do b", "undo b", "undo a"];
const left = ["do a", "do b"];
const afterwards: [
  title: string,
  when: string,
  status: Job["status"],
  deeds: readonly string[],
  cause: string | undefined,
][] = [
  ["a later step failed: undone where that was asked for", "job-failure", "failure", undone, "later-step-failed"],
  ["a later step failed: left alone where it was not", "step-failure", "failure", left, undefined],
  ["the job was cancelled later: undone where that was asked for", "job-failure", "cancelled", undone, "cancelled"],
  ["the job was cancelled later: left alone where it was not", "step-failure", "cancelled", left, undefined],
  ["all went well: left alone", "job-failure", "success", left, undefined],
];
for (const [title, when, status, expected, cause] of afterwards)
  test(`scene 3: all steps succeeded, and ${title}`, async () => {
    await using job = startJob();
    const use = job.use({ steps: good, "rollback-when": when });
    const main = await use.main();
    job.status = status;
    const post = await use.post();
    assert.deepEqual([main.exitCode, main.outputs["outcome"], post.exitCode], [0, "succeeded", 0], post.log);
    assert.deepEqual(deeds(job), expected);
    const told = post.outputs["cause"];
    assert.equal(told && JSON.parse(told).kind, cause);
    assert.equal(post.outputs["outcome"], cause && "rolled-back");
  });

test("a job that had failed before is no reason to undo what succeeded since", async () => {
  await using job = startJob();
  job.status = "failure";
  const use = job.use({ steps: good, "rollback-when": "job-failure" });
  await use.main();
  assert.deepEqual(quiet(await use.post()), { exitCode: 0, log: "", summary: "" });
  assert.deepEqual(deeds(job), left);
});

test("scene 13: two uses in one job have journals of their own, and each is undone from its own", async () => {
  await using job = startJob();
  const first = job.use({ steps: marking("first"), "rollback-when": "job-failure" });
  const second = job.use({ steps: marking("second") + marking("third", "; exit 1") });
  const [one, two] = [await first.main(), await second.main()];
  const posts = [await second.post(), await first.post()];
  assert.notEqual(one.outputs["journal"], two.outputs["journal"]);
  assert.deepEqual(
    posts.map(({ exitCode }) => exitCode),
    [0, 0],
  );
  assert.deepEqual(deeds(job), ["do first", "do second", "do third", "undo third", "undo second", "undo first"]);
});

test("what cannot be undone is named in main, with a command that undoes it", async () => {
  await using job = startJob();
  const use = job.use({
    steps: `
- id: volume
  env: { SIZE: "10 'G'" }
  run: echo id='vol "7"' >> "$GITHUB_OUTPUT"; touch held
  revert: |
    # fails while the volume is held
    test ! -e held
    echo "removed $JIPPER_OUTPUT_ID of $SIZE" >> did
- id: join
  run: exit 1
`,
  });
  const main = await use.main();
  assert.deepEqual([main.exitCode, main.outputs["outcome"]], [1, "rollback-incomplete"]);
  const residue = JSON.parse(main.outputs["residue"] ?? "") as { step: string; why: string; command: string }[];
  assert.deepEqual(
    residue.map(({ step, why }) => [step, why]),
    [["volume", "its undo did not succeed: exit code 1"]],
  );
  const post = await use.post();
  assert.deepEqual(quiet(post), { exitCode: 0, log: "", summary: "" });

  const command = residue[0]?.command ?? "";
  assert.ok(main.log.includes(command), main.log);
  fs.rmSync(join(job.workspace, "held"));
  await run("bash", ["-c", command], { cwd: "/", env: { PATH: process.env["PATH"] ?? "" } });
  assert.deepEqual(deeds(job), [`removed vol "7" of 10 'G'`]);
});

test("what cannot be undone in post fails post, which names it", async () => {
  await using job = startJob();
  const steps = `
- { id: a, run: echo do a >> did, revert: exit 3 }
- { id: b, run: echo do b >> did, revert: echo undo b >> did }`;
  const use = job.use({ steps, "rollback-when": "job-failure" });
  await use.main();
  job.status = "failure";
  const post = await use.post();
  assert.deepEqual([post.exitCode, post.outputs["outcome"]], [1, "rollback-incomplete"]);
  assert.equal(JSON.parse(post.outputs["residue"] ?? "")[0].step, "a");
  assert.deepEqual(
    post.commands.filter(({ command }) => command === "error").map(({ data }) => data),
    ["the undo of a: exit code 3"],
  );
  assert.match(post.summary, /\*\*Left:\*\* \*\*a\*\*/);
});

const onFailure: [choice: string, deeds: readonly string[], left: readonly string[]][] = [
  ["continue", ["do a", "do b", "undo a"], ["b"]],
  ["stop", ["do a", "do b"], ["b", "a"]],
];
for (const [choice, expected, residue] of onFailure)
  test(`a revert that fails, with on-revert-failure: ${choice}`, async () => {
    await using job = startJob();
    const steps = `${marking("a")}\n- { id: b, run: echo do b >> did; exit 1, revert: exit 3 }`;
    const main = await job.use({ steps, "on-revert-failure": choice }).main();
    assert.deepEqual(deeds(job), expected);
    assert.deepEqual(
      JSON.parse(main.outputs["residue"] ?? "").map(({ step }: { step: string }) => step),
      residue,
    );
  });

function quiet({ exitCode, log, summary }: PhaseEnd) {
  return { exitCode, log, summary };
}

/** The report without its times, which must be times. */
function timeless(path: string): unknown {
  return JSON.parse(fs.readFileSync(path, "utf8"), (_key, value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? "a time" : value,
  );
}
