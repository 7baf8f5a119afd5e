import type { Plan } from "../plan/plan.ts";
import { type AnyFunction } from "./job.ts";
import { type AnyMember } from "./job-group.ts";
import type { Libraries } from "./libraries.ts";
/** A job or a group, and its functions. */
export type FoundMember = {
    readonly member: AnyMember;
    /** Null for a group. */
    readonly func: AnyFunction | null;
    readonly revertFunc: AnyFunction | null;
};
export type QueuePlan = {
    readonly plan: Plan;
    /** By step id. */
    readonly members: ReadonlyMap<string, FoundMember>;
};
/** Finds functions by name, and what is known of those that are given themselves. */
export type Finder = Pick<Libraries, "find" | "moduleOf">;
/** Makes the plan of a queue. Throws an Error with everything that is wrong with it. */
export declare function queuePlan(name: string | undefined, jobs: readonly AnyMember[], libraries: Finder): QueuePlan;
