import * as core from "@actions/core";
import type { Plan } from "../plan/plan.ts";
import type { Cause } from "../report/event.ts";
import { errorAnnotation } from "../report/workflow-command.ts";
import { writeTo } from "../report/write-to.ts";
import { byHand } from "../rollback/by-hand.ts";
import { cutOffCause } from "../rollback/cut-off-cause.ts";
import type { Standing } from "../rollback/standing.ts";
import type { Secrets, Standings } from "../rollback/standings.ts";
import { Journal } from "../runner/journal/journal.ts";
import { after } from "../runner/process/timer.ts";
import { continueRun } from "../runner/run-plan.ts";
import { failed } from "./failed.ts";
import { inert } from "./inert.ts";
import { readSecrets } from "./inputs.ts";
import { jenkinsInLog } from "./jenkins-in-log.ts";
import { logOptions } from "./log-options.ts";
import { performedUntil } from "./performed-until.ts";
import { setOutputs, writeSummary } from "./report.ts";
import { limitInPost } from "./rollback-limit.ts";
import { untilTimeIsUp } from "./signals.ts";
import { type WorkflowLog, workflowLog } from "./workflow-log.ts";

/**
 * The post phase of the action: undoes what `main` left open, and what succeeded if a later step of
 * the job did not and that was asked for. Fails only if something is left undone.
 */
export async function post(): Promise<void> {
  const folder = core.getState("folder");
  if (folder === "") return; // main never got as far as a journal: nothing was begun
  try {
    const before = Journal.read(folder);
    const why = reasonToUndo(before, { before: core.getState("job-status"), now: core.getInput("job-status") });
    if (why === undefined) return;

    const { plan } = before;
    const secrets = readSecrets(plan);
    warnOfMissing(plan, secrets);
    const write = writeTo(process.stdout);
    const log = workflowLog(write, { ...logOptions(plan), ...causeOf(before, why) });
    let opened: Journal | undefined;
    let isTimeUp = false;
    const timeIsUp = () => {
      isTimeUp = true;
      if (opened?.standings.outcome === undefined)
        opened?.append({ record: "rollback-timed-out", at: new Date().toISOString() });
    };
    const { stop, hurry, done } = untilTimeIsUp(timeIsUp, () => tellLeft(opened?.standings ?? before, log));
    const limit = limitInPost(core.getState("rollback-timeout"), core.getInput("job-status"));
    const callOff = hurryAfter(limit, hurry);
    const jenkins = jenkinsInLog(write, hurry.signal);
    const result = await continueRun(folder, {
      ...why,
      ...limit,
      hurry: hurry.signal,
      fence: true,
      secrets,
      lacksSecrets: true,
      reporter: log,
      performers: (usual) => performedUntil(stop, { ...usual, ...jenkins.performers }, "the time for undoing was up"),
      recovered: jenkins.recovered,
      opened: (journal) => {
        jenkins.opened(journal);
        opened = journal;
        if (isTimeUp) timeIsUp();
      },
    }).finally(() => {
      callOff();
      done();
    });
    if (opened === undefined) throw new Error("Internal error: no journal was opened");
    const { standings } = opened;
    if (result.outcome !== "rolled-back") process.exitCode = 1;
    tellNotReached(standings);
    setOutputs(result, opened);
    const steps = core.getState("summarized") === "" ? standings.steps : [];
    await writeSummary(result, { standings, steps, lastLines: log.lastLines });
  } catch (error) {
    failed(error);
  }
}

/** Nobody can give them any more; what needs none of them is undone all the same. */
function warnOfMissing({ secrets: names = [] }: Plan, known: Secrets): void {
  const missing = names.filter((name) => !Object.hasOwn(known, name));
  if (missing.length === 0) return;
  const words = `the secret parameters ${missing.join(", ")} are not given any more; undos that need them are left`;
  core.warning(words, { title: "Jipper" });
}

/** Status of the job, as it was when main began and as it is now: `success`, `failure`, `cancelled`. */
type JobStatus = { readonly before: string; readonly now: string };

type Reason = { readonly cause?: Cause; readonly causeIfCutOff?: Cause };

/** Decides from the journal first and the status of the job second; undefined: there is nothing to undo. */
function reasonToUndo(standings: Standings, status: JobStatus): Reason | undefined {
  const { outcome, policy, cause } = standings;
  const cancelled: Cause = { kind: "cancelled", message: "the job was cancelled" };
  switch (outcome) {
    case "succeeded":
      // A job that had failed before main began, and has not got worse since, is no reason.
      if (policy.rollbackWhen === "step-failure" || status.now === status.before) return undefined;
      if (status.now === "success" || status.now === "") return undefined;
      if (status.now === "cancelled") return { cause: cancelled };
      return { cause: { kind: "later-step-failed", message: "a later step of the job failed" } };
    case "rolled-back":
    case "rollback-incomplete":
      return undefined; // main has done all that could be done
    default:
      if (cause === undefined && status.now === "cancelled")
        return { cause: { ...cutOffCause(standings), ...cancelled } };
      return { causeIfCutOff: cutOffCause(standings) };
  }
}

function causeOf(standings: Standings, { cause, causeIfCutOff }: Reason): { cause?: Cause } {
  const known = standings.cause ?? cause ?? causeIfCutOff;
  return known === undefined ? {} : { cause: known };
}

/** What gets a longer grace than this is killed once the time for the whole way back is up. */
const longestGraceMs = 5000;

/** Returns what calls it off. */
function hurryAfter({ rollbackTimeoutMs }: ReturnType<typeof limitInPost>, hurry: AbortController): () => void {
  if (rollbackTimeoutMs === undefined) return () => {};
  return after(rollbackTimeoutMs + longestGraceMs, () => hurry.abort());
}

const notAll = "Not everything is undone";

/** What time has not sufficed for; what is left of an undo that failed is told where it failed. */
function tellNotReached(standings: Standings): void {
  const left = standings.steps.filter(({ revert }) => revert.status === "not-reached");
  if (!standings.isOutOfTime || left.length === 0) return;
  core.error(timeWasUp(standings, left), { title: notAll });
}

/** The same in haste: what this process leaves behind, with the commands that undo it. */
function tellLeft(standings: Standings, { say }: WorkflowLog): void {
  const left = standings.steps.filter(
    (standing) =>
      standing.revert.status === "running" ||
      (standing.revert.status === "pending" && standings.isRevertible(standing)),
  );
  const commands = left.map(({ step }) => byHand(standings, step.id)).reverse();
  const message = timeWasUp(standings, left);
  say(inert(commands.map((command) => `${command}\n`).join("")) + errorAnnotation({ title: notAll, message }));
}

function timeWasUp({ run }: Standings, left: readonly Standing[]): string {
  const ids = left.map(({ step }) => step.id).reverse();
  return `the time for undoing was up, run ${run}; still there: ${ids.join(", ")}`;
}
