import type { Connection, ConnectionOptions } from "./connection.ts";
/**
 * Opens a connection to a Jenkins; nothing is sent yet. Throws a SelectionInputError where the options cannot
 * be used.
 *
 * Of the npm client only its lowest door, `_request`, is used. Its methods drop limits and headers for one call, take
 * a cancel that worked for a failure, and a login page for a queue number; they send a Referer, and ask for a
 * crumb before each POST. What that door leaves open is closed in `exchange.ts`.
 */
export declare function openConnection(options: ConnectionOptions): Connection;
