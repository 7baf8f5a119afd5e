import assert from "node:assert/strict";
import { test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import type { JobOptions, Result } from "../support/fake-jenkins/options.ts";
import { type Job, startJob } from "../support/workflow-runner.ts";

const action = "select-and-trigger";
const token = "geheim-token-7";
const users = [{ name: "ci", token }];
const job: JobOptions = { parameters: [{ name: "REF", kind: "string" }], durationMs: 50 };

type Inputs = { readonly [name: string]: string };

function useIn(workflow: Job, { url }: FakeJenkins, inputs: Inputs) {
  return workflow.use({ url, user: "ci", token, poll: "500ms", ...inputs }, { action });
}

test("a build that succeeds: all outputs, the choice in log and summary, the token nowhere but in its mask", async () => {
  const log = [{ text: "compiling\n" }];
  await using jenkins = await startFakeJenkins({ users, jobs: { "team/a": { ...job, log }, "team/b": job } });
  jenkins.disableJob("team/b");
  await using workflow = startJob();
  const use = useIn(workflow, jenkins, { candidates: "team/*\nnowhere", parameters: "REF: v1=2" });
  const main = await use.main();
  assert.equal(main.exitCode, 0, main.log);

  const { ranking = "", reason, "waited-ms": waited, ...outputs } = main.outputs;
  assert.deepEqual(outputs, {
    outcome: "finished",
    job: "team/a",
    "queue-id": "1",
    "build-number": "1",
    "build-url": `${jenkins.url}/job/team/job/a/1/`,
    result: "SUCCESS",
    moves: "0",
  });
  const ranked = JSON.parse(ranking) as readonly { readonly job: string; readonly weight: number; because: string[] }[];
  assert.deepEqual(
    ranked.map(({ job, weight, because }) => [job, weight, because[0]]),
    [["team/a", 0, "idle"]],
  );
  assert.match(reason ?? "", /^team\/a #1 ended with SUCCESS/);
  assert.match(waited ?? "", /^\d+$/);
  assert.deepEqual(jenkins.builds("team/a")[0]?.parameters, { REF: "v1=2" });

  assert.match(main.log, /::group::Candidates\n(?:[^:].*\n|\n)*? {2}→ team\/a .*\n(?:[^:].*\n|\n)*?::endgroup::\n/);
  assert.match(main.log, /│ compiling\n/);
  assert.match(main.summary, /\| → \| team\/a \|/);
  assert.match(main.summary, /Left out:\n\n- team\/b .*\n- nowhere /);
  const basic = Buffer.from(`ci:${token}`).toString("base64");
  assert.deepEqual(
    main.commands.map(({ command, data }) => [command, data]),
    [
      ["add-mask", token],
      ["add-mask", basic],
      ["group", "Candidates"],
      ["endgroup", ""],
    ],
  );
  for (const secret of [token, basic]) {
    assert.equal(main.log.split(secret).length, 2);
    assert.ok(!JSON.stringify([main.outputs, main.state, main.summary, main.env]).includes(secret));
  }
  assert.deepEqual(
    (await use.post()).commands.filter(({ command }) => command !== "add-mask"),
    [],
  );
});

const ends: [title: string, result: Result, inputs: Inputs, exitCode: number, errors: readonly string[]][] = [
  ["a build that fails fails the step, with one error", "FAILURE", {}, 1, ["a #1"]],
  ["so does one that is unstable", "UNSTABLE", {}, 1, ["a #1"]],
  ["unless that is allowed", "UNSTABLE", { "allow-results": "success, unstable" }, 0, []],
];

for (const [title, result, inputs, exitCode, errors] of ends)
  test(title, async () => {
    await using jenkins = await startFakeJenkins({ users, jobs: { a: { ...job, result } } });
    await using workflow = startJob();
    const main = await useIn(workflow, jenkins, { candidates: "a", ...inputs }).main();
    assert.deepEqual(
      [main.exitCode, main.outputs["outcome"], main.outputs["result"]],
      [exitCode, "finished", result],
      main.log,
    );
    const titles = main.commands
      .filter(({ command }) => command === "error")
      .map(({ properties }) => properties["title"]);
    assert.deepEqual(titles, errors);
  });

test("where no candidate can be triggered, the step fails, and nothing is sent", async () => {
  await using jenkins = await startFakeJenkins({ users, jobs: { a: job } });
  await using workflow = startJob();
  const main = await useIn(workflow, jenkins, { candidates: "a", parameters: "BRANCH=x" }).main();
  assert.deepEqual([main.exitCode, main.outputs["outcome"], main.outputs["job"]], [1, "not-triggered", ""], main.log);
  assert.match(main.outputs["reason"] ?? "", /BRANCH/);
  assert.equal(main.commands.filter(({ command }) => command === "error").length, 1);
  assert.deepEqual(
    jenkins.requests.filter(({ method }) => method === "POST"),
    [],
  );
});

const hostile = [
  "::error::forged",
  "  ::set-output name=job::forged",
  "::save-state name=request::forged",
  "::add-mask::a",
  "##[add-mask]a",
  "words ##[error]forged",
  "##[SET-OUTPUT name=result;]forged",
  "::stop-commands::forged",
  "::endgroup::",
  "\u001b[31m::error::forged\u001b[0m",
  "10 %\r::error::forged",
  "10 %\r##[error]forged",
  "::::",
];

test("nothing that stands in the build's console is obeyed, and all of it is shown", async () => {
  const log = [{ text: `begin\n${hostile.join("\n")}\r\n::error::cut off before its end` }];
  await using jenkins = await startFakeJenkins({ users, jobs: { a: { ...job, log } } });
  await using workflow = startJob();
  const main = await useIn(workflow, jenkins, { candidates: "a" }).main();
  assert.equal(main.exitCode, 0, main.log);
  const obeyed = new Set(main.commands.map(({ command }) => command));
  assert.deepEqual([...obeyed].sort(), ["add-mask", "endgroup", "group", "stop-commands"]);
  assert.equal(main.commands.filter(({ command }) => command === "add-mask").length, 2);
  assert.deepEqual([main.outputs["job"], main.outputs["result"]], ["a", "SUCCESS"]);
  assert.deepEqual(Object.keys(main.state), ["request"]);
  assert.ok(!main.log.includes("\r") && !main.log.includes("\u001b"), "no character of it moves the cursor");
  for (const line of [...hostile, "::error::cut off before its end"])
    for (const part of stripVTControlCharacters(line).split("\r"))
      assert.ok(main.log.includes(part), `${part} is not in ${main.log}`);
});

test("nothing that Jenkins gives as a reason is obeyed", async () => {
  const label = "x ##[error]forged";
  await using jenkins = await startFakeJenkins({ users, jobs: { a: { ...job, label } } });
  await using workflow = startJob();
  const main = await useIn(workflow, jenkins, { candidates: "a", "queue-timeout": "8s" }).main();
  assert.equal(main.exitCode, 1);
  assert.ok(main.log.includes(label), main.log);
  const errors = main.commands.filter(({ command }) => command === "error");
  assert.deepEqual([errors.length, errors[0]?.properties["title"]], [1, "a"], main.log);
  assert.deepEqual(jenkins.items(), []);
});
