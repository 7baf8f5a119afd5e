import { isEqualRequest } from "../../selection/parameters.ts";
import type { Order } from "../choose.ts";
import type { Connection } from "../connection/connection.ts";
import type { Look } from "../look.ts";
import type { SelectAndTriggerOptions } from "../selection-options.ts";
import type { OwnRequest } from "./own-request.ts";
import { type Triggered, trigger } from "./trigger.ts";
import type { Whereabouts } from "./withdraw.ts";

/** What all requests of one call have in common. */
export type Sender = {
  readonly connection: Connection;
  readonly options: SelectAndTriggerOptions;
  readonly requestId: string;
  readonly notice: (words: string) => void;
};

/** A request to one Jenkins job: how it is known again, and how it is kept for others who must find it. */
export type SentRequest = {
  readonly order: Order;
  readonly own: OwnRequest;
  /** Keeps what another process needs to stop it. */
  readonly keep: (place: Whereabouts, more?: { readonly settled?: true; readonly movesTo?: string }) => void;
};

/** Makes a request ready; nothing is sent. */
export function requestFor(
  { connection, options, requestId }: Sender,
  order: Order,
  { queue, snapshot }: Pick<Look, "queue" | "snapshot">,
): SentRequest {
  const { job, requestIdParameter } = order;
  const own: OwnRequest = {
    job: job.job,
    requestId,
    requestIdParameter,
    isEqual: (actions) => isEqualRequest(actions, order.parameters, job),
    user: options.user,
    newerThanItem: queue.items.reduce((newest, { id }) => Math.max(newest, id), 0),
    firstBuild: job.nextBuildNumber,
  };
  const { newerThanItem, firstBuild } = own;
  const known = { url: connection.url, job: job.job, requestId, sentAt: snapshot.now, newerThanItem, firstBuild };
  return {
    order,
    own,
    keep: (place, more) =>
      options.remember?.({
        ...known,
        ...(requestIdParameter === undefined ? {} : { requestIdParameter }),
        ...(place.queueId === undefined ? {} : { queueId: place.queueId }),
        ...(place.build === undefined ? {} : { buildNumber: place.build.number }),
        ...(place.isShared ? { joined: true } : {}),
        ...more,
      }),
  };
}

/** Triggers it, once; what is needed to find it again is kept before. */
export async function sendRequest(
  { connection, notice, options }: Sender,
  { order, own, keep }: SentRequest,
): Promise<Triggered> {
  keep({});
  const { job, parameters } = order;
  const { signal, hurry } = options;
  return trigger(connection, { own, parameters, isParameterized: job.parameters.length > 0, notice, signal, hurry });
}

/** Where a request is that Jenkins has taken. */
export function placeOf(triggered: Extract<Triggered, { kind: "item" | "build" }>): Whereabouts {
  const { queueId } = triggered;
  if (triggered.kind === "item") return { queueId, isShared: triggered.isJoined };
  return { queueId, build: { number: triggered.number, url: triggered.url } };
}
