import type { Limits } from "../plan.ts";
/** Limits as they are written; 0 is no limit. */
export type WrittenLimits = {
    readonly timeout?: number;
    readonly "timeout-minutes"?: number;
    readonly grace?: number;
};
/** Unless told. */
export declare const defaultGraceMs = 5000;
/** The limits that are written, else those by default. */
export declare function limitsOf(written: WrittenLimits, byDefault?: WrittenLimits): Limits;
