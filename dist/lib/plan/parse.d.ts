import type { Environment, Plan } from "./plan.ts";
/** Where a step list comes from, and what it is given. */
export type PlanSource = {
    /** Name of the text for people. */
    readonly label: string;
    /** The file, as the user named it; absent for inline text. */
    readonly file?: string;
    /** Absolute folder in which relative working directories start. */
    readonly directory: string;
    /** Values of parameters. */
    readonly params?: Environment;
    /** Whether a required parameter without a value is a mistake; it is, unless the plan is only looked at. */
    readonly isLookedAt?: boolean;
};
/**
 * Reads a step list: a document with the key `steps`, or the bare list. Throws a `StepListError` with
 * all mistakes that are in it.
 */
export declare function parsePlan(text: string | Uint8Array, from: PlanSource): Plan;
