import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import { join } from "node:path";
import { Standings } from "../../rollback/standings.js";
import { codeOf, JournalError, journalError } from "./journal-error.js";
import { JournalFile } from "./journal-file.js";
import { makeFolders } from "./journal-folder.js";
import { readJournal } from "./read-journal.js";
export { JournalError } from "./journal-error.js";
const fileName = "journal.jsonl";
/**
 * The only state of a run: one JSON record a line, in `<folder>/<run>/journal.jsonl`. Keeps the records folded as it goes, so that none is read twice.
 */
export class Journal {
    /** The folder of this run. */
    folder;
    file;
    standings;
    #file;
    #lost;
    constructor(folder, file, standings) {
        this.folder = folder;
        this.file = join(folder, fileName);
        this.#file = file;
        this.standings = standings;
    }
    /** Makes a folder for a new run below `folder` and writes the plan into it. Throws a JournalError, and leaves nothing, if it cannot be made. */
    static create(folder, plan, policy, { now, secrets = {}, given }) {
        let made;
        try {
            const { run, path } = newFolder(folder);
            made = path;
            const file = JournalFile.create(join(path, fileName));
            const first = {
                record: "plan",
                schema: 1,
                at: now.toISOString(),
                run,
                mark: randomUUID(),
                plan,
                ...(given === undefined ? {} : { given }),
                policy,
            };
            const standings = new Standings(first, secrets);
            file.add(lineOf(first, standings), true);
            syncFolder(path);
            syncFolder(folder);
            return new Journal(path, file, standings);
        }
        catch (error) {
            if (made !== undefined)
                removeFolder(made);
            throw journalError(`the journal cannot be made in ${folder}`, error);
        }
    }
    /**
     * Opens the journal of an earlier run to go on with it; a last line that was never written to its end
     * is cut off. Throws a JournalError, and changes nothing, if it is damaged or holds what this version does not know.
     */
    static open(folder, secrets = {}) {
        const path = join(folder, fileName);
        try {
            const read = readJournal(path, secrets);
            return new Journal(folder, JournalFile.open(path, read.whole), wholeStandings(path, read));
        }
        catch (error) {
            throw journalError(`the journal ${path} cannot be opened`, error);
        }
    }
    /** Where the run of this folder stands; changes nothing. Secrets are `***` in it. Throws a JournalError if the journal is damaged. */
    static read(folder) {
        const path = join(folder, fileName);
        try {
            return wholeStandings(path, readJournal(path, {}));
        }
        catch (error) {
            throw journalError(`the journal ${path} cannot be read`, error);
        }
    }
    /**
     * The same as far as it can be read: where the records before the damage lead, and what is damaged. No
     * standings if even the plan cannot be read. Throws a JournalError if the file cannot be read at all.
     */
    static readAsFar(folder) {
        const path = join(folder, fileName);
        try {
            const { whole: _whole, ...read } = readJournal(path, {});
            return read;
        }
        catch (error) {
            throw journalError(`the journal ${path} cannot be read`, error);
        }
    }
    /** Why the file does not hold all that happened; undefined while it does. */
    get lost() {
        return this.#lost;
    }
    /**
     * Writes a record and applies it. What announces something is on disk before this returns; that
     * something has ended goes there with the next record, which mostly follows at once, or by `settle`.
     *
     * If it cannot be written, the run is to be undone. That a step begins, that the run goes on or that it has
     * succeeded is not so then: nothing of that is applied, and a JournalError is thrown. All else is
     * applied, `lost` says why, and the file gets it as soon as it takes something again. A run that cannot go on stays as it is.
     */
    append(record) {
        const line = lineOf(record, this.standings);
        try {
            this.#file.add(line, !record.record.endsWith("-ended"));
            this.#lost = undefined;
        }
        catch (error) {
            this.#lose(error);
            if (record.record !== "rollback" && record.record !== "resumed")
                this.giveUp(record.at);
            if (isToBeRefused(record))
                throw this.#lost;
            this.#keep(line);
        }
        this.standings.apply(record);
    }
    /** Where the file does not hold all that happened: lets no step begin any more, so that what was begun is undone. */
    giveUp(at) {
        const { isOver, outcome } = this.standings;
        if (this.#lost === undefined || isOver || outcome !== undefined)
            return;
        const record = { record: "rollback", at, cause: { kind: "failed", message: this.#lost.message } };
        this.#keep(lineOf(record, this.standings));
        this.standings.apply(record);
    }
    /** Waits until all that was written is on disk; `lost` says why that cannot be. */
    settle() {
        try {
            this.#file.sync();
            this.#lost = undefined;
        }
        catch (error) {
            this.#lose(error);
        }
    }
    /** Writes a record that is of use only while its process lives, so need not outlive the machine. */
    note(record) {
        const line = lineOf(record, this.standings);
        this.standings.apply(record);
        try {
            this.#file.add(line, false);
        }
        catch (error) {
            this.#lose(error);
            this.#keep(line);
        }
    }
    /** Says so, as a warning of the process, if the file does not hold all that happened. */
    close() {
        this.settle();
        this.#file.close();
        if (this.#lost !== undefined)
            process.emitWarning(`${this.#lost.message}; what happened since then is not in it, so a later rollback would undo it again`);
    }
    #keep(line) {
        const error = this.#file.keep(line);
        if (error !== undefined)
            this.#lose(error);
    }
    #lose(error) {
        this.#lost = journalError(`the journal ${this.file} cannot be written`, error);
    }
}
/** Whether it must not be so unless it is written down. */
function isToBeRefused(record) {
    if (record.record === "finished")
        return record.outcome === "succeeded";
    return record.record === "step-began" || record.record === "resumed";
}
function lineOf(record, standings) {
    return Buffer.from(`${JSON.stringify(standings.hidden(record))}\n`);
}
function wholeStandings(file, { standings, damage }) {
    if (damage !== undefined)
        throw new JournalError(`${file}:${damage.line} (byte ${damage.byte}): ${damage.why}`);
    if (standings === undefined)
        throw new Error("Internal error: a journal without a plan is damaged");
    return standings;
}
/** A run id is as short as it can be: four letters that are hard to mistake, unique in their folder. */
function newFolder(folder) {
    makeFolders(folder);
    for (let tries = 0;; tries++) {
        const run = randomId(tries < 20 ? 4 : 6);
        const path = join(folder, run);
        try {
            fs.mkdirSync(path, { mode: 0o700 });
            return { run, path };
        }
        catch (error) {
            if (codeOf(error) !== "EEXIST" || tries > 100)
                throw error;
        }
    }
}
function randomId(length) {
    const letters = "23456789abcdefghjkmnpqrstuvwxyz";
    return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join("");
}
function removeFolder(path) {
    try {
        fs.rmSync(path, { recursive: true, force: true });
    }
    catch {
        // it stays, without a run in it
    }
}
function syncFolder(path) {
    if (process.platform === "win32")
        return; // a folder cannot be opened there
    const descriptor = fs.openSync(path, "r");
    try {
        fs.fsyncSync(descriptor);
    }
    finally {
        fs.closeSync(descriptor);
    }
}
