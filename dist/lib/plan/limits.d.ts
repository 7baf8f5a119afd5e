import type { Limits } from "./plan.ts";
import type { Entries, Reader } from "./read-map.ts";
/** Limits as they are written; 0 is no limit. */
export type WrittenLimits = {
    readonly timeout?: number;
    readonly "timeout-minutes"?: number;
    readonly grace?: number;
};
/** The limits of the first that has them: what is nearest comes first. */
export declare function limitsOf(...nearestFirst: readonly WrittenLimits[]): Limits;
/** Tells where a time limit is given twice. */
export declare function refuseTwoLimits({ problems }: Reader, entries: Entries): void;
