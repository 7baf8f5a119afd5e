import { startBuild, startPart } from "./building.ts";
import { blockerOf, isFlyweight, itemsIn, labelOf, nodesFor } from "./schedule.ts";
import { type Executor, type Item, idleExecutor, isBusy, isOnline, type Node, type World } from "./state.ts";

/** One pass: what can go on goes on. */
export function maintain(world: World): void {
  const now = Date.now();
  for (const item of itemsIn(world, "blocked").sort((a, b) => a.inQueueSince - b.inQueueSince))
    if (blockerOf(world, item) === undefined) promote(world, item);
  for (const item of itemsIn(world, "waiting").sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)) {
    if (item.dueAt > now) continue;
    item.buildableSince = now;
    if (blockerOf(world, item) === undefined) promote(world, item);
    else item.state = "blocked";
  }
  if (world.quietingDown) return;
  for (const item of itemsIn(world, "buildable")) {
    const place = isFlyweight(item) ? oneOff(world) : executorFor(world, labelOf(item));
    if (place !== undefined) assign(world, item, place);
  }
}

function promote(world: World, item: Item): void {
  item.state = "buildable";
  world.items = [...world.items.filter((other) => other !== item), item];
}

type Place = { readonly node: Node; readonly executor: Executor };

function executorFor(world: World, label: string | undefined): Place | undefined {
  for (const node of nodesFor(world, label)) {
    const executor = isOnline(node) ? node.executors.find((one) => !isBusy(one)) : undefined;
    if (executor !== undefined) return { node, executor };
  }
  return undefined;
}

function oneOff(world: World): Place | undefined {
  const node = world.nodes.find(isOnline);
  if (node === undefined) return undefined;
  const executor = idleExecutor(-1);
  node.oneOff.push(executor);
  return { node, executor };
}

function assign(world: World, item: Item, { node, executor }: Place): void {
  const { timers, timing } = world;
  item.state = "pending";
  executor.item = item;
  // One that has worked is the last of its node from then on.
  if (executor.number >= 0) node.executors = [...node.executors.filter((other) => other !== executor), executor];
  timers.after(timing.pendingMs, () => {
    leave(world, item);
    item.starting = true;
    timers.after(timing.startMs, () => {
      item.starting = false;
      executor.item = undefined;
      if (item.placeholder !== undefined) startPart(world, { placeholder: item.placeholder, node, executor });
      else item.build = startBuild(world, { item, node, executor });
      world.poke();
    });
  });
}

function leave(world: World, item: Item): void {
  item.state = "left";
  world.items = world.items.filter((other) => other !== item);
  world.left.set(item.id, item);
  world.timers.after(world.timing.leftItemMs, () => world.left.delete(item.id));
}

/** Whether it could be taken out of the queue. */
export function cancel(world: World, item: Item): boolean {
  if (item.state === "pending" || item.state === "left") return false;
  item.cancelled = true;
  leave(world, item);
  world.poke();
  return true;
}
