import type { JournalRecord } from "../../rollback/record.ts";
import type { Journal } from "./journal.ts";
export type Recorder = {
    /** False if it is not so, since it could not be written down. */
    readonly record: (record: JournalRecord) => boolean;
    readonly settle: () => void;
};
/**
 * Writes records; once one cannot be written, no new step is begun, and what was begun is undone as far as memory knows.
 */
export declare function recorder(journal: Journal, at: () => string): Recorder;
