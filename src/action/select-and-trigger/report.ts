import * as core from "@actions/core";
import type { SelectAndTriggerOptions } from "../../jenkins/selection-options.ts";
import { plain } from "../../report/paint.ts";
import { rankingTable } from "../../report/selection/ranking-table.ts";
import { selectionNarrator } from "../../report/selection/selection-narrator.ts";
import { selectionSummary } from "../../report/selection/selection-summary.ts";
import type { SelectionReporter } from "../../report/selection-event.ts";
import type { SelectionResult } from "../../report/selection-result.ts";
import type { Write } from "../../report/text.ts";
import { endGroup, errorAnnotation, group } from "../../report/workflow-command.ts";
import { inert } from "../inert.ts";

/** GitHub drops a summary larger than this as a whole. */
const largestSummary = 1_048_576;

/** Tells it in the log of a workflow, in which nothing that Jenkins says is obeyed. */
export function workflowReporter(write: Write, options: SelectAndTriggerOptions): SelectionReporter {
  const { tell, notice, log } = selectionNarrator({ ...options, hasColours: false });
  return {
    event: (event) => {
      if (event.event === "select.ranked")
        void write(`${group("Candidates")}${inert(rankingTable(event, { paint: plain }))}${endGroup}`);
      const text = tell(event);
      if (text !== "") void write(inert(text));
    },
    notice: (words) => void write(inert(notice(words))),
    log: (lines) => write(inert(log(lines))),
  };
}

/** One error on the page of the run. */
export function annotate(write: Write, { job, buildNumber, reason }: SelectionResult): void {
  const name = job === null ? "No Jenkins job" : `${job}${buildNumber === null ? "" : ` #${buildNumber}`}`;
  void write(errorAnnotation({ title: name, message: reason }));
}

/** Sets the outputs of the action; what is not known is empty. */
export function setOutputs(result: SelectionResult): void {
  core.setOutput("outcome", result.outcome);
  core.setOutput("job", result.job ?? "");
  core.setOutput("queue-id", result.queueId ?? "");
  core.setOutput("build-number", result.buildNumber ?? "");
  core.setOutput("build-url", result.buildUrl ?? "");
  core.setOutput("result", result.result ?? "");
  core.setOutput("ranking", JSON.stringify(result.ranking));
  core.setOutput("reason", result.reason);
  core.setOutput("waited-ms", result.waitedMs);
  core.setOutput("moves", result.moves);
}

/** Adds it to the summary of the job. That it cannot is no reason to fail: what was done is done. */
export async function writeSummary(result: SelectionResult, options: SelectAndTriggerOptions): Promise<void> {
  if (!process.env["GITHUB_STEP_SUMMARY"]) return;
  try {
    core.summary.addRaw(selectionSummary(result, { ...options, limitBytes: largestSummary / 2 }));
    await core.summary.write();
  } catch (error) {
    core.warning(`the summary of the job cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}
