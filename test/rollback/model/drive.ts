import type { Retry, Step } from "../../../src/plan/plan.ts";
import type { RunResult } from "../../../src/report/result.ts";
import { next } from "../../../src/rollback/next.ts";
import type { JournalRecord, PlanRecord } from "../../../src/rollback/record.ts";
import { runResult } from "../../../src/rollback/result.ts";
import { Standings, standingsOf } from "../../../src/rollback/standings.ts";
import { planOf, shellText, undertaking } from "../../support/plans.ts";
import {
  type Cause,
  type Deed,
  entry,
  flat,
  lengthOf,
  type Play,
  type StepState,
  type Told,
  type Tree,
} from "./tree.ts";

const at = "2026-01-01T00:00:00.000Z";

/** What runs on the clock: the try of a step or of a revert until its end, or the limit of a group. */
type Due = { readonly deed?: Deed; readonly when: number; readonly ended: JournalRecord };

/** How a play went, and the journal that it left. */
export type Driven = { readonly told: Told; readonly records: readonly JournalRecord[] };

/** Scripts of a step and of its revert, for plays on real shells. */
export type Scripts = { readonly work: (tree: Tree) => string; readonly revert: (tree: Tree) => string };

export type Timeouts = { readonly leafMs: number; readonly revertMs: number; readonly groupMs: number };

const noScripts: Scripts = { work: () => "true", revert: () => "true" };

