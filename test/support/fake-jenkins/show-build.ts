import { type Bean, bean } from "./bean.ts";
import { estimateOf } from "./building.ts";
import { isPipeline } from "./job.ts";
import { showActions } from "./show-actions.ts";
import type { Build } from "./state.ts";
import { urlOf, type Viewer } from "./viewer.ts";

/** `jobUrl` is how the job was asked for; canonical if left out. */
export function showBuild(viewer: Viewer, build: Build, jobUrl = urlOf(viewer, build.job.fullName)): Bean {
  const { job, number } = build;
  const isRunning = build.phase === "running" || build.phase === "resulted";
  const name = job.fullName.replaceAll("/", " » ");
  return bean(buildClass(build), {
    actions: [
      1,
      () => [
        ...showActions(build),
        ...(build.isInterrupted === true ? [bean("jenkins.model.InterruptedBuildAction", {})] : []),
      ],
    ],
    artifacts: [1, () => []],
    // A pipeline builds until its log is closed.
    building: [1, () => (isPipeline(job) ? build.phase !== "done" : isRunning)],
    description: [1, () => null],
    displayName: [1, () => `#${number}`],
    duration: [1, () => build.duration],
    estimatedDuration: [1, () => (isRunning ? build.estimatedDuration : estimateOf(job))],
    executor: [1, () => (build.phase === "done" ? null : bean(undefined, {}))],
    fullDisplayName: [1, () => `${name} #${number}`],
    id: [1, () => String(number)],
    inProgress: [1, () => build.phase !== "done"],
    keepLog: [1, () => false],
    number: [2, () => number],
    queueId: [1, () => build.queueId],
    result: [1, () => build.result],
    timestamp: [1, () => build.timestamp],
    url: [2, () => `${jobUrl}${number}/`],
    ...(isPipeline(job)
      ? { changeSets: [1, () => []], culprits: [1, () => []] }
      : {
          builtOn: [1, () => build.builtOn],
          changeSet: [1, () => noChanges],
          culprits: [1, () => []],
        }),
  });
}

const noChanges = bean("hudson.scm.EmptyChangeLogSet", { items: [2, () => []], kind: [2, () => null] });

export function buildClass({ job }: Build): string {
  return isPipeline(job) ? "org.jenkinsci.plugins.workflow.job.WorkflowRun" : "hudson.model.FreeStyleBuild";
}
