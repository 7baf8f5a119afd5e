import type { Environment, Step, StepEnd } from "../plan/plan.ts";
import type { Outcome } from "../report/event.ts";
import type { Phase } from "./record.ts";
import type { Standings } from "./standings.ts";
/** One thing to do: a step, or the revert of a step. */
export type Deed = {
    readonly phase: Phase;
    readonly step: Step;
    /** From 1. */
    readonly attempt: number;
};
/** Something that is so by now, and is to be written down. */
export type Note = {
    readonly record: "step-ended";
    readonly step: string;
    readonly attempt: number;
    readonly status: StepEnd;
    readonly message?: string;
    readonly outputs?: Environment;
} | {
    readonly record: "step-undone";
    readonly step: string;
    readonly attempt: number;
};
/** What to do now. Ask again whenever something of it has been done, or something that ran has ended. */
export type Next = {
    /** Write these down first. */
    readonly notes: readonly Note[];
    /** Begin these at once; steps only if their conditions hold. */
    readonly begin: readonly Deed[];
    /** Begin these once they have paused after the try before. */
    readonly again: readonly Deed[];
    /** Ask these to end. */
    readonly stop: readonly Stop[];
    /** Given where nothing is left to do, now or later. */
    readonly outcome?: Outcome;
};
export type Stop = {
    readonly phase: Phase;
    readonly step: Step;
    /** For people; empty where the whole run is cancelled. */
    readonly why: string;
};
/** Looks at where each step stands and names what to do now: run on, undo, or stop. */
export declare function next(standings: Standings): Next;
