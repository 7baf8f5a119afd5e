import { type Bean, bean, type Field } from "./bean.ts";
import { colorOf, jobClass } from "./job.ts";
import { blockerOf, itemsIn, labelOf, nodesFor } from "./schedule.ts";
import { paramsOf, showActions } from "./show-actions.ts";
import { showBuild } from "./show-build.ts";
import { type Item, isOnline } from "./state.ts";
import { pathOf, urlOf, type Viewer } from "./viewer.ts";

export function showQueue(viewer: Viewer): Bean {
  const { world, may } = viewer;
  const listed = () => [
    ...itemsIn(world, "waiting").sort((a, b) => a.dueAt - b.dueAt),
    ...itemsIn(world, "blocked").sort((a, b) => a.inQueueSince - b.inQueueSince),
    ...itemsIn(world, "buildable").reverse(),
    ...itemsIn(world, "pending").reverse(),
  ];
  const readable = () => listed().filter(({ job }) => may("Read", job.fullName));
  const discoverable = () => listed().filter(({ job }) => may("Discover", job.fullName) && !may("Read", job.fullName));
  return bean("hudson.model.Queue", {
    discoverableItems: [
      1,
      () =>
        discoverable().map(({ job }) =>
          bean(undefined, { task: [2, () => bean(undefined, { name: [2, () => job.name] })] }),
        ),
      true,
    ],
    items: [1, () => readable().map((item) => showItem(viewer, item)), true],
  });
}

const classes = {
  waiting: "WaitingItem",
  blocked: "BlockedItem",
  buildable: "BuildableItem",
  pending: "BuildableItem",
};

export function showItem(viewer: Viewer, item: Item): Bean {
  const { state, id } = item;
  const className = state === "left" ? "LeftItem" : classes[state];
  return bean(`hudson.model.Queue$${className}`, {
    actions: [1, () => (item.placeholder === undefined ? showActions(item) : [])],
    blocked: [2, () => state === "blocked"],
    buildable: [2, () => state === "buildable" || state === "pending"],
    id: [2, () => id],
    inQueueSince: [2, () => item.inQueueSince],
    params: [2, () => paramsOf(item.parameters)],
    stuck: [2, () => isStuck(viewer, item)],
    task: [2, () => showTask(viewer, item)],
    url: [2, () => `queue/item/${id}/`],
    why: [2, () => whyOf(viewer, item)],
    ...ownFields(viewer, item),
  });
}

function ownFields(viewer: Viewer, item: Item): { readonly [name: string]: Field } {
  const since: Field = [2, () => item.buildableSince];
  switch (item.state) {
    case "waiting":
      return { timestamp: [2, () => item.dueAt] };
    case "blocked":
      return { buildableStartMilliseconds: since };
    case "buildable":
    case "pending":
      return { buildableStartMilliseconds: since, pending: [2, () => item.state === "pending"] };
    case "left":
      return {
        cancelled: [2, () => item.cancelled],
        executable: [2, () => (item.build === undefined ? null : showBuild(viewer, item.build))],
      };
  }
}

function showTask(viewer: Viewer, { job, placeholder }: Item): Bean {
  if (placeholder !== undefined) {
    const { number } = placeholder.build;
    return bean("org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$PlaceholderTask", {
      fullDisplayName: [1, () => `part of ${job.fullName.replaceAll("/", " » ")} #${number}`],
      name: [1, () => `part of ${job.fullName.replaceAll("/", " » ")} #${number}`],
      url: [1, () => `${pathOf(job.fullName)}${number}/`],
    });
  }
  return bean(jobClass(job), {
    fullName: [1, () => job.fullName],
    name: [3, () => job.name],
    url: [3, () => urlOf(viewer, job.fullName)],
    // A job is disabled before it is deleted.
    color: [2, () => (viewer.world.jobs.get(job.fullName.toLowerCase()) === job ? colorOf(job) : "disabled")],
  });
}

function isStuck({ world }: Viewer, item: Item): boolean {
  if (item.state !== "buildable") return false;
  return !nodesFor(world, labelOf(item)).some(isOnline) || Date.now() - item.buildableSince > 600_000;
}

/** In English, as for those who ask for it. */
function whyOf({ world }: Viewer, item: Item): string | null {
  switch (item.state) {
    case "waiting": {
      const rest = item.dueAt - Date.now();
      return rest > 0 ? `In the quiet period. Expires in ${(rest / 1000).toFixed(1)} sec` : "Finished waiting";
    }
    case "blocked":
      if (blockerOf(world, item) === "shutdown") return "Jenkins is about to shut down";
      if (blockerOf(world, item) === "item") return "A build is already in progress";
      return `Build #${item.job.builds[0]?.number ?? 0} is already in progress (ETA: N/A)`;
    case "buildable":
    case "pending":
      return whyBuildable(world, labelOf(item));
    case "left":
      return null;
  }
}

function whyBuildable(world: Viewer["world"], label: string | undefined): string {
  if (world.quietingDown) return "Jenkins is about to shut down";
  const nodes = nodesFor(world, label);
  const [only] = nodes;
  if (only === undefined) return `There are no nodes with the label ‘${label}’`;
  if (nodes.every((node) => !isOnline(node))) return nodes.map(({ name }) => `‘${name}’ is offline`).join("; ");
  const on =
    label !== undefined && nodes.length === 1 ? ` on ‘${only.name === "built-in" ? "Jenkins" : only.name}’` : "";
  return `Waiting for next available executor${on}`;
}
