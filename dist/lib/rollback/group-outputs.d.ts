import type { Environment, StepEnd } from "../plan/plan.ts";
import type { Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";
/** How a group ends. */
export type GroupEnd = {
    readonly status: StepEnd;
    readonly message?: string;
    readonly outputs?: Environment;
};
/**
 * The end of a group with what it puts out, as far as its steps have come: its revert may need that also where it
 * failed. One that would have succeeded fails where an output has no value.
 */
export declare function withOutputs(standings: Standings, group: Standing, end: GroupEnd): GroupEnd;
