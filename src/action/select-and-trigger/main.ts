import * as core from "@actions/core";
import { selectAndTrigger } from "../../jenkins/select-and-trigger.ts";
import type { RememberedRequest } from "../../jenkins/selection-options.ts";
import { writeRequest } from "../../jenkins-step/request-file.ts";
import { exitCodeOfSelection } from "../../report/selection/exit-code-of-selection.ts";
import { writeTo } from "../../report/write-to.ts";
import { failed } from "../failed.ts";
import { untilCancelled } from "../signals.ts";
import { readInputs } from "./inputs.ts";
import { annotate, setOutputs, workflowReporter, writeSummary } from "./report.ts";
import { areRequestsForbidden, newRequestFile } from "./request-file.ts";

/** The main phase of the sub-action. Sets the exit code, and leaves to `post` what it could not stop. */
export async function main(): Promise<void> {
  const write = writeTo(process.stdout);
  try {
    const options = readInputs();
    const file = newRequestFile();
    core.saveState("request", file);
    let last: RememberedRequest | undefined;
    const { signal, hurry } = untilCancelled();
    const result = await selectAndTrigger({
      ...options,
      signal,
      hurry,
      reporter: workflowReporter(write, options),
      remember: (request) => {
        const isSent = request.queueId !== undefined || request.buildNumber !== undefined;
        if (!isSent && areRequestsForbidden(file)) throw new Error("the job is over; nothing is triggered any more");
        last = request;
        writeRequest(file, { request, hasEnded: false });
      },
    });
    // What was to be stopped and is not is for post.
    if (last !== undefined && !signal.aborted) writeRequest(file, { request: last, hasEnded: true });
    const isGood = exitCodeOfSelection(result, options) === 0;
    if (!isGood) {
      process.exitCode = 1;
      annotate(write, result);
    }
    setOutputs(result);
    await writeSummary(result, options);
  } catch (error) {
    failed(error);
  }
}
