import { JournalError } from "./journal-error.js";
/**
 * Writes records; once one cannot be written, no new step is begun, and what was begun is undone as far as memory knows.
 */
export function recorder(journal, at) {
    return {
        record: (record) => {
            try {
                journal.append(record);
                return true;
            }
            catch (error) {
                if (error instanceof JournalError)
                    return false;
                throw error;
            }
        },
        settle: () => {
            journal.settle();
            journal.giveUp(at());
        },
    };
}
