import type { Environment, Work } from "../plan/plan.ts";
import type { Deed } from "./next.ts";
import type { Standings } from "./standings.ts";
/** What Jipper adds to the environment it was started in. */
export type Added = {
    readonly env: Environment;
    /** What counts only where nothing else sets it: what a step exported, to its own revert. */
    readonly fallback: Environment;
    /** Variables that Jipper's own environment may no longer have as they were; null for those that were not set. */
    readonly replaced: ReadonlyMap<string, string | null>;
    /** Folders to put before the search path, first one first. */
    readonly path: readonly string[];
};
/**
 * The environment that a step or a revert is given, from what the journal holds alone. A revert sees
 * all that its step saw, as it was then; what the step added to it; the step's outputs, and why it is called.
 */
export declare function addedEnvironment(standings: Standings, { phase, step, attempt }: Deed, work?: Work | null): Added;
/** Outputs of a step as its revert sees them: `vol-id` is `JIPPER_OUTPUT_VOL_ID`. */
export declare function outputVariables(outputs: Environment): Environment;
