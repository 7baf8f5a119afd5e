import { asksForStatus } from "../plan/expressions/expression.ts";
import type { Environment, Json, Step } from "../plan/plan.ts";
import { isGroup } from "../plan/plan.ts";
import type { Cause, ProcessEnd } from "../report/event.ts";
import type { RevertStatus, StepStatus } from "../report/result.ts";
import { type Carried, type Delta, noDelta, nothingCarried } from "./carried.ts";
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
  process?: { readonly pid: number; readonly startTime?: string };
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
export type Failure = Cause & { readonly exitCode?: number };

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
export const everything = [0, Number.POSITIVE_INFINITY] as const;

/** Makes the lists of a plan. All steps, groups before their members, are added to `all`. */
export function listOf(
  steps: readonly Step[],
  owner: Standing | undefined,
  all: Standing[],
  kind = "steps",
  maxParallel = Number.POSITIVE_INFINITY,
): List {
  const members: Standing[] = [];
  const list: List = {
    owner,
    isParallel: kind === "parallel",
    maxParallel,
    members,
    lastAsking: steps.findLastIndex((step) => asksForStatus(step.if)),
    turn: 0,
    active: new Set(),
    isTimedOut: false,
    undoneFrom: steps.length,
    carried: nothingCarried,
    delta: noDelta,
  };
  for (const [at, step] of steps.entries()) {
    const standing: { -readonly [K in keyof Standing]: Standing[K] } = {
      step,
      index: all.length,
      lastIndex: all.length,
      list,
      at,
      group: undefined,
      status: "pending",
      attempts: 0,
      tries: 0,
      outputs: {},
      earlierOutputs: {},
      hasWorked: false,
      hadWorked: false,
      given: {},
      carried: nothingCarried,
      delta: noDelta,
      isUndoing: false,
      isStuck: false,
      isPassedOver: false,
      isSpared: false,
      revert: { status: unreverted(step), attempts: 0, tries: 0, isAgain: false, given: {} },
    };
    members.push(standing);
    all.push(standing);
    if (!isGroup(step.work)) continue;
    standing.group = listOf(step.work.steps, standing, all, step.work.kind, step.work.maxParallel);
    standing.lastIndex = all.length - 1;
  }
  return list;
}

/** Makes the members of a group as if they had never begun, but for the count of their attempts. */
export function renew(list: List): void {
  list.turn = 0;
  list.active.clear();
  list.isTimedOut = false;
  list.undoneFrom = list.members.length;
  list.delta = noDelta;
  delete list.failure;
  delete list.stopped;
  for (const member of list.members) {
    if (member.status !== "pending") {
      member.status = "pending";
      member.tries = 0;
      forget(member);
      for (const key of ["startedAt", "finishedAt"] as const) {
        delete member[key];
        delete member.revert[key];
      }
    }
    if (member.group) renew(member.group);
  }
}

/** Takes back what came of the tries so far, which have been undone. */
export function forget(standing: Standing): void {
  standing.outputs = {};
  standing.earlierOutputs = {};
  standing.delta = noDelta;
  standing.isStuck = false;
  standing.isPassedOver = false;
  standing.hasWorked = false;
  standing.hadWorked = false;
  standing.revert.status = unreverted(standing.step);
  standing.revert.isAgain = false;
  standing.revert.tries = 0;
  standing.revert.given = {};
  for (const key of ["end", "message", "failure", "detail", "summary", "value", "hasLocalValue", "fate"] as const)
    delete standing[key];
  delete standing.revert.end;
  delete standing.revert.message;
}

function unreverted({ revert }: Step): RevertStatus {
  return revert === null ? "none" : "pending";
}

/** All that stands above a step, from the inside out. */
export function* around(standing: Standing): Generator<Standing> {
  for (let owner = standing.list.owner; owner !== undefined; owner = owner.list.owner) yield owner;
}

/** Whether it was begun, so that it may have done something. */
export function hasBegun({ status }: Standing): boolean {
  return status !== "pending" && status !== "skipped";
}
