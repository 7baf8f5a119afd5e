import type { JournalRecord } from "../rollback/record.ts";
import { type Journal, JournalError } from "./journal.ts";

export type Recorder = {
  /** False if it is not to be done, since it could not be written down. */
  readonly record: (record: JournalRecord) => boolean;
  readonly settle: () => void;
};

/**
 * Writes records; once one cannot be written, the journal is memory alone: no new step is begun, and
 * what was begun is undone as far as memory knows.
 */
export function recorder(journal: Journal, at: () => string): Recorder {
  const { standings } = journal;
  const orUndo = (write: () => void): boolean => {
    try {
      write();
      return true;
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      if (!standings.isOver)
        standings.apply({ record: "rollback", at: at(), cause: { kind: "failed", message: error.message } });
      return false;
    }
  };
  return {
    record: (record) => {
      if (orUndo(() => journal.append(record))) return true;
      if (record.record === "step-began") return false;
      standings.apply(record);
      return true;
    },
    settle: () => void orUndo(() => journal.settle()),
  };
}
