import type { Event, Residue } from "./event.ts";
import type { Family, Knowing } from "./family.ts";
import type { Seen } from "./last-words.ts";
/** Counts what the last words tell of: steps that are no groups, each by its last end. */
export declare function tally(family: Family, knows?: Knowing): {
    hear(event: Event): void;
    seen(residue: readonly Residue[]): Seen;
};
