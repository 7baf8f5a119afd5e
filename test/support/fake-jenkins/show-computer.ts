import { type Bean, bean, type Field } from "./bean.ts";
import { showBuild } from "./show-build.ts";
import { type Executor, isBusy, isOnline, type Node } from "./state.ts";
import { urlOf, type Viewer } from "./viewer.ts";

export function showComputers(viewer: Viewer): Bean {
  const { nodes } = viewer.world;
  const online = () => nodes.filter(isOnline).flatMap(({ executors }) => executors);
  return bean("hudson.model.ComputerSet", {
    busyExecutors: [1, () => online().filter(isBusy).length],
    computer: [1, () => sorted(nodes).map((node) => showComputer(viewer, node))],
    displayName: [1, () => "Nodes"],
    totalExecutors: [1, () => online().length],
  });
}

/** The controller's own first, then by name. */
function sorted(nodes: readonly Node[]): Node[] {
  const rank = ({ name }: Node) => (name === "built-in" ? "" : name);
  return [...nodes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export function showComputer(viewer: Viewer, node: Node): Bean {
  const isBuiltIn = node.name === "built-in";
  const labels = () =>
    [...new Set([node.name, ...node.labels])].map((name) => bean(undefined, { name: [3, () => name] }));
  const icon = `symbol-computer${node.temporarilyOffline ? "-disconnected" : node.offline ? "-offline" : ""}`;
  const show = (executor: Executor) => showExecutor(viewer, executor);
  const cause = () => (node.temporarilyOffline ? showCause(node) : null);
  return bean(isBuiltIn ? "hudson.model.Hudson$MasterComputer" : "hudson.slaves.SlaveComputer", {
    actions: [2, () => []],
    assignedLabels: [2, labels],
    description: [2, () => (isBuiltIn ? "the Jenkins controller's built-in node" : null)],
    displayName: [2, () => (isBuiltIn ? "Built-In Node" : node.name)],
    executors: [2, () => node.executors.map(show)],
    icon: [2, () => icon],
    iconClassName: [2, () => icon],
    idle: [2, () => ![...node.executors, ...node.oneOff].some(isBusy)],
    jnlpAgent: [2, () => !isBuiltIn],
    launchSupported: [2, () => isBuiltIn],
    loadStatistics: [2, () => bean("hudson.model.Label$1", {})],
    manualLaunchAllowed: [2, () => true],
    monitorData: [2, () => ({ raw: monitorsOf(node) })],
    numExecutors: [2, () => node.numExecutors],
    offline: [2, () => !isOnline(node)],
    offlineCause: [2, cause],
    offlineCauseReason: [2, () => node.offlineReason],
    oneOffExecutors: [2, () => node.oneOff.map(show)],
    temporarilyOffline: [2, () => node.temporarilyOffline],
    ...(isBuiltIn ? {} : { absoluteRemotePath: [2, () => workFolder(node)] as Field }),
  });
}

function showCause({ offlineReason }: Node): Bean {
  return bean("hudson.slaves.OfflineCause$UserCause", {
    timestamp: [1, () => Date.now()],
    description: [1, () => `Disconnected by user : ${offlineReason}`],
  });
}

function workFolder({ name, offline }: Node): string | null {
  return offline ? null : `/srv/jenkins/agents/${name}`;
}

const kinds = ["SwapSpace", "TemporarySpace", "DiskSpace", "Architecture", "ResponseTime", "Clock"];
const unknown = Object.fromEntries(kinds.map((kind) => [`hudson.node_monitors.${kind}Monitor`, null]));

/** What an agent that was once connected has told of itself; the rest is measured later. */
function monitorsOf({ name, offline }: Node): object {
  const isKnown = name !== "built-in" && !offline;
  return isKnown ? { ...unknown, "hudson.node_monitors.ArchitectureMonitor": "Linux (amd64)" } : unknown;
}

function showExecutor(viewer: Viewer, executor: Executor): Bean {
  return bean(undefined, {
    currentExecutable: [1, () => showExecutable(viewer, executor)],
    idle: [1, () => !isBusy(executor)],
    likelyStuck: [1, () => progressOf(executor).times > 10],
    number: [1, () => executor.number],
    progress: [1, () => progressOf(executor).percent],
  });
}

/** Null also for who must not read the job. */
function showExecutable(viewer: Viewer, { build, placeholder }: Executor): Bean | null {
  const running = build ?? placeholder?.build;
  if (running === undefined || !viewer.may("Read", running.job.fullName)) return null;
  if (build !== undefined) return showBuild(viewer, build);
  const { job, number, timestamp, estimatedDuration } = running;
  const name = `part of ${job.fullName.replaceAll("/", " » ")} #${number}`;
  const className =
    "org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$PlaceholderTask$PlaceholderExecutable";
  return bean(className, {
    displayName: [1, () => name],
    estimatedDuration: [1, () => estimatedDuration],
    fullDisplayName: [1, () => name],
    number: [1, () => number],
    timestamp: [1, () => timestamp],
    url: [1, () => `${urlOf(viewer, job.fullName)}${number}/`],
  });
}

function progressOf({ build, placeholder, startedAt }: Executor): { readonly percent: number; readonly times: number } {
  const estimate = (build ?? placeholder?.build)?.estimatedDuration ?? -1;
  if (estimate <= 0) return { percent: -1, times: 0 };
  const times = (Date.now() - startedAt) / estimate;
  return { percent: Math.min(99, Math.floor(times * 100)), times };
}
