import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import { join } from "node:path";
import { Standings } from "../rollback/standings.js";
import { makeFolders } from "./journal-folder.js";
/** The journal cannot be written or read. `cause` is the error of the file system, where there was one. */
export class JournalError extends Error {
    name = "JournalError";
}
const fileName = "journal.jsonl";
/**
 * The only state of a run: one JSON record a line, in `<folder>/<run>/journal.jsonl`. Keeps the records folded as it goes, so that none is read twice.
 */
export class Journal {
    /** The folder of this run. */
    folder;
    file;
    standings;
    #descriptor;
    #lost;
    #settled = true;
    constructor(folder, descriptor, standings) {
        this.folder = folder;
        this.file = join(folder, fileName);
        this.#descriptor = descriptor;
        this.standings = standings;
    }
    /** Makes a folder for a new run below `folder` and writes the plan into it. Throws a JournalError. */
    static create(folder, plan, policy, { now, secrets = {}, given }) {
        try {
            const { run, path } = newFolder(folder);
            const descriptor = fs.openSync(join(path, fileName), "ax", 0o600);
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
            const journal = new Journal(path, descriptor, new Standings(first, secrets));
            journal.#write(first);
            journal.#sync();
            syncFolder(path);
            syncFolder(folder);
            return journal;
        }
        catch (error) {
            throw journalError(`the journal cannot be made in ${folder}`, error);
        }
    }
    /** Opens the journal of an earlier run to go on with it. Throws a JournalError if it is damaged. */
    static open(folder, secrets = {}) {
        const file = join(folder, fileName);
        try {
            const bytes = fs.readFileSync(file);
            // A last line without its newline was never written: cut it off, or the next record is glued to it.
            const whole = bytes.lastIndexOf(0x0a) + 1;
            const standings = parseJournal(bytes.subarray(0, whole), file, secrets);
            const descriptor = fs.openSync(file, "r+");
            fs.ftruncateSync(descriptor, whole);
            fs.closeSync(descriptor);
            return new Journal(folder, fs.openSync(file, "a"), standings);
        }
        catch (error) {
            throw journalError(`the journal ${file} cannot be opened`, error);
        }
    }
    /** Where the run of this folder stands; changes nothing. Secrets are `***` in it. Throws a JournalError if the journal is damaged. */
    static read(folder) {
        const file = join(folder, fileName);
        try {
            const bytes = fs.readFileSync(file);
            return parseJournal(bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1), file, {});
        }
        catch (error) {
            throw journalError(`the journal ${file} cannot be read`, error);
        }
    }
    /** Why nothing can be written any more; undefined while all is well. */
    get lost() {
        return this.#lost;
    }
    /**
     * Writes a record and applies it. What announces something is on disk before this returns; that
     * something has ended goes there with the next record, which mostly follows at once, or by `settle`.
     * Throws a JournalError, and nothing is applied, if it cannot be written.
     */
    append(record) {
        if (this.#lost)
            throw this.#lost;
        try {
            this.#write(record);
            if (!record.record.endsWith("-ended"))
                this.#sync();
        }
        catch (error) {
            this.#lost = journalError(`the journal ${this.file} cannot be written`, error);
            throw this.#lost;
        }
        this.standings.apply(record);
    }
    /** Waits until all that was written is on disk. Throws a JournalError if that cannot be. */
    settle() {
        if (this.#lost || this.#settled)
            return;
        try {
            this.#sync();
        }
        catch (error) {
            this.#lost = journalError(`the journal ${this.file} cannot be written`, error);
            throw this.#lost;
        }
    }
    /** Writes a record that is of use only while its process lives, so need not outlive the machine. */
    note(record) {
        this.standings.apply(record);
        if (this.#lost)
            return;
        try {
            fs.writeSync(this.#descriptor, `${JSON.stringify(record)}\n`);
        }
        catch (error) {
            this.#lost = journalError(`the journal ${this.file} cannot be written`, error);
        }
    }
    close() {
        try {
            this.settle();
        }
        catch {
            // `lost` tells
        }
        fs.closeSync(this.#descriptor);
    }
    #write(record) {
        const line = Buffer.from(`${JSON.stringify(this.standings.hidden(record))}\n`);
        let written = 0;
        this.#settled = false;
        while (written < line.length)
            written += fs.writeSync(this.#descriptor, line, written);
    }
    #sync() {
        fs.fdatasyncSync(this.#descriptor);
        this.#settled = true;
    }
}
function parseJournal(bytes, file, secrets) {
    let standings;
    let line = 1;
    for (let from = 0; from < bytes.length; line++) {
        const to = bytes.indexOf(0x0a, from);
        const damaged = (why) => new JournalError(`${file}:${line} (byte ${from}): ${why}`);
        let record;
        try {
            record = JSON.parse(bytes.toString("utf8", from, to));
        }
        catch {
            throw damaged("the record is damaged");
        }
        if (standings !== undefined)
            standings.apply(standings.references.showData(record));
        else if (record.record !== "plan")
            throw damaged("the plan of the run is missing");
        else if (record.schema !== 1)
            throw damaged(`the journal has the form ${record.schema}; this version reads form 1`);
        else
            standings = Standings.fromJournal(record, secrets);
        from = to + 1;
    }
    if (standings === undefined)
        throw new JournalError(`${file} is empty`);
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
function journalError(what, error) {
    if (error instanceof JournalError)
        return error;
    const why = error instanceof Error ? error.message : String(error);
    return new JournalError(`${what}: ${why}`, { cause: error });
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
