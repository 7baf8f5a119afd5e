import * as core from "@actions/core";
import { withdrawRemembered } from "../../jenkins/request/withdraw-remembered.ts";
import { readRequest } from "../../jenkins-step/request-file.ts";
import { label } from "../../report/sanitize.ts";
import { errorAnnotation } from "../../report/workflow-command.ts";
import { writeTo } from "../../report/write-to.ts";
import { failed } from "../failed.ts";
import { inert } from "../inert.ts";
import { untilCancelled } from "../signals.ts";
import { readInputs } from "./inputs.ts";
import { forbidRequests } from "./request-file.ts";

/**
 * The post phase of the sub-action: stops what `main` has triggered where it was cut short. Fails only if something is
 * left that should not be.
 */
export async function post(): Promise<void> {
  const file = core.getState("request");
  if (file === "") return; // nothing was triggered
  const write = writeTo(process.stdout);
  try {
    forbidRequests(file);
    const left = readRequest(file);
    if (left === undefined || left.hasEnded || left.request.settled) return;
    const { hurry } = untilCancelled();
    void write(inert(`Main was cut short; stopping what it has triggered at ${label(left.request.job)}.\n`));
    const { isSettled, words } = await withdrawRemembered(left.request, { ...readInputs(), hurry });
    void write(inert(`${label(words)}\n`));
    if (isSettled) return;
    process.exitCode = 1;
    void write(errorAnnotation({ title: "Something may still wait or run in Jenkins", message: words }));
  } catch (error) {
    failed(error);
  }
}
