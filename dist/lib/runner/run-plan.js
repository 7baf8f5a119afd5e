import { ExpressionError } from "../plan/expressions/expression.js";
import { planGiven } from "../rollback/fill.js";
import { callWork } from "./call/call-work.js";
import { Journal } from "./journal/journal.js";
import { journalFolder } from "./journal/journal-folder.js";
import { disown, own } from "./journal/lock.js";
import { Guard } from "./process/guard.js";
import { recover } from "./recover.js";
import { run } from "./run.js";
import { surroundings } from "./surroundings.js";
import { shellWork } from "./work/shell-work.js";
import { WorkFolder } from "./work/work-folder.js";
const defaultPolicy = { onRevertFailure: "continue", rollbackWhen: "step-failure" };
/** Runs a plan from its beginning, and undoes it where it must. Throws a JournalError, and nothing has run, if it has no place to remember it. */
export async function runPlan(plan, settings) {
    const policy = { ...defaultPolicy, ...settings.policy };
    const folder = new WorkFolder();
    try {
        const { secrets = {} } = settings;
        const given = environmentOf(plan, secrets);
        const journal = Journal.create(journalFolder(settings.journal), plan, policy, {
            now: new Date(),
            secrets,
            ...(given && { given }),
        });
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
        const journal = Journal.open(folder, settings.secrets);
        if (!settings.lacksSecrets)
            requireSecrets(journal, settings.secrets);
        return await goOn(journal, temporary, settings);
    }
    finally {
        temporary.remove();
        disown(folder);
    }
}
async function goOn(journal, folder, settings) {
    const { standings } = journal;
    const at = () => new Date().toISOString();
    const { scope } = settings;
    const undo = (cause) => journal.append({ record: "rollback", at: at(), cause, ...(scope && { scope }) });
    if (settings.cause !== undefined)
        undo(settings.cause);
    const isToGoOn = settings.resume && standings.cause === undefined && standings.outcome === undefined;
    if (isToGoOn)
        journal.append({ record: "resumed", at: at() });
    await recover(journal, () => new Date(), settings.recovered);
    // What was cut off is undone, even where a condition asks for a turn after a failure.
    const cause = standings.cause ?? settings.causeIfCutOff;
    if (!isToGoOn && standings.outcome === undefined && !standings.isOver && cause !== undefined)
        undo(cause);
    return work(journal, folder, settings);
}
function environmentOf(plan, secrets) {
    try {
        return planGiven(plan, secrets, surroundings(new Map()));
    }
    catch (error) {
        if (!(error instanceof ExpressionError))
            throw error;
        throw new ExpressionError(`the 'env' of the step list: ${error.message}; nothing was run`, { cause: error });
    }
}
/** A secret parameter whose value is in no journal, and that was not given again; nothing was done. */
export class MissingSecretError extends Error {
    name = "MissingSecretError";
    /** Names of parameters. */
    missing;
    constructor(missing) {
        const variables = missing.map((name) => `JIPPER_PARAM_${name.toUpperCase().replaceAll("-", "_")}`);
        super(`the run has secret parameters, whose values are in no journal; give them in the environment once more: ${variables.join(", ")}`);
        this.missing = missing;
    }
}
function requireSecrets({ standings }, secrets = {}) {
    const missing = (standings.plan.secrets ?? []).filter((name) => !Object.hasOwn(secrets, name));
    if (missing.length > 0)
        throw new MissingSecretError(missing);
}
async function work(journal, folder, { opened, performers, secrets: _secrets, recovered: _recovered, ...settings }) {
    const guard = new Guard({ graceMs: 5000, folder: folder.path });
    try {
        opened?.(journal);
        const usual = { run: shellWork(folder, guard), call: callWork(folder, guard) };
        const others = typeof performers === "function" ? performers(usual) : performers;
        return await run(journal, { ...settings, performers: { ...usual, ...others } });
    }
    finally {
        await guard.close();
        journal.close();
        disown(journal.folder);
    }
}
