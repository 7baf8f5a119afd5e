import { isGroup, type Plan, type Step, type Work } from "../plan/plan.ts";
import { mapFields } from "../report/mask/map-fields.ts";
import type { Mask } from "../report/mask/mask.ts";
import type { JournalRecord } from "./record.ts";
import { hideNumbers } from "./secret-numbers.ts";

/** Fields that say what a record is about: nothing in them comes from outside, and who knows no secret reads them as well. */
const kept = ["record", "at", "step", "attempt", "phase", "status", "outcome", "scope", "startTime"];

/** The record as the journal is to have it, with references in the place of secrets. The plan has a way of its own. */
export function hideRecord<R extends Exclude<JournalRecord, { readonly record: "plan" }>>(
  record: R,
  references: Mask,
): R {
  const hide = <V>(value: V): V => references.hideData(value);
  if (record.record === "rollback")
    return { ...mapFields(record, [...kept, "cause"], hide), cause: mapFields(record.cause, ["kind", "step"], hide) };
  const hidden = mapFields(record, [...kept, "given", "value"], hide);
  const { given, value } = record as { readonly given?: object; readonly value?: unknown };
  return {
    ...hidden,
    ...(given === undefined ? {} : { given: hideNumbers(mapFields(given, [], hide), references) }),
    ...(value === undefined ? {} : { value: hideNumbers(hide(value), references) }),
  };
}

/** The same for a plan: its steps keep their ids and what kind they are, its secret parameters their names. */
export function hidePlan(plan: Plan, references: Mask): Plan {
  const hide = <V>(value: V): V => references.hideData(value);
  return { ...mapFields(plan, ["steps", "secrets"], hide), steps: plan.steps.map((step) => hideStep(step, hide)) };
}

type Hide = <V>(value: V) => V;

function hideStep(step: Step, hide: Hide): Step {
  const { work, revert } = step;
  return {
    ...mapFields(step, ["id", "path", "revertOn", "work", "revert"], hide),
    work: isGroup(work)
      ? { ...mapFields(work, ["kind", "steps"], hide), steps: work.steps.map((member) => hideStep(member, hide)) }
      : hideWork(work, hide),
    revert: revert && { ...mapFields(revert, ["work"], hide), work: hideWork(revert.work, hide) },
  };
}

function hideWork(work: Work, hide: Hide): Work {
  return mapFields(work, ["kind"], hide);
}
