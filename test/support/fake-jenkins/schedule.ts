import type { Cause, Item, Job, Node, ParameterValue, Placeholder, World } from "./state.ts";

export type Schedule = {
  readonly parameters: readonly ParameterValue[];
  readonly cause: Cause;
  /** Milliseconds from now. */
  readonly delayMs: number;
};

/** Puts a request into the queue, or into an equal one that is there and not yet pending. */
export function schedule(
  world: World,
  job: Job,
  { parameters, cause, delayMs }: Schedule,
): { readonly item: Item; readonly isFolded: boolean } {
  const now = Date.now();
  const equal = world.items.find((item) => item.job === job && item.state !== "pending" && isEqual(item, parameters));
  world.poke();
  if (equal !== undefined) {
    // Equal causes stand together.
    const last = equal.causes.findLastIndex(
      ({ userId, remoteHost }) => userId === cause.userId && remoteHost === cause.remoteHost,
    );
    equal.causes.splice(last < 0 ? equal.causes.length : last + 1, 0, cause);
    equal.dueAt = Math.min(equal.dueAt, now + delayMs);
    return { item: equal, isFolded: true };
  }
  const item = newItem(world, job, { parameters, causes: [cause], dueAt: now + delayMs });
  return { item, isFolded: false };
}

/** A pipeline asks for a node. */
export function schedulePart(world: World, placeholder: Placeholder): void {
  const { job } = placeholder.build;
  newItem(world, job, { parameters: [], causes: [], dueAt: Date.now(), placeholder });
  world.poke();
}

function newItem(
  world: World,
  job: Job,
  given: Pick<Item, "parameters" | "causes" | "dueAt"> & Partial<Pick<Item, "placeholder">>,
): Item {
  const inQueueSince = Date.now();
  const id = world.nextItem++;
  const state = { state: "waiting", buildableSince: 0, cancelled: false, starting: false, build: undefined } as const;
  const item: Item = { ...given, ...state, id, job, inQueueSince };
  world.items.push(item);
  return item;
}

/** Passwords are not compared. */
function isEqual({ parameters, placeholder }: Item, other: readonly ParameterValue[]): boolean {
  if (placeholder !== undefined) return false;
  const words = (all: readonly ParameterValue[]) =>
    all.map(({ className, name, value }) => [className, name, className.includes("Password") ? "" : value].join("\n"));
  const mine = new Set(words(parameters));
  const theirs = new Set(words(other));
  return mine.size === theirs.size && [...mine].every((word) => theirs.has(word));
}

/** In the order in which they came into that state. */
export function itemsIn(world: World, state: Item["state"]): Item[] {
  return world.items.filter((item) => item.state === state);
}

/** Why the item must wait for others of its job; undefined if it need not. */
export function blockerOf(world: World, item: Item): "build" | "item" | "shutdown" | undefined {
  const { job, placeholder } = item;
  if (world.quietingDown && isFlyweight(item)) return "shutdown";
  const isConcurrent = job.options.concurrent ?? (job.options.pipeline ?? false) !== false;
  if (placeholder !== undefined || isConcurrent) return undefined;
  if (job.builds.some(({ phase }) => phase !== "done")) return "build";
  const isTaken =
    world.items.some((item) => item.job === job && (item.state === "buildable" || item.state === "pending")) ||
    world.nodes.some(({ executors, oneOff }) => [...executors, ...oneOff].some(({ item }) => item?.job === job));
  return isTaken ? "item" : undefined;
}

export function isFlyweight({ job, placeholder }: Item): boolean {
  return placeholder === undefined && (job.options.pipeline ?? false) !== false;
}

export function labelOf({ job, placeholder }: Item): string | undefined {
  return placeholder === undefined ? job.options.label : placeholder.label;
}

export function nodesFor(world: World, label: string | undefined): Node[] {
  return world.nodes.filter(({ name, labels }) => label === undefined || name === label || labels.includes(label));
}
