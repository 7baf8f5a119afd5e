import type { Environment, Json, Step } from "../plan/plan.ts";
import type { Cause, ProcessEnd } from "../report/event.ts";
import type { RevertStatus, StepStatus } from "../report/result.ts";
import { type Carried, type Delta } from "./carried.ts";
import type { Given } from "./record.ts";
/**
 * Where one step stands:
 *
 *     pending ── began ──▶ running ── ended ──▶ succeeded | failed | timed-out | cancelled | unknown
 *        │                    ▲                    │ failed or timed-out, and tries are left
 *        └─ skipped           └─ began ◀───────────┘ (undone before, if it is a group or asks for it)
 *
 * and its revert, which is due once what it stands in is undone and the step has begun:
 *
 *     none
 *     pending ── began ──▶ running ── ended ──▶ reverted | failed | timed-out
 *        ▲                    ├── ended unknown (its process died): again
 *        │                    └── failed, and tries are left: again, after a pause
 *        └── a new rollback is asked for ◀── failed | timed-out | not-reached
 */
export type Standing = {
    readonly step: Step;
    /** Place among all steps, groups before their members, from 0. */
    readonly index: number;
    /** Place of the last one that is in it; its own if it is no group. */
    readonly lastIndex: number;
    /** The list it stands in. */
    readonly list: List;
    /** Place in that list, from 0. */
    readonly at: number;
    /** Its own list, if it is a group. */
    readonly group: List | undefined;
    status: StepStatus;
    /** How often it was begun. */
    attempts: number;
    /** The same since what it stands in was begun. */
    tries: number;
    startedAt?: string;
    finishedAt?: string;
    end?: ProcessEnd;
    message?: string;
    /** Why what it stands in fails with it: the innermost step that ended badly. */
    failure?: Failure;
    outputs: Environment;
    /** Outputs of earlier tries that were not undone. */
    earlierOutputs: Environment;
    detail?: string;
    summary?: string;
    value?: Json;
    hasLocalValue?: true;
    /** Whether anything of it ran; what was kept from running, as by an expression without a value, is not undone. */
    hasWorked: boolean;
    /** The same before its last try. */
    hadWorked: boolean;
    /** What its expressions became. */
    given: Given;
    /** What earlier steps had set when it began; its revert sees the same. */
    carried: Carried;
    /** What it sets for later steps. */
    delta: Delta;
    /** The process of whichever of the two runs. */
    process?: {
        readonly pid: number;
        readonly startTime?: string;
    };
    /** What comes of its failure, once it is undone where it must be; absent if it goes outwards, or there is none. */
    fate?: "again" | "pass-over";
    /** Whether it, and all that is in it, is being undone while the run goes on. */
    isUndoing: boolean;
    /** Whether a revert of it, or in it, did not succeed. */
    isStuck: boolean;
    isPassedOver: boolean;
    /** Whether it was begun after a cancel, by a condition that asks for that; it is not stopped by the same cancel. */
    isSpared: boolean;
    revert: {
        status: RevertStatus;
        /** How often it was begun. */
        attempts: number;
        /** The same since the step was begun; what people are told. */
        tries: number;
        /** Whether it failed and is tried again after a pause. */
        isAgain: boolean;
        given: Given;
        startedAt?: string;
        finishedAt?: string;
        end?: ProcessEnd;
        message?: string;
    };
};
/** Why a list ended badly. */
export type Failure = Cause & {
    readonly exitCode?: number;
};
/** Steps that stand in one list: the plan's own, or the members of a group. */
export type List = {
    /** The group whose members these are; undefined for the plan's own list. */
    readonly owner: Standing | undefined;
    readonly isParallel: boolean;
    readonly maxParallel: number;
    readonly members: readonly Standing[];
    /** Place of the last member that has its turn even after a failure; -1 where none has. */
    readonly lastAsking: number;
    /** Every member before this place has had its turn. */
    turn: number;
    /** Members that were begun and whose fate is not settled. */
    readonly active: Set<Standing>;
    failure?: Failure;
    /** Whether nothing in it begins any more and what runs in it is stopped; `why` for people. */
    stopped?: string;
    isTimedOut: boolean;
    /** While it is undone: no member from this place on is left to be reverted. */
    undoneFrom: number;
    /** What was set for its next member. */
    carried: Carried;
    /** What its members set for those who come after it. */
    delta: Delta;
};
/** All places among the steps of a plan. */
export declare const everything: readonly [0, number];
/** Makes the lists of a plan. All steps, groups before their members, are added to `all`. */
export declare function listOf(steps: readonly Step[], owner: Standing | undefined, all: Standing[], kind?: string, maxParallel?: number): List;
/** Makes the members of a group as if they had never begun, but for the count of their attempts. */
export declare function renew(list: List): void;
/** Takes back what came of the tries so far, which have been undone. */
export declare function forget(standing: Standing): void;
/** All that stands above a step, from the inside out. */
export declare function around(standing: Standing): Generator<Standing>;
/** Whether it was begun, so that it may have done something. */
export declare function hasBegun({ status }: Standing): boolean;
