import type { Step } from "../plan/plan.ts";
import type { Outcome } from "../report/event.ts";
import type { Phase } from "./record.ts";
import type { Standings } from "./standing.ts";
/** One thing to perform: a step, or the revert of a step. */
export type Deed = {
    readonly phase: Phase;
    readonly step: Step;
    /** From 1. */
    readonly attempt: number;
};
export type Next = 
/** Begin these at once. */
{
    readonly kind: "begin";
    readonly deeds: readonly Deed[];
}
/** Something runs; ask again when it has ended. */
 | {
    readonly kind: "wait";
}
/** Nothing is left to do. */
 | {
    readonly kind: "stop";
    readonly outcome: Outcome;
};
/** Looks at where each step stands and names what to do now: run on, undo, or stop. */
export declare function next(standings: Standings): Next;
