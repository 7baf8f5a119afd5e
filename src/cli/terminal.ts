import type { Reporter } from "../report/event.ts";
import type { Running } from "../report/living-line.ts";
import { livingLine } from "../report/living-line.ts";
import type { NarratorOptions } from "../report/narrator.ts";
import { keyOf, narrator } from "../report/narrator.ts";
import { ansi, plain } from "../report/paint.ts";
import { sanitizeDroppingColours, sanitizeKeepingColours } from "../report/sanitize.ts";
import type { Tail } from "../report/tail.ts";
import { tail } from "../report/tail.ts";
import { linesOf, prefixed } from "../report/text.ts";
import type { OutputStream } from "../report/write-to.ts";
import { writeTo } from "../report/write-to.ts";

export type TerminalOptions = NarratorOptions & {
  readonly hasColours: boolean;
  /** Whether it can take a line back (it is a terminal). */
  readonly isLiving?: boolean;
  /** Shows all output as it comes, and not only that of failed work. */
  readonly isVerbose?: boolean;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** Calls `tick` again and again, until the function that it returns is called. */
  readonly every: (ms: number, tick: () => void) => () => void;
  /** Path of the file that holds all output of a step or of its revert. */
  readonly logOf?: (step: string, phase: "step" | "revert") => string | undefined;
};

export type TerminalReport = Required<Reporter> & {
  /** Takes the living line away, for whoever writes to the terminal next. */
  readonly close: () => void;
};

type Work = Pick<Running, "phase" | "step" | "name"> & { readonly since: number; readonly tail: Tail };

const linesOfFailedWork = 20;
const msBetweenFrames = 100;
const usualColumns = 80;
const wipe = `\r${String.fromCharCode(27)}[2K`;

/** Reports a run on a terminal: quiet while all is well, with a last line that lives while something runs. */
export function terminalReport(stream: OutputStream, options: TerminalOptions): TerminalReport {
  const { now, hasColours, isVerbose = false } = options;
  const isLiving = options.isLiving ?? stream.isTTY ?? false;
  const paint = hasColours ? ansi : plain;
  const show = hasColours ? sanitizeKeepingColours : sanitizeDroppingColours;
  const columns = (): number => stream.columns || usualColumns;
  const write = writeTo(stream);
  const { tell, gutter, idColumns } = narrator({ paint, saysStarts: isVerbose, isInert: true, columns }, options);
  const running = new Map<string, Work>();
  let frame = 0;
  let isDrawn = false;
  let isHeldUp = false;
  let stopTicking: (() => void) | undefined;

  /** Puts whole lines above the living line, and draws that anew. */
  function print(text: string): void | Promise<void> {
    const works = isLiving ? [...running.values()].map((work) => runningOf(work, now())) : [];
    const living = livingLine(works, { frame, columns: columns(), idColumns: idColumns(), paint });
    const all = (isDrawn ? wipe : "") + text + living;
    isDrawn = living !== "";
    return all === "" ? undefined : write(all);
  }

  /** Draws the living line anew; a terminal that is stopped does not collect one after another. */
  function draw(): void {
    const room = isHeldUp ? undefined : print("");
    if (room === undefined) return;
    isHeldUp = true;
    void room.then(() => {
      isHeldUp = false;
    });
  }

  function begin(work: Work): void {
    running.set(keyOf(work.phase, work.step), work);
    if (!isLiving || stopTicking !== undefined) return;
    stopTicking = options.every(msBetweenFrames, () => {
      frame++;
      draw();
    });
  }

  /** Returns the last lines that the work printed. */
  function end(phase: Work["phase"], step: string): string {
    const work = running.get(keyOf(phase, step));
    running.delete(keyOf(phase, step));
    if (running.size === 0) close();
    return work === undefined ? "" : lastLines(work);
  }

  function close(): void {
    stopTicking?.();
    stopTicking = undefined;
    running.clear();
    if (isDrawn) void print("");
  }

  function lastLines({ step, phase, tail }: Work): string {
    const before = `  ${paint.faint("│")} `;
    const path = options.logOf?.(step, phase);
    const hint = path === undefined ? "--verbose shows all" : `all of it: ${path}`;
    const above = tail.above() === 0 ? "" : `${before}${paint.faint(`… ${tail.above()} lines above; ${hint}`)}\n`;
    return above + prefixed(tail.lines(), before, show);
  }

  return {
    event(event) {
      const text = tell(event);
      switch (event.event) {
        case "step.started":
        case "revert.started": {
          const phase = event.event === "step.started" ? "step" : "revert";
          // A group does nothing that its members don't.
          if (!("group" in event))
            begin({ phase, step: event.step, name: event.name, since: now(), tail: tail(linesOfFailedWork) });
          return void print(text);
        }
        // What a try printed that is not the last one is not shown.
        case "step.succeeded":
        case "step.retrying":
        case "revert.succeeded":
        case "revert.retrying":
          end(event.event.startsWith("revert") ? "revert" : "step", event.step);
          return void print(text);
        case "step.failed":
        case "step.timed-out":
        case "step.cancelled":
        case "revert.failed":
        case "revert.timed-out": {
          const last = end(event.event.startsWith("revert") ? "revert" : "step", event.step);
          return void print(text + (isVerbose ? "" : last));
        }
        case "run.started":
        case "step.skipped":
          return void print(text);
        case "run.finished":
          close();
          return void print(text);
      }
    },
    output(block) {
      running.get(keyOf(block.phase, block.step))?.tail.add(block.lines);
      if (!isVerbose) return undefined;
      return print(prefixed(linesOf(block.lines), paint.faint(gutter(block)), show));
    },
    close,
  };
}

function runningOf(work: Work, now: number): Running {
  return { ...work, elapsedMs: now - work.since, lastLine: work.tail.lines().at(-1) ?? "" };
}
