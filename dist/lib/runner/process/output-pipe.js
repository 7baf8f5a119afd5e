import { execFile, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { OutputLines } from "./output-lines.js";
import { after } from "./timer.js";
const execFilePromise = promisify(execFile);
/** A pipe for its owner alone; `mkfifo -m` cannot do that where there is no /proc. */
const makeFifo = ["-c", 'umask 077 && exec mkfifo "$1"', "jipper"];
/** How long a process that a step left behind may hold its output open before no more is waited for. */
const drainMs = 1000;
/** How long, in all, a reader may hold up what is left to be read of a process that has ended. */
const patienceMs = 2000;
/** What is read nevertheless after that: more than the pipe and the stream behind it hold. */
const mostUnread = 256 * 1024;
/** Named pipes for the output of steps, used again and again; they lie in a folder of this process. */
export class OutputPipes {
    #folder;
    #free = [];
    #made = 0;
    constructor(folder) {
        this.#folder = folder;
    }
    /** Opens a pipe to be read; what comes is handed to `sink` in blocks of whole lines, in order. */
    open(sink, cutAt) {
        const free = this.#free.pop();
        const path = free !== undefined && fs.existsSync(free) ? free : this.#make();
        return new OutputPipe(path, new OutputLines(cutAt), sink, () => this.#free.push(path));
    }
    /** Sees to it that a pipe is there for the next `open`, while other things go on. */
    async prepare() {
        if (this.#free.length > 0)
            return;
        const path = this.#nextPath();
        await execFilePromise("sh", [...makeFifo, path]);
        this.#free.push(path);
    }
    #make() {
        const path = this.#nextPath();
        fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 }); // a step may have cleaned up the temporary files
        execFileSync("sh", [...makeFifo, path], { stdio: ["ignore", "ignore", "pipe"] });
        return path;
    }
    #nextPath() {
        return join(this.#folder, `output-${++this.#made}`);
    }
}
export class OutputPipe {
    /** What the process opens to write to. */
    path;
    #lines;
    #sink;
    #socket;
    #free;
    #hold;
    /** Whether the pipe came to its end; false if it is read no more before that. */
    #ended;
    #giveUp = () => { };
    #read = 0;
    #mostRead = Number.POSITIVE_INFINITY;
    #delivered = Promise.resolve();
    #isHeeding = true;
    #patienceMs = patienceMs;
    #heldSince;
    #heldMs = 0;
    constructor(path, lines, sink, free) {
        this.path = path;
        this.#lines = lines;
        this.#sink = sink;
        this.#free = free;
        // A writer of our own until the process has opened its end; without any, the pipe would be at its end.
        this.#hold = fs.openSync(path, fs.constants.O_RDWR);
        this.#socket = new Socket({
            fd: fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK),
            readable: true,
            writable: false,
        });
        this.#ended = new Promise((resolve) => {
            this.#socket.once("end", () => resolve(true));
            this.#socket.once("close", () => resolve(false));
            this.#giveUp = () => resolve(false);
        });
        this.#socket.on("error", () => { }); // 'close' follows
        this.#socket.on("data", (chunk) => {
            this.#read += chunk.length;
            this.#deliver(this.#lines.push(chunk));
            if (this.#read > this.#mostRead)
                this.#giveUp();
        });
    }
    /**
     * Call it when the process has ended: resolves when all it printed is delivered. Where something
     * that it left behind holds the pipe open, that is delivered for a second, and then no more, but the
     * pipe is not broken, not even by our own end: a service that prints must not die of it. A reader that takes nothing for two seconds
     * is given the rest, which is little, without waiting: no limit and no undo must wait for it.
     */
    async finish() {
        if (this.#hold !== undefined)
            fs.closeSync(this.#hold);
        this.#hold = undefined;
        const isAtEnd = await this.#drain();
        this.#deliver(this.#lines.end());
        await this.#heed();
        if (isAtEnd)
            this.#free();
        else
            this.#leave();
    }
    /** Leaves the pipe to a process that reads on for as long as it is written to: without a reader, who writes is killed. */
    #leave() {
        this.#socket.removeAllListeners("data");
        this.#socket.resume();
        this.#socket.unref();
        try {
            const writer = fs.openSync(this.path, fs.constants.O_RDWR); // without one, to open it could take forever
            const reader = fs.openSync(this.path, fs.constants.O_RDONLY);
            const drain = spawn("cat", { stdio: [reader, "ignore", "ignore"], detached: true, cwd: "/" });
            drain.once("spawn", () => this.#socket.destroy());
            drain.once("error", () => { }); // then it is read for as long as we live
            drain.unref();
            fs.closeSync(reader);
            fs.closeSync(writer);
        }
        catch {
            // the pipe was removed
        }
    }
    /** Reads to the end; where that does not come in time, what is in the pipe by then. */
    async #drain() {
        const since = performance.now() - this.#heldUpMs();
        for (;;) {
            const left = drainMs - (performance.now() - this.#heldUpMs() - since);
            const before = this.#read;
            // Also where all the time went by elsewhere, what is there is read once more.
            const isAtEnd = await within(Math.max(1, left), this.#ended);
            await this.#heed();
            if (isAtEnd !== undefined)
                return isAtEnd;
            if (left > 0)
                continue;
            if (this.#read === before)
                return false;
            this.#mostRead = Math.min(this.#mostRead, before + mostUnread);
        }
    }
    #deliver(lines) {
        if (lines.length === 0)
            return;
        const delivered = this.#sink(lines);
        if (delivered === undefined)
            return;
        const goOn = () => this.#goOn();
        this.#delivered = delivered.then(goOn, goOn);
        if (!this.#isHeeding)
            return;
        // The reader is slow: hold the process back instead of keeping what it prints.
        this.#socket.pause();
        this.#heldSince ??= performance.now();
    }
    /** Waits for the reader while there is patience with it. */
    async #heed() {
        if (!this.#isHeeding)
            return;
        const since = performance.now();
        const isTaken = await within(this.#patienceMs, this.#delivered.then(() => true));
        this.#patienceMs = Math.max(0, this.#patienceMs - (performance.now() - since));
        if (isTaken)
            return;
        this.#isHeeding = false;
        this.#mostRead = this.#read + mostUnread;
        this.#goOn();
    }
    #goOn() {
        this.#heldMs = this.#heldUpMs();
        this.#heldSince = undefined;
        this.#socket.resume();
    }
    /** For how long the reader has held up the process. */
    #heldUpMs() {
        return this.#heldMs + (this.#heldSince === undefined ? 0 : performance.now() - this.#heldSince);
    }
}
/** What a promise comes to; undefined if that takes longer. */
async function within(ms, promise) {
    let callOff = () => { };
    const late = new Promise((resolve) => {
        callOff = after(ms, () => resolve(undefined));
    });
    const first = await Promise.race([promise, late]);
    callOff();
    return first;
}
