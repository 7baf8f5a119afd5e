import type { Standings } from "../../rollback/standings.ts";
/** Why a journal cannot begin with this; undefined if it can. */
export declare function whyNoPlan(record: unknown): string | undefined;
/** Why a record cannot follow on those that have led here; undefined if it can. Fields that are not known are no reason. */
export declare function whyWrong(record: unknown, standings: Standings): string | undefined;
