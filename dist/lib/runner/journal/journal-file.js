import fs from "node:fs";
/**
 * The file of a journal, to add whole lines to. A line that could not be written whole is taken out
 * again, so that the next one is not glued to its half.
 */
export class JournalFile {
    #path;
    #descriptor;
    #inode;
    /** Bytes that are on disk for certain. */
    #synced;
    /** Lines that are to come behind them, those that the file would not take among them. */
    #waiting = [];
    /** How many of the waiting lines are in the file. */
    #written = 0;
    /** Whether there is something behind them that is no whole line of ours. */
    #isTorn = false;
    /** Whether it was refused to put the written ones on disk. What the system could not write it takes for written from then on. */
    #isDoubtful = false;
    constructor(path, descriptor) {
        const { ino, size } = fs.fstatSync(descriptor);
        this.#path = path;
        this.#descriptor = descriptor;
        this.#inode = ino;
        this.#synced = size;
    }
    /** A new file, for its owner alone. */
    static create(path) {
        return new JournalFile(path, fs.openSync(path, "ax", 0o600));
    }
    /** Goes on behind so many bytes; what follows them is cut off. */
    static open(path, bytes) {
        const descriptor = fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_APPEND);
        try {
            if (fs.fstatSync(descriptor).size > bytes)
                fs.ftruncateSync(descriptor, bytes);
            return new JournalFile(path, descriptor);
        }
        catch (error) {
            fs.closeSync(descriptor);
            throw error;
        }
    }
    /** Adds a line, and waits until it is on disk if that is asked. Throws the error of the system; the line is then not in the file. */
    add(line, isSynced) {
        this.#waiting.push(line);
        try {
            if (isSynced)
                this.sync();
            else
                this.#write();
        }
        catch (error) {
            this.#takeBack();
            throw error;
        }
    }
    /** Adds a line as soon as the file takes it, with the next ones at the latest. Returns the error of the system, if there was one. */
    keep(line) {
        this.#waiting.push(line);
        try {
            this.sync();
            return undefined;
        }
        catch (error) {
            return error;
        }
    }
    /** Waits until all lines are on disk. Throws the error of the system. */
    sync() {
        if (this.#waiting.length === 0)
            return;
        this.#write();
        try {
            fs.fdatasyncSync(this.#descriptor);
        }
        catch (error) {
            this.#isDoubtful = true;
            throw error;
        }
        // A file that was removed takes all that is written to it.
        if (fs.statSync(this.#path, { throwIfNoEntry: false })?.ino !== this.#inode)
            throw new Error("it was removed");
        this.#synced += lengthOf(this.#waiting);
        this.#waiting = [];
        this.#written = 0;
    }
    close() {
        fs.closeSync(this.#descriptor);
    }
    #write() {
        if (this.#isDoubtful) {
            this.#written = 0;
            this.#isTorn = true;
            this.#isDoubtful = false;
        }
        this.#cutOff();
        for (const line of this.#waiting.slice(this.#written)) {
            this.#isTorn = true;
            for (let at = 0; at < line.length;)
                at += fs.writeSync(this.#descriptor, line, at);
            this.#isTorn = false;
            this.#written++;
        }
    }
    /** The last line is not to be in the file. */
    #takeBack() {
        this.#waiting.pop();
        if (this.#written > this.#waiting.length) {
            this.#written = this.#waiting.length;
            this.#isTorn = true;
        }
        try {
            this.#cutOff();
        }
        catch {
            // the next writing does it
        }
    }
    #cutOff() {
        if (!this.#isTorn)
            return;
        fs.ftruncateSync(this.#descriptor, this.#synced + lengthOf(this.#waiting.slice(0, this.#written)));
        this.#isTorn = false;
    }
}
function lengthOf(lines) {
    return lines.reduce((sum, line) => sum + line.length, 0);
}
