import type { JournalRecord } from "./record.ts";
import type { Standings } from "./standings.ts";
/** Folds one record into the standings. */
export declare function applyRecord(standings: Standings, record: JournalRecord): void;
