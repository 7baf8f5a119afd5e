import assert from "node:assert/strict";
import type { RunResult } from "../../src/report/result.ts";
import { faultsIn } from "./kill-check.ts";
import type { KillPoint, KillTrial, Told, Verb } from "./kill-trial.ts";

/** What all trials of a test file have found. */
export const tally = { kills: 0, stepsLeftUndone: 0, undoneTwice: 0, processesLeft: 0 };

/** Lets a process work on the run until it is killed; fails if it was not. */
export async function killed(trial: KillTrial, verb: Verb, about: string, point?: KillPoint): Promise<void> {
  assert.equal(await trial.go(verb, point), undefined, `${about}: it was not killed`);
  tally.kills++;
}

type Finished = Pick<KillTrial, "plan" | "records" | "log" | "processesLeft" | "service">;

/** Fails if a promise is broken. The undo of the step `left` has failed by itself. */
export function check(trial: Finished, about: string, left?: string): void {
  const found = faultsIn(trial.plan, trial.records(), trial.log());
  const leftUndone = found.leftUndone.filter((words) => !words.startsWith(`${left},`));
  const alive = trial.processesLeft().filter((pid) => pid !== trial.service());
  tally.stepsLeftUndone += leftUndone.length;
  tally.undoneTwice += found.undoneTwice.length;
  tally.processesLeft += alive.length;
  assert.deepEqual(
    { ...found, leftUndone, alive },
    { leftUndone: [], undoneTwice: [], others: [], alive: [] },
    `${about}\n${storyOf(trial)}`,
  );
}

/** What a process told must be what it did; returns its result. */
export function resultIn(told: Told | undefined, about: string): RunResult {
  assert.ok(told?.result, `${about}: ${told?.error ?? "killed"}`);
  const { events, result } = told;
  const last = events.at(-1);
  assert.equal(events[0]?.event, "run.started", about);
  assert.ok(last?.event === "run.finished", about);
  assert.deepEqual([last.outcome, last.cause, last.residue], [result.outcome, result.cause, result.residue], about);
  return result;
}

/** The journal and the words of the steps, for people. */
export function storyOf(trial: Finished): string {
  const records = trial.records().map((record) => {
    const { record: name, step, attempt, status } = record as { readonly [key: string]: unknown };
    return [name, step, attempt, status].filter((word) => word !== undefined).join(" ");
  });
  return `${records.join("\n")}\n---\n${trial.log().join("\n")}`;
}
