import { isGroup } from "../plan/plan.js";
import { mapFields } from "../report/mask/map-fields.js";
import { hideNumbers } from "./secret-numbers.js";
/** Fields that say what a record is about: nothing in them comes from outside, and who knows no secret reads them as well. */
const kept = ["record", "at", "step", "attempt", "phase", "status", "outcome", "scope", "startTime"];
/** The record as the journal is to have it, with references in the place of secrets. The plan has a way of its own. */
export function hideRecord(record, references) {
    const hide = (value) => references.hideData(value);
    if (record.record === "rollback")
        return { ...mapFields(record, [...kept, "cause"], hide), cause: mapFields(record.cause, ["kind", "step"], hide) };
    const hidden = mapFields(record, [...kept, "given", "value"], hide);
    const { given, value } = record;
    return {
        ...hidden,
        ...(given === undefined ? {} : { given: hideNumbers(mapFields(given, [], hide), references) }),
        ...(value === undefined ? {} : { value: hideNumbers(hide(value), references) }),
    };
}
/** The same for a plan: its steps keep their ids and what kind they are, its secret parameters their names. */
export function hidePlan(plan, references) {
    const hide = (value) => references.hideData(value);
    return { ...mapFields(plan, ["steps", "secrets"], hide), steps: plan.steps.map((step) => hideStep(step, hide)) };
}
function hideStep(step, hide) {
    const { work, revert } = step;
    return {
        ...mapFields(step, ["id", "path", "revertOn", "work", "revert"], hide),
        work: isGroup(work)
            ? { ...mapFields(work, ["kind", "steps"], hide), steps: work.steps.map((member) => hideStep(member, hide)) }
            : hideWork(work, hide),
        revert: revert && { ...mapFields(revert, ["work"], hide), work: hideWork(revert.work, hide) },
    };
}
function hideWork(work, hide) {
    return mapFields(work, ["kind"], hide);
}
