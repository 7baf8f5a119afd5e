import type { JournalRecord } from "../../rollback/record.ts";
import type { Journal } from "./journal.ts";
import { JournalError } from "./journal-error.ts";

export type Recorder = {
  /** False if it is not so, since it could not be written down. */
  readonly record: (record: JournalRecord) => boolean;
  readonly settle: () => void;
};

/**
 * Writes records; once one cannot be written, no new step is begun, and what was begun is undone as far as memory knows.
 */
export function recorder(journal: Journal, at: () => string): Recorder {
  return {
    record: (record) => {
      try {
        journal.append(record);
        return true;
      } catch (error) {
        if (error instanceof JournalError) return false;
        throw error;
      }
    },
    settle: () => {
      journal.settle();
      journal.giveUp(at());
    },
  };
}
