import * as core from "@actions/core";
import { type JenkinsSteps, jenkinsSteps } from "../jenkins-step/jenkins-steps.ts";
import type { Write } from "../report/text.ts";
import { inert } from "./inert.ts";

/** Steps that are Jenkins jobs, told in the log of a workflow, in which nothing that Jenkins says is obeyed. */
export function jenkinsInLog(write: Write, hurry?: AbortSignal): JenkinsSteps {
  return jenkinsSteps({
    inert,
    ...(hurry && { hurry }),
    secret: core.setSecret,
    say: (line) => void write(inert(`${line}\n`)),
  });
}
