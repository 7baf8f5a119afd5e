import * as core from "@actions/core";
import { knownSteps } from "../plan/known-steps.ts";
import type { Cause } from "../report/event.ts";
import { writeTo } from "../report/write-to.ts";
import type { Standings } from "../rollback/standings.ts";
import { Journal } from "../runner/journal.ts";
import { continueRun } from "../runner/run-plan.ts";
import { failed } from "./failed.ts";
import { readSecrets } from "./inputs.ts";
import { jenkinsInLog } from "./jenkins-in-log.ts";
import { positions, setOutputs, writeSummary } from "./report.ts";
import { untilCancelled } from "./signals.ts";
import { workflowLog } from "./workflow-log.ts";

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
    const write = writeTo(process.stdout);
    const log = workflowLog(write, {
      position: positions(plan),
      knows: knownSteps(plan).knows,
      again: () => undefined,
      ...causeOf(before, why),
    });
    const cancelled = untilCancelled();
    const jenkins = jenkinsInLog(write, cancelled.hurry);
    let opened: Journal | undefined;
    const result = await continueRun(folder, {
      ...why,
      ...cancelled,
      fence: true,
      secrets,
      reporter: log,
      performers: jenkins.performers,
      recovered: jenkins.recovered,
      opened: (journal) => {
        jenkins.opened(journal);
        opened = journal;
      },
    });
    if (opened === undefined) throw new Error("Internal error: no journal was opened");
    if (result.outcome !== "rolled-back") process.exitCode = 1;
    if (result.outcome === "running") core.error(cutOff(opened.standings), { title: "Not everything is undone" });
    setOutputs(result, opened);
    const { standings } = opened;
    const steps = core.getState("summarized") === "" ? standings.steps : [];
    await writeSummary(result, { standings, steps, lastLines: log.lastLines });
  } catch (error) {
    failed(error);
  }
}

/** Status of the job, as it was when main began and as it is now: `success`, `failure`, `cancelled`. */
type JobStatus = { readonly before: string; readonly now: string };

type Reason = { readonly cause?: Cause; readonly causeIfCutOff?: Cause };

/** Decides from the journal first and the status of the job second; undefined: there is nothing to undo. */
function reasonToUndo({ outcome, policy, cause, steps }: Standings, status: JobStatus): Reason | undefined {
  const cancelled: Cause = { kind: "cancelled", message: "the job was cancelled" };
  const running = steps.find(({ status, group }) => status === "running" && group === undefined);
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
      if (cause === undefined && status.now === "cancelled") return { cause: cancelled };
      return {
        causeIfCutOff: {
          kind: "interrupted",
          message: "the process that ran the steps ended",
          ...(running === undefined ? {} : { step: running.step.id }),
        },
      };
  }
}

function causeOf(standings: Standings, { cause, causeIfCutOff }: Reason): { cause?: Cause } {
  const known = standings.cause ?? cause ?? causeIfCutOff;
  return known === undefined ? {} : { cause: known };
}

/** The time of `post` itself was up. */
function cutOff(standings: Standings): string {
  const { run, steps } = standings;
  const left = steps.filter((standing) => standing.revert.status === "pending" && standings.isRevertible(standing));
  const ids = left.map(({ step }) => step.id).reverse();
  return `the time for undoing was up, run ${run}; still there: ${ids.join(", ")}`;
}
