import type { Snapshot, Waiting } from "./snapshot.ts";
/** How the queue would run off if nothing more came, and all estimates held. Times are milliseconds since 1970. */
export type Forecast = {
    /** When an item starts; undefined where it never does. */
    readonly startOf: (item: number) => number | undefined;
    /** When a new request to this Jenkins job, behind all others, would start; undefined where it never would. */
    readonly startBehind: (job: string) => number | undefined;
};
/**
 * Lets the queue run off as Jenkins does: first come, first served, each Jenkins job one build at a time, on the
 * executors that the builds of now set free. `without` leaves out one item.
 */
export declare function forecast(seen: Snapshot, { without }?: {
    readonly without?: number;
}): Forecast;
export declare function isOlder(a: Waiting, b: Waiting): boolean;
