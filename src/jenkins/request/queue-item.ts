import type { ActionJson } from "../../selection/jenkins-json.ts";
import type { Connection } from "../connection/connection.ts";
import { readJson } from "../connection/read-json.ts";
import { JenkinsError } from "../jenkins-error.ts";

/** A queue item as it was read. */
export type QueueItem = {
  readonly id: number;
  /**
   * - `waiting`: in the quiet period, blocked, or for an executor, see `why`;
   * - `pending`: an executor is assigned, it cannot be cancelled any more;
   * - `starting`: it has left the queue, and its build does not show yet;
   * - `started`, `cancelled`: the end.
   */
  readonly state: "waiting" | "pending" | "starting" | "started" | "cancelled";
  /** Whether it waits for a build of the same Jenkins job. */
  readonly isBlocked: boolean;
  readonly why: string;
  /** When it came into the queue, by the server's clock; milliseconds since 1970. */
  readonly since: number | undefined;
  readonly build: { readonly number: number; readonly url: string } | undefined;
  /** More than one asked for it. */
  readonly isShared: boolean;
};

type ItemJson = {
  readonly id?: number;
  readonly _class?: string;
  readonly blocked?: boolean;
  readonly buildable?: boolean;
  readonly pending?: boolean;
  readonly cancelled?: boolean;
  readonly why?: string | null;
  readonly inQueueSince?: number;
  readonly executable?: { readonly number?: number; readonly url?: string } | null;
  readonly actions?: readonly ActionJson[];
};

const tree =
  "id,inQueueSince,blocked,buildable,pending,cancelled,why,executable[number,url],actions[causes[shortDescription,userId]]";

/** Reads an item of the queue, also for five minutes after it has left. Rejects with a JenkinsError. */
export async function readItem(connection: Connection, id: number, signal?: AbortSignal): Promise<QueueItem> {
  const path = `/queue/item/${id}/api/json`;
  const { value } = await readJson(connection, { path, query: { tree }, ...(signal === undefined ? {} : { signal }) });
  const item = value as ItemJson;
  if (item.id !== id) {
    const url = `${connection.url}${path}`;
    throw new JenkinsError("not-jenkins", `GET ${url}: what came back is no queue item`, { method: "GET", url });
  }
  return itemOf(item, id);
}

/** The same for an entry of the queue's list. */
export function itemOf(item: ItemJson, id: number): QueueItem {
  const { executable } = item;
  const build = executable?.number === undefined ? undefined : { number: executable.number, url: executable.url ?? "" };
  return {
    id,
    state: stateOf(item, build !== undefined),
    isBlocked: item.blocked === true,
    why: item.why ?? "",
    since: item.inQueueSince,
    build,
    isShared: causesOf(item.actions) > 1,
  };
}

function stateOf({ _class, cancelled, pending }: ItemJson, isStarted: boolean): QueueItem["state"] {
  if (cancelled === true) return "cancelled";
  if (isStarted) return "started";
  if (pending === true) return "pending";
  // `cancelled` is there on items that have left, and on no others.
  if (cancelled === false || _class?.endsWith("$LeftItem")) return "starting";
  return "waiting";
}

/** How many have asked: each folded request adds its causes. */
export function causesOf(actions: readonly ActionJson[] | undefined): number {
  return (actions ?? []).reduce((count, { causes }) => count + (causes?.length ?? 0), 0);
}
