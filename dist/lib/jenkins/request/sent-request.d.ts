import type { Order } from "../choose.ts";
import type { Connection } from "../connection/connection.ts";
import type { Look } from "../look.ts";
import type { SelectAndTriggerOptions } from "../selection-options.ts";
import type { OwnRequest } from "./own-request.ts";
import { type Triggered } from "./trigger.ts";
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
    readonly keep: (place: Whereabouts, more?: {
        readonly settled?: true;
        readonly movesTo?: string;
    }) => void;
};
/** Makes a request ready; nothing is sent. */
export declare function requestFor({ connection, options, requestId }: Sender, order: Order, { queue, snapshot }: Pick<Look, "queue" | "snapshot">): SentRequest;
/** Triggers it, once; what is needed to find it again is kept before. */
export declare function sendRequest({ connection, notice, options }: Sender, { order, own, keep }: SentRequest): Promise<Triggered>;
/** Where a request is that Jenkins has taken. */
export declare function placeOf(triggered: Extract<Triggered, {
    kind: "item" | "build";
}>): Whereabouts;
