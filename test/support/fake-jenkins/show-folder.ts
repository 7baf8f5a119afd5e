import { type Bean, bean } from "./bean.ts";
import { showJob } from "./show-job.ts";
import type { Folder, World } from "./state.ts";
import { urlOf, type Viewer } from "./viewer.ts";

/** The jobs and folders directly in a folder, by name; an empty `fullName` is the root. */
export function childrenOf({ jobs, folders }: World, fullName: string): readonly string[] {
  const prefix = fullName === "" ? "" : `${fullName}/`;
  return [...folders.values(), ...jobs.values()]
    .map((child) => child.fullName)
    .filter((name) => name.startsWith(prefix) && name !== fullName && !name.slice(prefix.length).includes("/"))
    .sort(regardlessOfCase);
}

function regardlessOfCase(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function showFolder(viewer: Viewer, folder: Folder, url = urlOf(viewer, folder.fullName)): Bean {
  const fullDisplayName = folder.fullName.replaceAll("/", " » ");
  const view = () => showView(`${url}`);
  return bean("com.cloudbees.hudson.plugins.folder.Folder", {
    actions: [1, () => [bean(undefined, {})]],
    description: [1, () => null],
    displayName: [1, () => folder.name],
    displayNameOrNull: [1, () => null],
    fullDisplayName: [1, () => fullDisplayName],
    fullName: [1, () => folder.fullName],
    name: [3, () => folder.name],
    url: [3, () => url],
    healthReport: [1, () => []],
    jobs: [1, () => showChildren(viewer, folder.fullName)],
    primaryView: [1, view],
    views: [1, () => [view()]],
  });
}

export function showRoot(viewer: Viewer, { hasCrumbs, isSecure }: { hasCrumbs: boolean; isSecure: boolean }): Bean {
  const { world, rootUrl } = viewer;
  const view = () => showView(rootUrl);
  const builtIn = () => world.nodes.find(({ name }) => name === "built-in");
  return bean("hudson.model.Hudson", {
    assignedLabels: [1, () => [bean(undefined, { name: [2, () => "built-in"] })]],
    mode: [1, () => "NORMAL"],
    nodeDescription: [1, () => "the Jenkins controller's built-in node"],
    nodeName: [1, () => ""],
    numExecutors: [1, () => builtIn()?.numExecutors ?? 0],
    description: [1, () => null],
    jobs: [1, () => showChildren(viewer, "")],
    overallLoad: [1, () => bean(undefined, {})],
    primaryView: [1, view],
    quietDownReason: [1, () => world.quietDownReason ?? null],
    quietingDown: [1, () => world.quietingDown],
    slaveAgentPort: [1, () => -1],
    unlabeledLoad: [1, () => bean("jenkins.model.UnlabeledLoadStatistics", {})],
    url: [1, () => rootUrl],
    useCrumbs: [1, () => hasCrumbs],
    useSecurity: [1, () => isSecure],
    views: [1, () => [view()]],
  });
}

function showView(url: string): Bean {
  return bean("hudson.model.AllView", { name: [2, () => "all"], url: [2, () => url] });
}

/** What may not be read is not among them. */
function showChildren(viewer: Viewer, fullName: string): Bean[] {
  const { world, may } = viewer;
  return childrenOf(world, fullName).flatMap((name) => {
    const job = world.jobs.get(name.toLowerCase());
    const folder = world.folders.get(name.toLowerCase());
    if (!may("Read", name)) return [];
    if (job !== undefined) return [showJob(viewer, job)];
    return folder === undefined ? [] : [showFolder(viewer, folder)];
  });
}
