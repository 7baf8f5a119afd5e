import { type Plan } from "../plan.ts";
export { type PlanJson, planJson } from "./plan-json.ts";
/** What would run, and what would be undone if each step failed, before anything runs. */
export declare function planText({ steps }: Plan): string;
