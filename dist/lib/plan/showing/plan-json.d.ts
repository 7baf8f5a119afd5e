import { type Plan, type Step } from "../plan.ts";
import { type Stages } from "./undone-if.ts";
/** A step of a plan as data; what is not set is absent. */
export type StepJson = Pick<Step, "id" | "name" | "if" | "timeoutMs" | "retry" | "continueOnError" | "pivot" | "revertOn"> & {
    /** What it does, or which group it is. */
    readonly kind: string;
    /** Whether it has an undo of its own. */
    readonly revert: boolean;
    /** How many of its members run at once at most. */
    readonly maxParallel?: number;
    /** Members of a group. */
    readonly steps?: readonly StepJson[];
};
/** A plan as the data of `plan --json`. */
export type PlanJson = {
    readonly name?: string;
    readonly file?: string;
    readonly steps: readonly StepJson[];
    /**
     * Id of a step → what is undone at most if it fails at its last try: stages in order, each with the ids of what
     * is undone at once. Absent for very long lists.
     */
    readonly ifFails?: {
        readonly [id: string]: Stages;
    };
};
/** What would run, and what would be undone if each step failed, as data. */
export declare function planJson({ name, file, steps }: Plan): PlanJson;
