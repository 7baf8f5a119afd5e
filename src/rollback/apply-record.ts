import { assertNever, type Retry } from "../plan/plan.ts";
import type { ProcessEnd } from "../report/event.ts";
import { carry, noDelta } from "./carried.ts";
import { deltaOf, keptDelta } from "./group-delta.ts";
import type { JournalRecord, Scope } from "./record.ts";
import { callOffTries, giveUp, isStopped, settle, stop } from "./settle.ts";
import { around, everything, type Failure, forget, renew, type Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";

type RecordOf<Name extends JournalRecord["record"]> = Extract<JournalRecord, { readonly record: Name }>;

/** Folds one record into the standings. */
export function applyRecord(standings: Standings, record: JournalRecord): void {
  switch (record.record) {
    case "plan":
      throw new Error("Internal error: a journal has one plan");
    case "step-began":
      stepBegan(standings, standings.of(record.step), record);
      return;
    case "step-skipped":
      stepSkipped(standings, standings.of(record.step), record.at);
      return;
    case "step-ended":
      stepEnded(standings, standings.of(record.step), record);
      return;
    case "step-undone":
      stepUndone(standings, standings.of(record.step));
      return;
    case "group-timed-out": {
      const { group } = standings.of(record.step);
      if (group === undefined) return;
      group.isTimedOut = true;
      stop(standings, group, "the time of the group around it was up");
      return;
    }
    case "revert-began": {
      const { revert } = standings.of(record.step);
      revert.status = "running";
      revert.attempts = record.attempt;
      revert.tries++;
      revert.isAgain = false;
      revert.given = record.given ?? {};
      revert.startedAt ??= record.at;
      standings.running++;
      return;
    }
    case "revert-ended":
      revertEnded(standings, standings.of(record.step), record);
      return;
    case "process":
      standings.of(record.step).process = {
        pid: record.pid,
        ...(record.startTime === undefined ? {} : { startTime: record.startTime }),
      };
      return;
    case "rollback":
      rollback(standings, record);
      return;
    case "rollback-timed-out":
      standings.isOutOfTime = true;
      return;
    case "resumed":
      standings.isResumed = true;
      return;
    case "finished":
      standings.outcome = record.outcome;
      standings.finishedAt = record.at;
      for (const standing of standings.cause ? standings.steps : [])
        if (standing.revert.status === "pending" && standings.isRevertible(standing))
          standing.revert.status = standing.revert.isAgain ? "failed" : "not-reached";
      return;
    default:
      assertNever(record);
  }
}

function stepBegan(standings: Standings, standing: Standing, record: RecordOf<"step-began">): void {
  const { list, group } = standing;
  if (standing.revert.status === "reverted") forget(standing);
  standing.earlierOutputs = { ...standing.earlierOutputs, ...standing.outputs };
  standing.outputs = {};
  delete standing.fate;
  standing.status = "running";
  standing.attempts = record.attempt;
  standing.tries++;
  standing.startedAt ??= record.at;
  standing.hadWorked = standing.hasWorked;
  if (!record.isIdle) {
    standing.given = record.given ?? {};
    standing.hasWorked = true;
  }
  standing.carried = list.carried;
  standing.isSpared = standings.isCancelled;
  list.turn = Math.max(list.turn, standing.at + 1);
  list.active.add(standing);
  // What was undone before, between two tries, says nothing of what begins now.
  list.undoneFrom = list.members.length;
  for (const owner of around(standing)) owner.list.undoneFrom = owner.list.members.length;
  if (group === undefined) {
    standings.running++;
    return;
  }
  if (record.attempt > 1) renew(group);
  const { work } = standing.step;
  const env = { ...("steps" in work ? work.env : {}), ...standing.given.env };
  group.carried = Object.keys(env).length === 0 ? list.carried : carry(list.carried, { env, path: [] });
}

function stepSkipped(standings: Standings, standing: Standing, at: string): void {
  standing.status = "skipped";
  standing.finishedAt = at;
  for (let index = standing.index + 1; index <= standing.lastIndex; index++)
    (standings.steps[index] as Standing).status = "skipped";
  standing.list.turn = Math.max(standing.list.turn, standing.at + 1);
}

function stepEnded(standings: Standings, standing: Standing, record: RecordOf<"step-ended">): void {
  const { group, step } = standing;
  standing.status = record.status;
  standing.finishedAt = record.at;
  standing.end = processEnd(record);
  standing.outputs = record.outputs ?? {};
  for (const key of ["message", "detail", "summary", "value", "hasLocalValue"] as const) {
    if (record[key] === undefined) delete standing[key];
    else Object.assign(standing, { [key]: record[key] });
  }
  delete standing.process;
  if (record.isIdle) standing.hasWorked = standing.hadWorked;
  if (group === undefined) standings.running--;
  for (const [name, value] of Object.entries(record.replaced ?? {}))
    if (!standings.replaced.has(name)) standings.replaced.set(name, value);
  if (record.env || record.path)
    standing.delta = carry(standing.delta, { env: record.env ?? {}, path: record.path ?? [] });
  if (group !== undefined) standing.delta = deltaOf(group);

  if (record.status === "succeeded") {
    if (step.pivot) standings.pivot = standing.lastIndex;
    settle(standings, standing, true);
    return;
  }
  standing.failure = failureOf(standing, record);
  if (record.status === "unknown" && standings.isResumed && !standings.isOver) {
    standing.fate = "again";
    standing.isUndoing = true;
    return;
  }
  if (record.status === "unknown") giveUp(standings);
  const isFinal = record.status === "cancelled" || record.status === "unknown" || isStopped(standings, standing);
  // A pivot in it has succeeded: what came before that can be neither undone nor, therefore, done again.
  const isPastPivot = standings.pivot > standing.index;
  if (!isFinal && !isPastPivot && isWorthAnotherTry(step.retry, standing.tries, standing.failure)) {
    standing.fate = "again";
    standing.isUndoing = group !== undefined || step.retry?.revertBetweenAttempts === true;
  } else if (!isFinal && step.continueOnError) {
    standing.fate = "pass-over";
    standing.isUndoing = group !== undefined;
    if (group === undefined) settle(standings, standing, true);
  } else settle(standings, standing, false);
}

/** The way back of a step that is tried again, or passed over, is at its end. */
function stepUndone(standings: Standings, standing: Standing): void {
  standing.isUndoing = false;
  standing.delta = standing.group === undefined ? noDelta : keptDelta(standing.group, standings.pivot);
  if (standing.isStuck) settle(standings, standing, false);
  else if (standing.fate === "pass-over") settle(standings, standing, true);
  else if (isStopped(standings, standing)) settle(standings, standing, false);
}

function revertEnded(standings: Standings, standing: Standing, record: RecordOf<"revert-ended">): void {
  const { revert, step } = standing;
  delete standing.process;
  standings.running--;
  if (record.status === "unknown") {
    revert.status = "pending";
    return;
  }
  revert.end = processEnd(record);
  revert.finishedAt = record.at;
  if (record.message === undefined) delete revert.message;
  else revert.message = record.message;
  const isBad = record.status !== "succeeded";
  if (isBad && isWorthAnotherTry(step.revert?.retry, revert.tries, revert.end)) {
    revert.status = "pending";
    revert.isAgain = true;
    return;
  }
  revert.status = record.status === "succeeded" ? "reverted" : record.status;
  if (isBad) standings.failedReverts++;
  standing.list.undoneFrom = Math.min(standing.list.undoneFrom, standing.at);
  if (isBad) standing.isStuck = true;
  for (const owner of around(standing)) {
    owner.list.undoneFrom = Math.min(owner.list.undoneFrom, owner.at + 1);
    if (isBad) owner.isStuck = true;
  }
}

function rollback(standings: Standings, { cause, hasTurns, scope }: RecordOf<"rollback">): void {
  const isAnew = standings.outcome !== undefined || cause.kind === "requested";
  standings.isOutOfTime = false;
  standings.scope = placesOf(standings, scope);
  standings.cause ??= cause;
  delete standings.outcome;
  delete standings.finishedAt;
  if (hasTurns) {
    standings.isCancelled = true;
    callOffTries(standings, standings.list);
  } else giveUp(standings);
  if (!isAnew) return;
  standings.failedReverts = 0;
  for (const standing of standings.steps) {
    const { revert, group } = standing;
    standing.isStuck = false;
    if (group) group.undoneFrom = group.members.length;
    if (revert.status !== "failed" && revert.status !== "timed-out" && revert.status !== "not-reached") continue;
    revert.status = "pending";
    revert.tries = 0;
  }
  standings.list.undoneFrom = standings.list.members.length;
}

function placesOf(standings: Standings, scope: Scope | undefined): readonly [from: number, to: number] {
  if (scope === undefined) return everything;
  if ("after" in scope) return [standings.of(scope.after).lastIndex + 1, Number.POSITIVE_INFINITY];
  const { index, lastIndex } = standings.of(scope.only);
  return [index, lastIndex];
}

function failureOf({ step, group }: Standing, record: RecordOf<"step-ended">): Failure {
  if (group?.failure !== undefined && (record.status === "failed" || record.status === "unknown")) return group.failure;
  const { status, message = status, exitCode } = record;
  const kind = status === "unknown" || status === "succeeded" ? "interrupted" : status;
  return { kind, step: step.id, message, ...(exitCode === undefined ? {} : { exitCode }) };
}

function isWorthAnotherTry(retry: Retry | undefined, tries: number, { exitCode }: { readonly exitCode?: number }) {
  if (retry === undefined || tries > retry.times) return false;
  return retry.onExitCodes === undefined || (exitCode !== undefined && retry.onExitCodes.includes(exitCode));
}

function processEnd(end: ProcessEnd): ProcessEnd {
  return {
    ...(end.exitCode === undefined ? {} : { exitCode: end.exitCode }),
    ...(end.signal === undefined ? {} : { signal: end.signal }),
  };
}
