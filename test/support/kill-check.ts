import { allSteps, isGroup, type Plan, type Step } from "../../src/plan/plan.ts";
import type { RunResult } from "../../src/report/result.ts";
import type { JournalRecord } from "../../src/rollback/record.ts";

/** What must never be; each a list of what was found, empty if all is well. */
export type Faults = {
  readonly leftUndone: readonly string[];
  readonly undoneTwice: readonly string[];
  readonly others: readonly string[];
};

/** The promises, said once more, apart from the engine: what the journal and the steps themselves wrote is held against them. */
export function faultsIn(plan: Plan, records: readonly JournalRecord[], log: readonly string[]): Faults {
  const leftUndone: string[] = [];
  const undoneTwice: string[] = [];
  const others: string[] = [];
  const isUndone = outcomeOf(records) !== "succeeded";

  for (const { id, revert, work } of allSteps(plan.steps)) {
    const about = records.filter((record) => "step" in record && record.step === id);
    const count = (wanted: JournalRecord["record"], status?: string) =>
      about.filter(
        (record) => record.record === wanted && (!status || ("status" in record && record.status === status)),
      ).length;
    const said = (words: string) => log.filter((line) => line === `${words} ${id}`).length;

    let state: "clean" | "at work" | "done" = "clean";
    for (const record of about) {
      if (record.record === "step-began") {
        if (state === "done") others.push(`${id} has succeeded and is begun again`);
        state = "at work";
      }
      if (record.record === "step-ended" && record.status === "succeeded") state = "done";
      if (record.record === "revert-began" && state === "clean") undoneTwice.push(`${id}, by the journal`);
      if (record.record === "revert-ended" && record.status === "succeeded") state = "clean";
    }
    if (isUndone && revert !== null && state !== "clean") leftUndone.push(`${id}, by the journal`);

    if (isGroup(work)) {
      if (said("undo") > count("revert-began")) undoneTwice.push(`${id}, by its own words`);
      continue;
    }
    if (said("do") > count("step-began")) others.push(`${id} ran without a word in the journal`);
    if (said("undo") > count("revert-began")) undoneTwice.push(`${id}, by its own words`);
    // One that was cut off behind its last word may say it again.
    if (said("undone") > count("revert-ended", "succeeded") + count("revert-ended", "unknown"))
      undoneTwice.push(`${id}, by its own last words`);
    if (isUndone && revert !== null && log.lastIndexOf(`do ${id}`) > log.lastIndexOf(`undone ${id}`))
      leftUndone.push(`${id}, by its own words`);
    if (!isUndone && log.lastIndexOf(`undo ${id}`) > log.lastIndexOf(`did ${id}`))
      others.push(`${id} is undone though the run succeeded`);
  }

  for (const [earlier, later] of isUndone ? inOrder(plan.steps) : []) {
    const began = records.findLastIndex((record) => record.record === "revert-began" && record.step === earlier);
    const ended = records.findLastIndex((record) => record.record === "revert-ended" && record.step === later);
    if (began >= 0 && began < ended) others.push(`${earlier} is undone before ${later}`);
  }
  return { leftUndone, undoneTwice, others };
}

export function outcomeOf(records: readonly JournalRecord[]): string | undefined {
  const last = records.at(-1);
  return last?.record === "finished" ? last.outcome : undefined;
}

/** Pairs of ids of which the second one must be undone first. */
function inOrder(steps: readonly Step[], areParallel = false): (readonly [earlier: string, later: string])[] {
  return steps.flatMap((step, at) => {
    const inside = isGroup(step.work) ? step.work.steps : [];
    const later = areParallel ? [] : allSteps(steps.slice(at + 1));
    return [
      ...allSteps(inside).map(({ id }) => [step.id, id] as const),
      ...allSteps([step]).flatMap((one) => later.map(({ id }) => [one.id, id] as const)),
      ...(isGroup(step.work) ? inOrder(inside, step.work.kind === "parallel") : []),
    ];
  });
}

/** A report in short: how it ended and why, where each step stands, and what is left. */
export type Report = {
  readonly outcome: string;
  readonly cause?: string;
  readonly steps: readonly string[];
  readonly residue: readonly string[];
};

export function reportOf({ outcome, cause, steps, residue }: RunResult): Report {
  return {
    outcome,
    ...(cause && { cause: cause.kind }),
    steps: steps.map(({ id, status, revert }) => `${id} ${status} ${revert.status}`),
    residue: residue.map(({ step }) => step),
  };
}

/** What the report of a rollback must be, by what was in the journal when Jipper was killed. */
export function expectedRollback(plan: Plan, atKill: readonly JournalRecord[], lastFails: boolean): Report {
  const all = allSteps(plan.steps);
  const last = all.at(-1)?.id;
  const begun = new Map<string, string>();
  for (const record of atKill) {
    if (record.record === "step-began") {
      if (record.attempt > 1) for (const { id } of insideOf(all, record.step)) begun.delete(id);
      begun.set(record.step, "unknown");
    }
    if (record.record === "step-ended") begun.set(record.step, record.status);
  }
  for (const step of all.toReversed())
    if (isGroup(step.work) && begun.get(step.id) === "unknown") begun.set(step.id, groupStatus(step.work.steps, begun));
  const outcome = outcomeOf(atKill) ?? "rolled-back";
  const isUndone = outcome !== "succeeded";
  const hasFailed = lastFails && begun.get(last ?? "") === "failed";
  return {
    outcome,
    ...(isUndone ? { cause: hasFailed ? "failed" : "interrupted" } : {}),
    steps: all.map(({ id, revert }) => {
      const status = begun.get(id);
      const undone = revert === null ? "none" : isUndone && status !== undefined ? "reverted" : "pending";
      return `${id} ${status ?? "pending"} ${undone}`;
    }),
    residue: [],
  };
}

function insideOf(all: readonly Step[], id: string): readonly Step[] {
  const step = all.find((step) => step.id === id);
  return step !== undefined && isGroup(step.work) ? allSteps(step.work.steps) : [];
}

/** A group that was left open, but in which nothing was at work, has the end that its members give it. */
function groupStatus(members: readonly Step[], begun: ReadonlyMap<string, string>): string {
  const statuses = members.map(({ id }) => begun.get(id));
  if (statuses.includes("failed")) return "failed";
  return statuses.every((status) => status === "succeeded") ? "succeeded" : "unknown";
}
