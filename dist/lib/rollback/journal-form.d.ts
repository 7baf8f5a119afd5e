import { type Plan } from "../plan/plan.ts";
import type { Mask } from "../report/mask/mask.ts";
import type { JournalRecord } from "./record.ts";
/** The record as the journal is to have it, with references in the place of secrets. The plan has a way of its own. */
export declare function hideRecord<R extends Exclude<JournalRecord, {
    readonly record: "plan";
}>>(record: R, references: Mask): R;
/** The same for a plan: its steps keep their ids and what kind they are, its secret parameters their names. */
export declare function hidePlan(plan: Plan, references: Mask): Plan;
