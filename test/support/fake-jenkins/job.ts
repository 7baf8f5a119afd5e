import type { Build, Job } from "./state.ts";

export function isPipeline({ options }: Job): boolean {
  return (options.pipeline ?? false) !== false;
}

export function jobClass(job: Job): string {
  return isPipeline(job) ? "org.jenkinsci.plugins.workflow.job.WorkflowJob" : "hudson.model.FreeStyleProject";
}

/** Whether `building` is true of it. */
export const isRunning = ({ phase }: Build) => phase === "running" || phase === "resulted";

export function colorOf(job: Job): string {
  const [last] = job.builds;
  const shown = job.builds.find((build) => !isRunning(build));
  const colors = { SUCCESS: "blue", UNSTABLE: "yellow", FAILURE: "red", ABORTED: "aborted", NOT_BUILT: "notbuilt" };
  const color = job.disabled ? "disabled" : shown?.result == null ? "notbuilt" : colors[shown.result];
  return last !== undefined && isRunning(last) ? `${color}_anime` : color;
}

/** `lastBuild` and the others, by their names in JSON. */
export const permalinks: { readonly [name: string]: (build: Build) => boolean } = {
  firstBuild: () => false,
  lastBuild: () => true,
  lastCompletedBuild: (build) => !isRunning(build),
  lastFailedBuild: (build) => !isRunning(build) && build.result === "FAILURE",
  lastStableBuild: (build) => !isRunning(build) && build.result === "SUCCESS",
  lastSuccessfulBuild: (build) => !isRunning(build) && (build.result === "SUCCESS" || build.result === "UNSTABLE"),
  lastUnstableBuild: (build) => !isRunning(build) && build.result === "UNSTABLE",
  lastUnsuccessfulBuild: (build) => !isRunning(build) && build.result !== "SUCCESS",
};
