import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { parse, stringify } from "yaml";
import { type ActEnd, actionRepository, startWorkflow } from "../support/act.ts";
import { metadataOf, repository } from "../support/action-metadata.ts";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { until } from "../support/processes.ts";
import { requiredPart } from "../support/required-part.ts";
import { tempFolder } from "../support/temp-folder.ts";

const run = promisify(execFile);
const action = "select-and-trigger";
const job = { parameters: [{ name: "REF", kind: "string" }] } as const;

/** The repository of the action, with the sub-action in it. */
async function repositoryIn(folder: string): Promise<string> {
  const path = await actionRepository(folder);
  const { main, post } = metadataOf(action).runs;
  for (const name of ["action.yml", main, post])
    fs.cpSync(join(repository, action, name), join(path, action, name), { recursive: true });
  return path;
}

function workflow({ url }: FakeJenkins, later = "true"): string {
  const inputs = { url, user: "user", token: "token", candidates: "[a]", parameters: { REF: "v1=2" } };
  const use = {
    id: "jenkins",
    uses: `./${action}`,
    with: { ...inputs, parameters: stringify(inputs.parameters), poll: "500ms" },
  };
  const steps = [{ uses: "actions/checkout@v4" }, use, { id: "later", run: later }];
  return stringify({ on: "workflow_dispatch", jobs: { scene: { "runs-on": "ubuntu-latest", steps } } });
}

function resultsOf({ lines }: ActEnd): string[] {
  return lines.flatMap(({ stage, stepID, stepResult }) =>
    stepResult !== undefined && stepID?.length === 1 && /^[a-z]/.test(stepID[0] ?? "")
      ? [`${stage} ${stepID[0]} ${stepResult}`]
      : [],
  );
}

test("in a real runner", { timeout: 180_000 }, async (t) => {
  const act = requiredPart(t, "act");
  if (act === undefined || requiredPart(t, "git") === undefined) return;
  await using temp = tempFolder();
  const path = await repositoryIn(temp.path);

  await t.test("later steps have the outputs of a build that succeeds", async () => {
    await using jenkins = await startFakeJenkins({ jobs: { a: job } });
    const later = `test "\${{ steps.jenkins.outputs.build-url }}" = ${jenkins.url}/job/a/1/`;
    const end = await startWorkflow(act, path, workflow(jenkins, later)).ended;
    assert.deepEqual(resultsOf(end), ["Main jenkins success", "Main later success", "Post jenkins success"], end.log);
    assert.deepEqual(jenkins.builds("a")[0]?.parameters, { REF: "v1=2" });
  });

  await t.test("a build that fails fails the step", async () => {
    await using jenkins = await startFakeJenkins({ jobs: { a: { ...job, result: "FAILURE" } } });
    const end = await startWorkflow(act, path, workflow(jenkins)).ended;
    assert.deepEqual(resultsOf(end), ["Main jenkins failure", "Post jenkins success"], end.log);
  });

  await t.test("the job is cancelled while the build runs: main is killed, post stops the build", async () => {
    await using jenkins = await startFakeJenkins({ jobs: { a: { ...job, durationMs: "until-told" } } });
    const running = startWorkflow(act, path, workflow(jenkins));
    await until(() => jenkins.builds("a")[0]?.phase === "running", "it runs");
    running.interrupt();
    const end = await running.ended;
    assert.deepEqual(resultsOf(end), ["Main jenkins failure", "Post jenkins success"], end.log);
    assert.deepEqual(
      jenkins.builds("a").map(({ result }) => result),
      ["ABORTED"],
    );
  });
});

/** The workflows that the pages show with the sub-action, with the one of this checkout in place of its release. */
function examples(): string[] {
  return ["README.md", join("docs", "select-and-trigger.md")]
    .flatMap((page) => [...fs.readFileSync(join(repository, page), "utf8").matchAll(/^```ya?ml\n(.*?)^```$/gms)])
    .map(([, text = ""]) => text)
    .filter((text) => /\/jipper\/select-and-trigger@/.test(text))
    .map((text) => parse(text.replace(/\S+\/jipper\/select-and-trigger@\S+/g, `./${action}`)) as unknown)
    .map((steps) =>
      stringify({
        on: "push",
        jobs: { example: { "runs-on": "ubuntu-latest", steps: [{ uses: "actions/checkout@v4" }, ...[steps].flat()] } },
      }),
    );
}

test("actionlint finds nothing in the examples, and would find an input that does not exist", async (t) => {
  const actionlint = requiredPart(t, "actionlint");
  if (actionlint === undefined || requiredPart(t, "git") === undefined) return;
  await using temp = tempFolder();
  const path = await repositoryIn(temp.path);
  const texts = examples();
  assert.ok(texts.length >= 2);
  const wrong = texts[0]?.replace("candidates:", "candidate:") ?? "";
  for (const [number, text] of [...texts, wrong].entries())
    fs.writeFileSync(join(path, ".github", "workflows", `example-${number}.yml`), text);
  const options = ["-no-color", "-oneline", "-shellcheck=", "-pyflakes="];
  const found = await run(actionlint, options, { cwd: path }).catch((error: { stdout: string }) => error);
  const [only = "", ...others] = found.stdout.trimEnd().split("\n");
  assert.match(
    only,
    new RegExp(`^\\.github/workflows/example-${texts.length}\\.yml:.* input "candidate" is not defined`),
  );
  assert.deepEqual(others, []);
});
