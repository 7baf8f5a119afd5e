import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "../../src/report/event.ts";
import { type Deed, type Next, next } from "../../src/rollback/next.ts";
import type { JournalRecord, PlanRecord, Policy } from "../../src/rollback/record.ts";
import { Standings, standingsOf } from "../../src/rollback/standings.ts";
import { planOf, runStep } from "../support/plans.ts";

type StepEnd = "succeeded" | "failed" | "timed-out" | "cancelled" | "unknown";
type RevertEnd = "none" | "succeeded" | "failed" | "timed-out";
type Case = { readonly ends: readonly StepEnd[]; readonly reverts: readonly RevertEnd[]; readonly stop: boolean };

const at = "2026-01-01T00:00:00.000Z";

function planRecord(reverts: readonly RevertEnd[], onRevertFailure: Policy["onRevertFailure"]): PlanRecord {
  const steps = reverts.map((revert, index) => runStep(`s${index}`, "true", revert === "none" ? null : "true"));
  const policy: Policy = { onRevertFailure, rollbackWhen: "step-failure" };
  return { record: "plan", schema: 1, at, run: "test", mark: "mark", plan: planOf("/", steps), policy };
}

/** What there is to do while something runs. */
const nothing: Next = { notes: [], begin: [], again: [], stop: [] };

/** The one deed that is to begin; undefined if it is not exactly one. */
function onlyDeed({ begin, notes, again, stop }: Next): Deed | undefined {
  return begin.length === 1 && notes.length + again.length + stop.length === 0 ? begin[0] : undefined;
}

/** Does what `next` says, with ends that are told, and keeps what was done and the records of it. */
function play({ ends, reverts, stop }: Case) {
  const records: JournalRecord[] = [planRecord(reverts, stop ? "stop" : "continue")];
  const standings = new Standings(records[0] as PlanRecord);
  const write = (record: JournalRecord) => {
    records.push(record);
    standings.apply(record);
  };
  const done: string[] = [];
  for (;;) {
    const now = next(standings);
    if (now.outcome !== undefined) return { done, outcome: now.outcome, records, standings };
    const deed = onlyDeed(now);
    assert.ok(deed, "a list runs one thing at a time");
    const index = Number(deed.step.id.slice(1));
    done.push(`${deed.phase} ${index}`);
    const about = { at, step: deed.step.id, attempt: deed.attempt } as const;
    write({ record: `${deed.phase}-began`, ...about });
    assert.deepEqual(next(standings), nothing);
    if (deed.phase === "step") write({ record: "step-ended", ...about, status: ends[index] ?? "succeeded" });
    else write({ record: "revert-ended", ...about, status: reverts[index] as "succeeded" | "failed" | "timed-out" });
  }
}

/** The rules of the rollback, written down a second time, without a thought for how the engine does it. */
function expected({ ends, reverts, stop }: Case): { done: string[]; outcome: Outcome } {
  const bad = ends.findIndex((end) => end !== "succeeded");
  if (bad < 0) return { done: ends.map((_, index) => `step ${index}`), outcome: "succeeded" };
  const begun = ends.slice(0, bad + 1).map((_, index) => index);
  const done = begun.map((index) => `step ${index}`);
  let outcome: Outcome = "rolled-back";
  for (const index of begun.toReversed()) {
    if (reverts[index] === "none") continue;
    done.push(`revert ${index}`);
    if (reverts[index] === "succeeded") continue;
    outcome = "rollback-incomplete";
    if (stop) break;
  }
  return { done, outcome };
}

function* product<T>(values: readonly T[], length: number): Generator<T[]> {
  if (length === 0) yield [];
  else for (const rest of product(values, length - 1)) for (const value of values) yield [...rest, value];
}

test("undoes three steps by the rules, however each of them and each revert ends", () => {
  let cases = 0;
  for (const ends of product<StepEnd>(["succeeded", "failed", "timed-out", "cancelled", "unknown"], 3))
    for (const reverts of product<RevertEnd>(["none", "succeeded", "failed", "timed-out"], 3))
      for (const stop of [false, true]) {
        const { done, outcome } = play({ ends, reverts, stop });
        assert.deepEqual({ done, outcome }, expected({ ends, reverts, stop }), JSON.stringify({ ends, reverts, stop }));
        cases++;
      }
  assert.equal(cases, 5 ** 3 * 4 ** 3 * 2);
});

test("does next, after any record, what the writer of the journal did next", () => {
  for (const ends of product<StepEnd>(["succeeded", "failed", "unknown"], 3)) {
    const { records, standings } = play({ ends, reverts: ["succeeded", "failed", "none"], stop: false });
    for (const [index, record] of records.entries()) {
      const now = next(standingsOf(records.slice(0, index + 1)));
      const then = records[index + 1];
      const deed = onlyDeed(now);
      const said = deed ? `${deed.phase}-began ${deed.step.id}` : now.outcome === undefined ? "wait" : "stop";
      const did = record.record.endsWith("-began")
        ? "wait"
        : then === undefined || !("step" in then)
          ? "stop"
          : `${then.record} ${then.step}`;
      assert.equal(said, did);
    }
    assert.deepEqual(standingsOf(records), standings);
  }
});

test("undoes a run that succeeded when it is asked to, and once", () => {
  const { standings } = play({ ends: ["succeeded", "succeeded"], reverts: ["succeeded", "succeeded"], stop: false });
  standings.apply({ record: "finished", at, outcome: "succeeded" });
  standings.apply({ record: "rollback", at, cause: { kind: "later-step-failed", message: "a later step failed" } });
  const order: string[] = [];
  for (let deed = onlyDeed(next(standings)); deed !== undefined; deed = onlyDeed(next(standings))) {
    const { id } = deed.step;
    order.push(id);
    standings.apply({ record: "revert-began", at, step: id, attempt: 1 });
    standings.apply({ record: "revert-ended", at, step: id, attempt: 1, status: "succeeded" });
  }
  assert.deepEqual(order, ["s1", "s0"]);
  assert.deepEqual(next(standings), { ...nothing, outcome: "rolled-back" });
});

test("tries a revert again that failed when a rollback is asked for once more, and leaves alone what is undone", () => {
  const { standings } = play({ ends: ["succeeded", "failed"], reverts: ["failed", "succeeded"], stop: false });
  standings.apply({ record: "finished", at, outcome: "rollback-incomplete" });
  standings.apply({ record: "rollback", at, cause: { kind: "requested", message: "it was asked for" } });
  const deed = onlyDeed(next(standings));
  assert.equal(deed && `${deed.phase} ${deed.step.id} ${deed.attempt}`, "revert s0 2");
});

test("runs a revert again that was cut off", () => {
  const { standings } = play({ ends: ["succeeded"], reverts: ["succeeded"], stop: false });
  standings.apply({ record: "rollback", at, cause: { kind: "requested", message: "it was asked for" } });
  standings.apply({ record: "revert-began", at, step: "s0", attempt: 1 });
  standings.apply({ record: "revert-ended", at, step: "s0", attempt: 1, status: "unknown" });
  assert.equal(onlyDeed(next(standings))?.attempt, 2);
});

test("begins nothing more once a cancel is written down", () => {
  const standings = new Standings(planRecord(["succeeded", "succeeded"], "continue"));
  standings.apply({ record: "rollback", at, cause: { kind: "cancelled", message: "stopped by SIGINT" } });
  assert.deepEqual(next(standings), { ...nothing, outcome: "rolled-back" });
});
