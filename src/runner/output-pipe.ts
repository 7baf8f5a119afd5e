import { execFile, execFileSync } from "node:child_process";
import fs from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { OutputLines } from "./output-lines.ts";

const execFilePromise = promisify(execFile);

/** A pipe for its owner alone; `mkfifo -m` cannot do that where there is no /proc. */
const makeFifo = ["-c", 'umask 077 && exec mkfifo "$1"', "jipper"];

/** How long a process that a step left behind may hold its output open before no more is waited for. */
const drainMs = 1000;

/** Named pipes for the output of steps, used again and again; they lie in a folder of this process. */
export class OutputPipes {
  readonly #folder: string;
  readonly #free: string[] = [];
  #made = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens a pipe to be read; what comes is handed to `sink` in blocks of whole lines, in order. */
  open(sink: (lines: Buffer) => void | Promise<void>): OutputPipe {
    const free = this.#free.pop();
    const path = free !== undefined && fs.existsSync(free) ? free : this.#make();
    return new OutputPipe(path, sink, () => this.#free.push(path));
  }

  /** Sees to it that a pipe is there for the next `open`, while other things go on. */
  async prepare(): Promise<void> {
    if (this.#free.length > 0) return;
    const path = this.#nextPath();
    await execFilePromise("sh", [...makeFifo, path]);
    this.#free.push(path);
  }

  #make(): string {
    const path = this.#nextPath();
    fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 }); // a step may have cleaned up the temporary files
    execFileSync("sh", [...makeFifo, path], { stdio: ["ignore", "ignore", "pipe"] });
    return path;
  }

  #nextPath(): string {
    return join(this.#folder, `output-${++this.#made}`);
  }
}

export class OutputPipe {
  /** What the process opens to write to. */
  readonly path: string;
  readonly #lines = new OutputLines();
  readonly #sink: (lines: Buffer) => void | Promise<void>;
  readonly #socket: Socket;
  readonly #ended: Promise<boolean>;
  readonly #free: () => void;
  #hold: number | undefined;
  #delivered: Promise<void> = Promise.resolve();
  #heldUpMs = 0;

  constructor(path: string, sink: (lines: Buffer) => void | Promise<void>, free: () => void) {
    this.path = path;
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
    });
    this.#socket.on("error", () => {}); // 'close' follows
    this.#socket.on("data", (chunk: Buffer) => this.#deliver(this.#lines.push(chunk)));
  }

  /**
   * Call it when the process has ended: resolves when all it printed is delivered. Where something
   * that it left behind holds the pipe open, that is read on for a second, and then no more, but the
   * pipe is not broken: who writes to it must not die of it.
   */
  async finish(): Promise<void> {
    if (this.#hold !== undefined) fs.closeSync(this.#hold);
    this.#hold = undefined;
    const atEnd = await this.#endsWithin(drainMs);
    await this.#delivered;
    const last = this.#lines.end();
    if (last.length > 0) await this.#sink(last);
    if (atEnd) {
      this.#free();
    } else {
      this.#socket.removeAllListeners("data");
      this.#socket.resume();
      this.#socket.unref();
    }
  }

  /** Whether the pipe comes to its end while it is read for so long; the time for which its reader holds it up is not counted. */
  async #endsWithin(ms: number): Promise<boolean> {
    const start = performance.now() - this.#heldUpMs;
    for (;;) {
      const left = ms - (performance.now() - start - this.#heldUpMs);
      if (left <= 0) return false;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(resolve, left, undefined);
      });
      const ended = await Promise.race([this.#ended, late]);
      clearTimeout(timer);
      if (ended !== undefined) return ended;
      await this.#delivered;
    }
  }

  #deliver(lines: Buffer): void {
    if (lines.length === 0) return;
    const delivered = this.#sink(lines);
    if (delivered === undefined) return;
    // The reader is slow: hold the process back instead of keeping what it prints.
    this.#socket.pause();
    const since = performance.now();
    const goOn = () => {
      this.#heldUpMs += performance.now() - since;
      this.#socket.resume();
    };
    this.#delivered = delivered.then(goOn, goOn);
  }
}
