import { type Step } from "../plan.ts";
/** Ids of what is undone at once, stage by stage. What runs at once is undone at once, each branch in its own order. */
export type Stages = readonly (readonly string[])[];
export type Undoing = {
    readonly stages: Stages;
    /** Whether the failure is passed over, so that the run goes on. */
    readonly goesOn: boolean;
};
export type UndoPlan = {
    /** What is undone at most if the step fails at its last try; what was skipped before is not. */
    readonly ifFails: (step: Step) => Undoing;
    /** What is undone before a step is tried again. */
    readonly beforeNextTry: (step: Step) => Stages;
};
/** Foretells the way back by the rules by which it is gone. */
export declare function undoPlan(steps: readonly Step[]): UndoPlan;
/** Whether a step is undone before each further try. */
export declare function isUndoneBetweenTries({ retry, work }: Step): boolean;
