import fs from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import * as core from "@actions/core";
import { allSteps, type Plan } from "../plan/plan.ts";
import type { RunResult } from "../report/result.ts";
import { type SummaryOptions, summaryMarkdown } from "../report/summary.ts";
import type { Annotated } from "../report/workflow-command.ts";
import type { Carried } from "../rollback/carried.ts";
import type { Standing } from "../rollback/standing.ts";
import type { Standings } from "../rollback/standings.ts";
import type { Journal } from "../runner/journal/journal.ts";

/** GitHub drops a summary larger than this as a whole; the steps' own summaries come out of it as well. */
const largestSummary = 1_048_576;

/** Where a step is written, for annotations; undefined for steps that stand in the workflow itself. */
export function positions(plan: Plan): (step: string) => Annotated["at"] {
  const steps = new Map(allSteps(plan.steps).map((step) => [step.id, step]));
  return (id) => {
    const { position, file = plan.file } = steps.get(id) ?? {};
    if (file === undefined || position === undefined) return undefined;
    return { file: relative(process.env["GITHUB_WORKSPACE"] ?? process.cwd(), file), ...position };
  };
}

/** Sets the outputs of the action. Where they cannot be set, that is a warning: what was done is done. */
export function setOutputs(result: RunResult, journal: Journal): void {
  handOn("the outputs", () => setEach(result, journal));
}

function setEach(result: RunResult, journal: Journal): void {
  const steps = Object.fromEntries(result.steps.map(({ id, status, outputs }) => [id, { status, outputs }]));
  core.setOutput("outcome", result.outcome === "running" ? "" : result.outcome);
  core.setOutput("run-id", result.run);
  core.setOutput("failed-step", result.cause?.step ?? "");
  core.setOutput("cause", result.cause === undefined ? "" : JSON.stringify(result.cause));
  core.setOutput("steps", JSON.stringify(steps));
  core.setOutput("residue", JSON.stringify(result.residue));
  core.setOutput("report", writeReport(result, journal.folder));
  core.setOutput("journal", journal.file);
}

/** Returns its path; empty where it cannot be written: what was done is done, and no reason to fail. */
function writeReport(result: RunResult, folder: string): string {
  const path = join(folder, "result.json");
  try {
    fs.writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`, { mode: 0o600 });
    return path;
  } catch (error) {
    core.warning(`the report cannot be written: ${error instanceof Error ? error.message : error}`);
    return "";
  }
}

type Summarized = {
  readonly standings: Standings;
  /** Steps whose own summaries are not in the summary of the job yet. */
  readonly steps: readonly Standing[];
  readonly lastLines: NonNullable<SummaryOptions["lastLines"]>;
};

/** Adds the run, and below it what its steps wrote for the summary, to the summary of the job. */
export async function writeSummary(result: RunResult, { standings, steps, lastLines }: Summarized): Promise<void> {
  if (!process.env["GITHUB_STEP_SUMMARY"]) return;
  const own = summaryMarkdown(result, { limitBytes: largestSummary / 2, link: addresses(standings.plan), lastLines });
  let room = largestSummary - Buffer.byteLength(own) - 1024;
  core.summary.addRaw(own);
  for (const { summary: written } of steps) {
    if (written === undefined) continue;
    const summary = standings.mask.text(written);
    room -= Buffer.byteLength(summary) + 1;
    if (room < 0) {
      core.warning("the summaries of the steps are too long for the summary of the job; the rest is left out");
      break;
    }
    core.summary.addRaw(`\n${summary}`);
  }
  try {
    await core.summary.write();
  } catch (error) {
    core.warning(`the summary of the job cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

/** The page of the line where a step is written; undefined for one that is not in the repository. */
function addresses(plan: Plan): (step: string) => string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = process.env;
  const position = positions(plan);
  return (id) => {
    const at = position(id);
    if (!server || !repository || !commit || at === undefined) return undefined;
    if (isAbsolute(at.file) || at.file.startsWith("..")) return undefined;
    const path = at.file.split(/[\\/]/).map(encodeURIComponent).join("/");
    return `${server}/${repository}/blob/${commit}/${path}#L${at.line}`;
  };
}

/** GitHub lets no file set this one, and fails the step that tries. */
const refused = /^NODE_OPTIONS$/i;

/** Hands on to later steps of the job what the steps have set for them. What cannot be handed on is a warning. */
export function forward({ env, path }: Carried): void {
  for (const [name, value] of Object.entries(env))
    if (refused.test(name))
      core.warning(`${name} is not set for later steps of the job, since GitHub refuses it; set it by 'env' there`);
    else if (!handOn(`the variable ${name}`, () => core.exportVariable(name, value))) break;
  // The runner puts each one before those that came earlier.
  for (const folder of [...path].reverse()) if (!handOn("PATH", () => core.addPath(folder))) break;
}

/** Says so if something cannot be handed to the runner; true if it was. */
function handOn(what: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    core.warning(`${what} cannot be handed on: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}
