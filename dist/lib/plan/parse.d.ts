import type { Plan } from "./plan.ts";
import { type Include } from "./reading/including.ts";
import { type LoadLibrary } from "./reading/read-library.ts";
import { type GivenParameters } from "./reading/read-parameters.ts";
/** Where a step list comes from, and what it is given. */
export type PlanSource = Omit<GivenParameters, "with"> & {
    /** Name of the text for people. */
    readonly label: string;
    /** The file, as the user named it; absent for inline text. */
    readonly file?: string;
    /** Absolute folder in which relative working directories start. */
    readonly directory: string;
    /** Finds the files that steps use; without it there are none. */
    readonly include?: Include;
    /** Loads the modules of `libs`; without it nothing is said about the functions that are called. */
    readonly library?: LoadLibrary;
};
/**
 * Reads a step list: a document with the key `steps`, or the bare list. Throws a `StepListError` with
 * all mistakes that are in it, and in the files that it includes.
 */
export declare function parsePlan(text: string | Uint8Array, from: PlanSource): Plan;
