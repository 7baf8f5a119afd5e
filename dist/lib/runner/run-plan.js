import { Guard } from "./guard.js";
import { Journal } from "./journal.js";
import { journalFolder } from "./journal-folder.js";
import { disown, own } from "./lock.js";
import { recover } from "./recover.js";
import { run } from "./run.js";
import { shellWork } from "./shell-work.js";
import { WorkFolder } from "./work-folder.js";
const defaultPolicy = { onRevertFailure: "continue", rollbackWhen: "step-failure" };
/** Runs a plan from its beginning, and undoes it where it must. Throws a JournalError, and nothing has run, if it has no place to remember it. */
export async function runPlan(plan, settings) {
    const policy = { ...defaultPolicy, ...settings.policy };
    const folder = new WorkFolder();
    try {
        const journal = Journal.create(journalFolder(settings.journal), plan, policy, new Date());
        await own(journal.folder);
        return await work(journal, folder, settings);
    }
    finally {
        folder.remove();
    }
}
/**
 * Goes on with the run of this folder, from wherever its journal stands. Throws a RunBusyError if
 * another process works on it, a JournalError if its journal is damaged.
 */
export async function continueRun(folder, settings) {
    await own(folder, settings.fence === undefined ? {} : { fence: settings.fence });
    const temporary = new WorkFolder();
    try {
        return await goOn(Journal.open(folder), temporary, settings);
    }
    finally {
        temporary.remove();
        disown(folder);
    }
}
async function goOn(journal, folder, settings) {
    const { standings } = journal;
    const undo = (cause) => journal.append({ record: "rollback", at: new Date().toISOString(), cause });
    if (settings.cause !== undefined)
        undo(settings.cause);
    await recover(journal, () => new Date());
    if (standings.outcome === undefined && standings.cause === undefined && settings.causeIfCutOff !== undefined)
        undo(settings.causeIfCutOff);
    return work(journal, folder, settings);
}
async function work(journal, folder, { opened, performers, ...settings }) {
    const guard = new Guard({ graceMs: 5000, folder: folder.path });
    try {
        opened?.(journal);
        return await run(journal, { ...settings, performers: { run: shellWork(folder, guard), ...performers } });
    }
    finally {
        await guard.close();
        journal.close();
        disown(journal.folder);
    }
}
