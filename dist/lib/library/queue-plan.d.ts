import type { Json, Plan } from "../plan/plan.ts";
import { type AnyFunction, type Job } from "./job.ts";
import type { Libraries } from "./libraries.ts";
/** The functions of a job, found. */
export type JobFunctions = {
    readonly job: Job;
    readonly func: AnyFunction;
    readonly revertFunc: AnyFunction | null;
};
export type QueuePlan = {
    readonly plan: Plan;
    /** By step id. */
    readonly functions: ReadonlyMap<string, JobFunctions>;
};
/** Makes the plan of a queue. Throws an Error with everything that is wrong with it. */
export declare function queuePlan(name: string | undefined, jobs: readonly Job[], libraries: Libraries): QueuePlan;
/** What of a value JSON can hold; null where it can hold nothing of it. */
export declare function json(value: unknown): Json;
