import { type Bean, bean, type Field } from "./bean.ts";
import { colorOf, isPipeline, isRunning, jobClass, permalinks } from "./job.ts";
import { isFlyweight, itemsIn } from "./schedule.ts";
import { showDefinition } from "./show-actions.ts";
import { showBuild } from "./show-build.ts";
import { showItem } from "./show-queue.ts";
import type { Build, Item, Job } from "./state.ts";
import { urlOf, type Viewer } from "./viewer.ts";

/** `url` is how the job was asked for; canonical if left out. */
export function showJob(viewer: Viewer, job: Job, url = urlOf(viewer, job.fullName)): Bean {
  const { parameters = [] } = job.options;
  const show = (build: Build | undefined) => (build === undefined ? null : showBuild(viewer, build, url));
  const found = (name: string) =>
    name === "firstBuild" ? job.builds.at(-1) : job.builds.find(permalinks[name] ?? never);
  const links = Object.keys(permalinks).map((name): [string, Field] => [name, [1, () => show(found(name))]]);
  return bean(jobClass(job), {
    actions: [1, () => [...(parameters.length === 0 ? [] : [definitions(job, false)]), bean(undefined, {})]],
    description: [1, () => ""],
    displayName: [1, () => job.name],
    displayNameOrNull: [1, () => null],
    fullDisplayName: [1, () => job.fullName.replaceAll("/", " » ")],
    fullName: [1, () => job.fullName],
    name: [3, () => job.name],
    url: [3, () => url],
    buildable: [1, () => !job.disabled],
    builds: [1, () => job.builds.slice(0, 100).map((build) => showBuild(viewer, build, url))],
    allBuilds: [0, () => job.builds.map((build) => showBuild(viewer, build, url))],
    color: [3, () => colorOf(job)],
    ...Object.fromEntries(links),
    healthReport: [1, () => healthOf(job)],
    inQueue: [1, () => itemOf(viewer, job) !== undefined],
    keepDependencies: [1, () => false],
    nextBuildNumber: [1, () => job.nextBuildNumber],
    property: [1, () => (parameters.length === 0 ? [] : [definitions(job, true)])],
    queueItem: [1, () => shownItem(viewer, itemOf(viewer, job))],
    concurrentBuild: [1, () => job.options.concurrent ?? isPipeline(job)],
    disabled: [1, () => job.disabled],
    ...(isPipeline(job)
      ? { resumeBlocked: [1, () => false] as Field }
      : {
          downstreamProjects: [1, () => []] as Field,
          labelExpression: [1, () => job.options.label ?? null] as Field,
          scm: [1, () => bean("hudson.scm.NullSCM", {})] as Field,
          upstreamProjects: [1, () => []] as Field,
        }),
  });
}

const never = () => false;

function definitions({ options }: Job, hasName: boolean): Bean {
  const shown = () => (options.parameters ?? []).map((parameter) => showDefinition(parameter, hasName));
  return bean("hudson.model.ParametersDefinitionProperty", { parameterDefinitions: [2, shown] });
}

function healthOf(job: Job): Bean[] {
  const five = job.builds.filter((build) => !isRunning(build)).slice(0, 5);
  if (five.length === 0) return [];
  const failed = five.filter(({ result }) => result === "FAILURE").length;
  const score = Math.floor((100 * (five.length - failed)) / five.length);
  const icon =
    score > 80 ? "health-80plus" : score > 60 ? "health-60to79" : score > 20 ? "health-20to39" : "health-00to19";
  return [
    bean(undefined, {
      description: [2, () => "Build stability"],
      iconClassName: [2, () => `icon-${icon}`],
      iconUrl: [2, () => `${icon}.png`],
      score: [2, () => score],
    }),
  ];
}

/** The first of the job in the queue; a pipeline's parts do not count. */
function itemOf({ world }: Viewer, job: Job): Item | undefined {
  const order = ["blocked", "buildable", "pending", "waiting"] as const;
  return order
    .flatMap((state) => itemsIn(world, state))
    .find((item) => item.job === job && (item.placeholder === undefined || isFlyweight(item)));
}

function shownItem(viewer: Viewer, item: Item | undefined): Bean | null {
  return item === undefined ? null : showItem(viewer, item);
}
