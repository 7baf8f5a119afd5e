import type { Connection } from "../connection/connection.ts";
/**
 * Sends an order that does no harm when it is given twice: cancel, stop. Resolves with the status if it is one of
 * `good`, and with undefined where no answer came or Jenkins was not ready: look, and order again. Rejects
 * with a JenkinsError for what another try will not change.
 */
export declare function sendOrder(connection: Connection, { path, query, good, }: {
    readonly path: string;
    readonly query?: {
        readonly [name: string]: string;
    };
    readonly good: readonly number[];
}): Promise<number | undefined>;
