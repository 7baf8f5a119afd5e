import { finish } from "./building.ts";
import { type Call, valuesOf } from "./call.ts";
import { cancel } from "./queue.ts";
import { accessDenied, bare, json, notFound, page, plainText, type Reply } from "./reply.ts";
import { showItem, showQueue } from "./show-queue.ts";
import type { Item } from "./state.ts";

/** All below `/queue`; `rest` are the parts behind it. */
export function answerQueue(call: Call, rest: readonly string[]): Reply {
  const { asked, method, query, viewer } = call;
  const [first, second] = rest;
  if (first === "api" && second === "json") return json(asked, showQueue(viewer), query);
  if (first === "cancelItem") return method === "POST" ? answerCancel(call) : page(asked, 405, "Method Not Allowed");
  if (first === "item" && second !== undefined) return answerItem(call, second, rest.slice(2));
  return notFound(asked);
}

function answerCancel(call: Call): Reply {
  const { asked, viewer } = call;
  const item = itemWith(call, Number(/^\d+$/.exec(valuesOf(call, "id")[0] ?? "")?.[0] ?? Number.NaN));
  if (item === undefined || !viewer.may("Read", item.job.fullName)) return page(asked, 404, "Jenkins");
  if (!viewer.may("Cancel", item.job.fullName)) return page(asked, 422, "Jenkins");
  return cancelled(call, item) ? bare(204) : page(asked, 500, "Jenkins");
}

/** A part of a pipeline takes the whole with it. */
function cancelled({ viewer }: Call, item: Item): boolean {
  const isGone = cancel(viewer.world, item);
  if (isGone && item.placeholder !== undefined) finish(viewer.world, item.placeholder.build, "ABORTED");
  return isGone;
}

function answerItem(call: Call, id: string, rest: readonly string[]): Reply {
  const { asked, method, query, viewer } = call;
  // What no long of Java can hold is an error; -1 only is not there.
  if (!/^-?\d+$/.test(id) || Math.abs(Number(id)) >= 2 ** 63) return page(asked, 500, "Jenkins");
  const item = itemWith(call, Number(id));
  if (item === undefined) return notFound(asked);
  const { fullName } = item.job;
  const [first] = rest;
  if (first === "cancelQueue") {
    if (method !== "POST") return page(asked, 405, "Method Not Allowed");
    // It says the same whatever comes of it.
    if (viewer.may("Cancel", fullName)) cancelled(call, item);
    return bare(204);
  }
  if (!viewer.may("Discover", fullName)) return notFound(asked);
  if (!viewer.may("Read", fullName)) return accessDenied(asked);
  if (first === "api" && rest[1] === "json") return json(asked, showItem(viewer, item), query);
  return first === undefined || first === "" ? plainText(`Queue item ${id}\n`) : notFound(asked);
}

function itemWith({ viewer }: Call, id: number): Item | undefined {
  const { items, left } = viewer.world;
  return items.find((item) => item.id === id) ?? left.get(id);
}
