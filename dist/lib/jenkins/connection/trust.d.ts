import type { ConnectionOptions } from "./connection.ts";
/** What a secure connection is made with. */
export type Trust = {
    readonly ca?: readonly string[];
    readonly cert?: string;
    readonly key?: string;
};
/**
 * What a secure connection needs of the options. Throws a SelectionInputError where one is not PEM: OpenSSL skips such
 * an authority in silence, and says the rest only once connecting.
 */
export declare function trustOf({ ca, clientCert, clientKey }: ConnectionOptions): Trust;
