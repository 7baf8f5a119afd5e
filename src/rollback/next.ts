import { asksForStatus } from "../plan/expressions/expression.ts";
import type { Environment, Step, StepEnd } from "../plan/plan.ts";
import { timeLimit } from "../report/duration.ts";
import type { Outcome } from "../report/event.ts";
import { withOutputs } from "./group-outputs.ts";
import type { Phase } from "./record.ts";
import { hasBegun, type List, type Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";

/** One thing to do: a step, or the revert of a step. */
export type Deed = {
  readonly phase: Phase;
  readonly step: Step;
  /** From 1. */
  readonly attempt: number;
};

/** Something that is so by now, and is to be written down. */
export type Note =
  | {
      readonly record: "step-ended";
      readonly step: string;
      readonly attempt: number;
      readonly status: StepEnd;
      readonly message?: string;
      readonly outputs?: Environment;
    }
  | { readonly record: "step-undone"; readonly step: string; readonly attempt: number };

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

type Found = { readonly [K in "notes" | "begin" | "again" | "stop"]: Next[K][number][] };

/** Looks at where each step stands and names what to do now: run on, undo, or stop. */
export function next(standings: Standings): Next {
  const found: Found = { notes: [], begin: [], again: [], stop: [] };
  const { list, cause } = standings;
  goOn(standings, list, found, undefined);
  if (list.active.size > 0 || isAnything(found)) return found;
  if (cause === undefined) return { ...found, outcome: "succeeded" };
  if (!isUndone(standings, list, found)) return found;
  const isIncomplete = standings.failedReverts > 0 || (standings.isOutOfTime && isAnythingLeft(standings));
  return { ...found, outcome: isIncomplete ? "rollback-incomplete" : "rolled-back" };
}

/** Looks at what was begun in a list, and at what can begin in it. */
function goOn(standings: Standings, list: List, found: Found, stopped: string | undefined): void {
  const why = stopped ?? list.stopped;
  for (const member of list.active) {
    const { step, attempts: attempt, group } = member;
    if (member.isUndoing) {
      if (isUndoneStep(standings, member, found)) found.notes.push({ record: "step-undone", step: step.id, attempt });
    } else if (member.fate === "again") found.again.push({ phase: "step", step, attempt: attempt + 1 });
    else if (group) goOn(standings, group, found, why);
    else if (why !== undefined || standings.isOver || (standings.isCancelled && !member.isSpared))
      found.stop.push({ phase: "step", step, why: why ?? "" });
  }
  const begins = why === undefined && !standings.isOver ? dueMembers(standings, list) : [];
  for (const { step, attempts } of begins) found.begin.push({ phase: "step", step, attempt: attempts + 1 });
  if (list.owner && list.active.size === 0 && begins.length === 0)
    found.notes.push({
      record: "step-ended",
      step: list.owner.step.id,
      attempt: list.owner.attempts,
      ...withOutputs(standings, list.owner, endOf(standings, list, why)),
    });
}

/** Members whose turn it is. */
function dueMembers({ isCancelled }: Standings, list: List): readonly Standing[] {
  const { members, active, turn, failure, isParallel, maxParallel } = list;
  const isBad = failure !== undefined || isCancelled;
  const due: Standing[] = [];
  const places = isParallel ? maxParallel - active.size : 1 - active.size;
  const end = isBad ? list.lastAsking + 1 : members.length;
  for (let at = turn; at < end && due.length < places; at++) {
    const member = members[at] as Standing;
    if (!isBad || asksForStatus(member.step.if)) due.push(member);
  }
  return due;
}

/** How a group ends in which nothing runs any more. */
function endOf({ isOver, isCancelled }: Standings, list: List, why: string | undefined) {
  const { failure, isTimedOut, turn, members, owner } = list;
  const isCutShort = turn < members.length && (why !== undefined || isOver || isCancelled);
  if (isTimedOut)
    return { status: "timed-out", message: `timed out after ${timeLimit(owner?.step.timeoutMs ?? 0)}` } as const;
  if (failure === undefined && !isCutShort) return { status: "succeeded" } as const;
  if (isOver && (failure === undefined || failure.kind === "interrupted"))
    return { status: "unknown", message: "it was cut off" } as const;
  if (failure === undefined || failure.kind === "cancelled")
    return { status: "cancelled", message: why === undefined ? "cancelled" : `cancelled, because ${why}` } as const;
  const ended = failure.kind === "timed-out" ? failure.message : `failed: ${failure.message}`;
  return { status: "failed", message: `${failure.step} ${ended}` } as const;
}

/** True if nothing in the list is left to be undone; else what is to be done for it is added. */
function isUndone(standings: Standings, list: List, found: Found): boolean {
  if (list.isParallel) {
    let isAll = true;
    for (const member of list.members) if (!isUndoneStep(standings, member, found)) isAll = false;
    return isAll;
  }
  for (let at = Math.min(list.undoneFrom, list.turn) - 1; at >= 0; at--)
    if (!isUndoneStep(standings, list.members[at] as Standing, found)) return false;
  return true;
}

/** The same for a step: first for what is in it, then for itself. */
function isUndoneStep(standings: Standings, standing: Standing, found: Found): boolean {
  if (!hasBegun(standing)) return true;
  if (standing.group && !isUndone(standings, standing.group, found)) return false;
  const { revert, step } = standing;
  if (revert.status === "running") {
    if (standings.isOutOfTime)
      found.stop.push({ phase: "revert", step, why: "the time for the whole rollback was up" });
    return false;
  }
  // A revert that has begun is tried to its end, as the others that run beside the one that failed are.
  const isStuck = standings.failedReverts > 0 && standings.policy.onRevertFailure === "stop" && !revert.isAgain;
  const mayBegin = !isStuck && !standings.isOutOfTime;
  if (revert.status !== "pending" || !mayBegin || !standings.isRevertible(standing)) return true;
  found[revert.isAgain ? "again" : "begin"].push({ phase: "revert", step, attempt: revert.attempts + 1 });
  return false;
}

function isAnythingLeft(standings: Standings): boolean {
  return standings.steps.some((standing) => standing.revert.status === "pending" && standings.isRevertible(standing));
}

function isAnything({ notes, begin, again, stop }: Found): boolean {
  return notes.length + begin.length + again.length + stop.length > 0;
}
