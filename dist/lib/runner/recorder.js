import { JournalError } from "./journal.js";
/**
 * Writes records; once one cannot be written, the journal is memory alone: no new step is begun, and
 * what was begun is undone as far as memory knows.
 */
export function recorder(journal, at) {
    const { standings } = journal;
    const orUndo = (write) => {
        try {
            write();
            return true;
        }
        catch (error) {
            if (!(error instanceof JournalError))
                throw error;
            if (!standings.isOver)
                standings.apply({ record: "rollback", at: at(), cause: { kind: "failed", message: error.message } });
            return false;
        }
    };
    return {
        record: (record) => {
            if (orUndo(() => journal.append(record)))
                return true;
            if (record.record === "step-began")
                return false;
            standings.apply(record);
            return true;
        },
        settle: () => void orUndo(() => journal.settle()),
    };
}
