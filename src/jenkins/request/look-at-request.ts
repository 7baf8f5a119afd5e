import type { Connection } from "../connection/connection.ts";
import { JenkinsError } from "../jenkins-error.ts";
import { findRequest } from "./find-request.ts";
import type { OwnRequest } from "./own-request.ts";
import { type QueueItem, readItem } from "./queue-item.ts";

/** Where a request of ours stands just now. */
export type Standing =
  | { readonly kind: "waiting"; readonly item: QueueItem }
  | Started
  | { readonly kind: "cancelled" }
  /** It neither waits nor has a build; for a moment that is so between the two. */
  | { readonly kind: "nowhere" };

export type Started = {
  readonly kind: "started";
  readonly number: number;
  readonly url: string;
  /** When it came into the queue, by the server's clock; undefined where that is not known any more. */
  readonly since?: number | undefined;
};

/** Servers that know items only while they are in the queue; known once one was found there that has no page. */
const withoutItems = new WeakSet<Connection>();

/** Servers that have shown an item on its own page. */
const withItems = new WeakSet<Connection>();

/** Whether a queue item leaves no trace here once it is out of the queue. */
export function forgetsItems(connection: Connection): boolean {
  return withoutItems.has(connection);
}

/** Looks once. Rejects with a JenkinsError where it cannot be known. */
export async function lookAtRequest(
  connection: Connection,
  own: OwnRequest,
  { queueId, signal }: { readonly queueId: number | undefined; readonly signal?: AbortSignal | undefined },
): Promise<Standing> {
  const item = queueId === undefined ? undefined : await itemOrNothing(connection, queueId, signal);
  if (item !== undefined) {
    if (item.state === "cancelled") return { kind: "cancelled" };
    if (item.build !== undefined) return { kind: "started", ...item.build, since: item.since };
    if (item.state !== "starting") return { kind: "waiting", item };
  }
  // Items are forgotten five minutes after they have left, and at a restart.
  const found = await findRequest(connection, own, { queueId, areIdsLost: mayLoseIds(connection, own), signal });
  if (found === undefined) return { kind: "nowhere" };
  // An equal request that was there before ours is somebody else's.
  if (queueId === undefined && "item" in found && found.isOlder) return { kind: "nowhere" };
  if ("build" in found) return { kind: "started", ...found.build };
  if (queueId !== undefined && item === undefined) withoutItems.add(connection);
  return { kind: "waiting", item: found.item };
}

/**
 * Older servers count items anew after each restart, as newer ones do after some crashes: then the same request has
 * another id. Without an id of its own it is taken for ours only where items are not known otherwise.
 */
function mayLoseIds(connection: Connection, { requestIdParameter }: OwnRequest): boolean {
  return requestIdParameter !== undefined || !withItems.has(connection);
}

async function itemOrNothing(
  connection: Connection,
  id: number,
  signal: AbortSignal | undefined,
): Promise<QueueItem | undefined> {
  if (forgetsItems(connection)) return undefined;
  try {
    const item = await readItem(connection, id, signal);
    withItems.add(connection);
    return item;
  } catch (error) {
    if (error instanceof JenkinsError && error.status === 404) return undefined;
    throw error;
  }
}