/** The tree as the plan's step. */
export function stepOf(tree: Tree, scripts = noScripts, timeouts: Partial<Timeouts> = {}): Step {
  const retry = (times: number): Retry => ({ times, delayMs: 0, factor: 1, maxDelayMs: 0 });
  const revert =
    tree.undo &&
    undertaking(scripts.revert(tree), {
      ...(tree.undo.moreTries > 0 ? { retry: retry(tree.undo.moreTries) } : {}),
      ...(tree.undo.ends.includes("times out") && timeouts.revertMs ? { timeoutMs: timeouts.revertMs } : {}),
    });
  const timeoutMs = tree.limit ? timeouts.groupMs : tree.ends.includes("times out") ? timeouts.leafMs : undefined;
  return {
    id: tree.id,
    name: tree.id,
    path: tree.id,
    work:
      tree.kind === "leaf"
        ? shellText(scripts.work(tree))
        : {
            kind: tree.kind === "serial" ? "steps" : "parallel",
            steps: tree.members.map((member) => stepOf(member, scripts, timeouts)),
            env: {},
            ...(tree.maxParallel === undefined ? {} : { maxParallel: tree.maxParallel }),
          },
    revert,
    graceMs: 100,
    ...(tree.isAlways ? { if: "always()" } : {}),
    ...(tree.moreTries === 0
      ? {}
      : { retry: { ...retry(tree.moreTries), ...(tree.undoneBetweenTries ? { revertBetweenAttempts: true } : {}) } }),
    ...(tree.isPassedOver ? { continueOnError: true } : {}),
    ...(tree.isPivot ? { pivot: true } : {}),
    ...(tree.undoneAfter ? { revertOn: tree.undoneAfter.filter((status) => status !== "pending") } : {}),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

export function planRecord({ list, onRevertFailure }: Play): PlanRecord {
  const plan = planOf(
    "/",
    list.map((tree) => stepOf(tree)),
  );
  return {
    record: "plan",
    schema: 1,
    at,
    run: "run",
    mark: "mark",
    plan,
    policy: { onRevertFailure, rollbackWhen: "step-failure" },
  };
}

/**
 * Plays it through the pure core, on the model's clock: whatever ends first is told first. `watch` sees
 * the state after each record.
 */
export function drive(play: Play, watch?: (standings: Standings, records: readonly JournalRecord[]) => void): Driven {
  const trees = new Map(flat(play.list).map((tree) => [tree.id, tree]));
  const first = planRecord(play);
  const records: JournalRecord[] = [first];
  const standings = new Standings(first);
  const deeds: Deed[] = [];
  let running: readonly Due[] = [];
  let now = 0;

  const write = (record: JournalRecord) => {
    records.push(record);
    standings.apply(record);
    watch?.(standings, records);
  };
  const undoTries = new Map<string, number>();

  function begin(phase: "step" | "revert", id: string, attempt: number): void {
    const tree = trees.get(id) as Tree;
    const about = { at, step: id, attempt };
    write({ record: `${phase}-began`, ...about });
    if (phase === "revert") {
      const tries = undoTries.get(id) ?? 0;
      undoTries.set(id, tries + 1);
      const ending = entry(tree.undo?.ends ?? [], tries);
      const status = ending === "succeeds" ? "succeeded" : ending === "fails" ? "failed" : "timed-out";
      const end = status === "succeeded" ? "reverted" : status;
      const deed = { what: "undo", step: id, from: now, to: now + 1, end } as const;
      running = [...running, { deed, when: now + 1, ended: { record: "revert-ended", ...about, status } }];
    } else if (tree.kind === "leaf") {
      const ending = entry(tree.ends, attempt - 1);
      const to = ending === "hangs until it is stopped" ? Infinity : now + lengthOf(tree, tree.pace, attempt - 1);
      const status = ending === "fails" ? "failed" : ending === "times out" ? "timed-out" : "succeeded";
      const deed = { what: "do", step: id, from: now, to, end: status } as const;
      running = [...running, { deed, when: to, ended: { record: "step-ended", ...about, status } }];
    } else if (tree.limit !== undefined) {
      const when = now + lengthOf(tree, tree.limit, attempt - 1);
      running = [...running, { when, ended: { record: "group-timed-out", ...about } }];
    }
  }

  function end(due: Due): void {
    running = running.filter((other) => other !== due);
    if (due.deed) deeds.push({ ...due.deed, to: now });
    write(due.ended);
  }

  for (;;) {
    const { notes, begin: toBegin, again, stop, outcome } = next(standings);
    for (const note of notes) {
      write({ ...note, at });
      if (note.record === "step-ended")
        running = running.filter(({ ended }) => ended.record !== "group-timed-out" || ended.step !== note.step);
    }
    if (notes.length > 0) continue;
    if (outcome !== undefined) {
      write({ record: "finished", at, outcome });
      break;
    }
    for (const { step } of stop) {
      const due = running.find(({ deed }) => deed?.what === "do" && deed.step === step.id);
      if (due?.deed && due.ended.record === "step-ended")
        end({ deed: { ...due.deed, end: "cancelled" }, when: now, ended: { ...due.ended, status: "cancelled" } });
      running = running.filter((other) => other !== due);
    }
    for (const { phase, step, attempt } of [...again, ...toBegin]) begin(phase, step.id, attempt);
    if (stop.length + again.length + toBegin.length > 0) continue;
    now = Math.min(...running.map(({ when }) => when));
    if (now === Infinity) throw new Error("nothing is left that could end, and the run is not at its end");
    for (const due of running.filter(({ when }) => when === now)) end(due);
  }

  return { records, told: { ...toldBy(runResult(standings)), deeds, end: now } };
}

/** The result in the model's words. */
export function toldBy({ outcome, cause, steps }: RunResult): Omit<Told, "deeds" | "end"> {
  if (outcome === "running") throw new Error("the run has no end");
  return {
    outcome,
    ...(cause ? { cause: { kind: cause.kind, step: cause.step } as Cause } : {}),
    steps: Object.fromEntries(
      steps.map(({ id, status, attempts, revert }) => [
        id,
        { status, begun: attempts, undo: revert.status, undoTries: revert.attempts } as StepState,
      ]),
    ),
  };
}

/** What another process that reads the journal up to here would do next. */
export function nextAfter(records: readonly JournalRecord[]): unknown {
  return nextOf(standingsOf(records));
}

/** What is to be done now, as plain data. */
export function nextOf(standings: Standings): unknown {
  const { notes, begin, again, stop, outcome } = next(standings);
  const deeds = (all: typeof begin) => all.map(({ phase, step, attempt }) => `${phase} ${step.id} ${attempt}`);
  return {
    notes,
    begin: deeds(begin),
    again: deeds(again),
    stop: stop.map(({ step }) => step.id),
    outcome,
  };
}
