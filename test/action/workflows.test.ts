import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { parse, stringify } from "yaml";
import { actionRepository, startAct } from "../support/act.ts";
import { repository } from "../support/action-metadata.ts";
import { requiredPart } from "../support/required-part.ts";
import { tempFolder } from "../support/temp-folder.ts";

const run = promisify(execFile);
const workflows = join(".github", "workflows");

type Step = { readonly uses?: string; readonly run?: string };
type Job = { readonly needs?: readonly string[]; readonly if?: string; readonly steps: readonly Step[] };
type Workflow = { readonly permissions?: unknown; readonly jobs: { readonly [id: string]: Job } };

const ci = fs.readFileSync(join(repository, workflows, "ci.yml"), "utf8");
const { jobs, permissions } = parse(ci) as Workflow;

test("actionlint finds nothing in the workflows, nor in those that the README shows", async (t) => {
  const actionlint = requiredPart(t, "actionlint");
  if (actionlint === undefined) return;
  await using temp = tempFolder();
  const path = await actionRepository(temp.path);
  fs.cpSync(join(repository, ".github"), join(path, ".github"), { recursive: true });
  for (const [number, snippet] of readmeSnippets().entries())
    fs.writeFileSync(join(path, workflows, `readme-${number + 1}.yml`), snippet);
  // What else is installed here must make no difference.
  const options = ["-no-color", "-shellcheck=", "-pyflakes="];
  const found = await run(actionlint, options, { cwd: path }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  assert.equal(found.stdout + found.stderr, "");
});

test("the workflow may read, and no more", () => {
  assert.deepEqual(permissions, { contents: "read" });
  assert.equal(ci.match(/permissions/g)?.length, 1);
});

test("the workflow uses two actions of GitHub's, by their full hashes, and this one", () => {
  const uses = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
  const pinned = uses.filter((name) => /^actions\/(checkout|setup-node)@[0-9a-f]{40}$/.test(name));
  assert.deepEqual([...new Set(uses.filter((name) => !pinned.includes(name)))], ["./"]);
  assert.equal(ci.match(/uses: .*@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm)?.length, pinned.length);
});

test("the gate needs every other job, also where one fails", () => {
  const { gate, ...others } = jobs;
  assert.deepEqual([gate?.if, gate?.needs], ["always()", Object.keys(others)]);
});

const gate: [results: string, exitCode: number][] = [
  ["success success", 0],
  ["success failure", 1],
  ["cancelled success", 1],
  ["success skipped success", 1],
];
for (const [results, exitCode] of gate)
  test(`the gate ends with ${exitCode} where the jobs are: ${results}`, async () => {
    const script = jobs["gate"]?.steps[0]?.run ?? "";
    const env = { PATH: process.env["PATH"] ?? "", RESULTS: results };
    const ended = await run("bash", ["-e", "-c", script], { env }).then(
      () => 0,
      (error: { code: number }) => error.code,
    );
    assert.equal(ended, exitCode);
  });

for (const job of ["use-succeeding", "use-failing"])
  test(`the job ${job} succeeds in a real runner`, { timeout: 180_000 }, async (t) => {
    const act = requiredPart(t, "act");
    if (act === undefined || requiredPart(t, "git") === undefined) return;
    await using temp = tempFolder();
    const path = await actionRepository(temp.path);
    fs.writeFileSync(join(path, workflows, "ci.yml"), ci);
    const end = await startAct(act, path, { workflow: join(workflows, "ci.yml"), event: "push", job }).ended;
    const results = end.lines.flatMap(({ jobID, jobResult }) => (jobResult === undefined ? [] : [[jobID, jobResult]]));
    assert.deepEqual([end.exitCode, results], [0, [[job, "success"]]], end.log);
    const ran = end.lines.filter(({ stage, stepResult }) => stage === "Main" && stepResult === "success");
    assert.equal(ran.length, job === "use-failing" ? 2 : 3, end.log);
  });

/** The workflows of the README, with this action in place of its release; a list of steps becomes a job. */
function readmeSnippets(): string[] {
  const readme = join(repository, "README.md");
  if (!fs.existsSync(readme)) return [];
  const blocks = fs.readFileSync(readme, "utf8").matchAll(/^```ya?ml\n(.*?)^```$/gms);
  return Array.from(blocks, ([, text = ""]) => text)
    .filter((text) => /\buses:/.test(text))
    .map((text) => text.replace(/\S+\/jipper@\S+/g, "./"))
    .map((text) => {
      const parsed: unknown = parse(text);
      if (!Array.isArray(parsed)) return text;
      return stringify({ on: "push", jobs: { snippet: { "runs-on": "ubuntu-latest", steps: parsed } } });
    });
}
