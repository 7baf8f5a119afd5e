import type { Knowing } from "../../report/family.ts";
import { type Plan } from "../plan.ts";
/** What a report needs to know of the steps beyond their events. */
export type KnownSteps = {
    readonly knows: Knowing;
    /** Where a step is written, such as `join.yml:22`; undefined for inline text and for code. */
    readonly place: (step: string) => string | undefined;
};
/** What the plan says of its steps, by their ids. */
export declare function knownSteps(plan: Plan): KnownSteps;
