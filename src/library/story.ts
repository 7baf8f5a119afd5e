import type { OutputBlock, Reporter } from "../report/event.ts";
import { type TextOptions, textReport } from "../report/text.ts";

/** Longest output that is kept of one job, and of all of them, in bytes. */
const mostOfJob = 64 * 1024;
const mostOfAll = 4 * 1024 * 1024;

/** What has happened so far, as text for people. Of what jobs print it keeps the beginning. */
export class Story {
  readonly #pieces: string[] = [];
  readonly #report: Required<Reporter>;
  /** Bytes of output that are kept, by step id. */
  readonly #kept = new Map<string, number>();
  #keptOfAll = 0;

  constructor(options: TextOptions) {
    const write = (piece: string | Uint8Array) =>
      void this.#pieces.push(typeof piece === "string" ? piece : new TextDecoder().decode(piece));
    this.#report = textReport(write, { ...options, isInert: true });
  }

  get reporter(): Required<Reporter> {
    return { event: this.#report.event, output: (block) => this.#output(block) };
  }

  toString(): string {
    return this.#pieces.join("");
  }

  #output(block: OutputBlock): void {
    const { step, lines } = block;
    const kept = this.#kept.get(step) ?? 0;
    const room = Math.min(mostOfJob - kept, mostOfAll - this.#keptOfAll);
    if (room < 0) return;
    const fitting = lines.length <= room ? lines : lines.subarray(0, lines.subarray(0, room).lastIndexOf(10) + 1);
    const isCut = fitting.length < lines.length;
    // Once it is cut, nothing more of the job is kept.
    this.#kept.set(step, isCut ? mostOfJob + 1 : kept + fitting.length);
    this.#keptOfAll += fitting.length;
    if (fitting.length > 0) void this.#report.output({ ...block, lines: fitting });
    if (isCut)
      void this.#report.output({ ...block, lines: new TextEncoder().encode("… what it printed then is not kept\n") });
  }
}
