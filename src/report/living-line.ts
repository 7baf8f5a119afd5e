import { timeLimit } from "./duration.ts";
import type { Paint } from "./paint.ts";
import { label, sanitizeDroppingColours } from "./sanitize.ts";
import { cut, pad, widthOf } from "./width.ts";

/** Work that goes on now. */
export type Running = {
  readonly phase: "step" | "revert";
  readonly step: string;
  readonly name: string;
  readonly elapsedMs: number;
  /** Last line that it printed; empty if none yet. */
  readonly lastLine: string;
};

export type LivingLineOptions = {
  /** Counts up; turns the spinner. */
  readonly frame: number;
  /** Of the terminal. */
  readonly columns: number;
  /** Of the ids in the lines above it. */
  readonly idColumns: number;
  readonly paint: Paint;
};

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * The line that shows that something goes on: who, since when, and its last line of output. It is
 * narrower than `columns`, since a line that wraps can't be wiped away again.
 */
export function livingLine(
  running: readonly Running[],
  { frame, columns, idColumns, paint }: LivingLineOptions,
): string {
  const [first, ...others] = running;
  if (first === undefined) return "";
  const who =
    others.length === 0 ? `${pad(label(first.step), idColumns)}  ${label(first.name)}` : running.map(idOf).join(" · ");
  const since = first.elapsedMs < 1000 ? "" : timeLimit(Math.floor(first.elapsedMs / 1000) * 1000);
  const speaker = running.findLast(({ lastLine }) => lastLine !== "");
  const said = speaker === undefined ? "" : shown(speaker.lastLine);
  const says = speaker === undefined || others.length === 0 ? said : `${label(speaker.step)}: ${said}`;

  const spinner = first.phase === "revert" ? paint.undo : paint.good;
  // Without its last column: some terminals wrap as soon as it is filled.
  const room = columns - 1 - "  ⠋ ".length;
  const head = cut(`${who}  ${since}`.trimEnd(), room);
  const rest = cut(says, room - widthOf(head) - 3);
  return `  ${spinner(frames[frame % frames.length] ?? "")} ${head}${rest && `   ${paint.faint(rest)}`}`;
}

function idOf({ step }: Running): string {
  return label(step);
}

/** What a terminal would still show of a line that was overwritten again and again. */
function shown(line: string): string {
  return label(sanitizeDroppingColours(line.trimEnd().split("\r").at(-1) ?? ""));
}
