import * as core from "@actions/core";
import { planText } from "../plan/showing/plan-text.ts";
import { writeTo } from "../report/write-to.ts";
import type { Journal } from "../runner/journal/journal.ts";
import { runPlan } from "../runner/run-plan.ts";
import { failed } from "./failed.ts";
import { inert } from "./inert.ts";
import { readInputs } from "./inputs.ts";
import { jenkinsInLog } from "./jenkins-in-log.ts";
import { logOptions } from "./log-options.ts";
import { forward, setOutputs, writeSummary } from "./report.ts";
import { limitOf } from "./rollback-limit.ts";
import { untilCancelled } from "./signals.ts";
import { workflowLog } from "./workflow-log.ts";

const stopped = "\nStopped. What was begun is undone in the post step.\n";

/** The main phase of the action. Sets the exit code, and leaves what it could not finish to `post`. */
export async function main(): Promise<void> {
  const write = writeTo(process.stdout);
  try {
    const { plan, secrets, policy, rollbackTimeout, journal: folder, dryRun } = readInputs();
    if (dryRun) return void write(inert(planText(plan)));

    const log = workflowLog(write, logOptions(plan));
    const jenkins = jenkinsInLog(write);
    let opened: Journal | undefined;
    const result = await runPlan(plan, {
      ...untilCancelled(() => log.say(stopped)),
      ...limitOf(rollbackTimeout),
      policy,
      ...(folder === "" ? {} : { journal: folder }),
      secrets,
      reporter: log,
      performers: jenkins.performers,
      opened: (journal) => {
        jenkins.opened(journal);
        opened = journal;
        core.saveState("folder", journal.folder);
        core.saveState("job-status", core.getInput("job-status"));
        core.saveState("rollback-timeout", rollbackTimeout);
      },
    });
    if (opened === undefined) throw new Error("Internal error: no journal was opened");
    const { standings } = opened;
    if (result.outcome === "running") log.say(stopped);
    if (result.outcome !== "succeeded") process.exitCode = 1;
    setOutputs(result, opened);
    if (result.outcome === "succeeded") forward(standings.carried);
    await writeSummary(result, { standings, steps: standings.steps, lastLines: log.lastLines });
    core.saveState("summarized", "true");
  } catch (error) {
    failed(error);
  }
}
