import type { Reporter } from "./event.ts";
import { gutter } from "./gutter.ts";
import type { NarratorOptions } from "./narrator.ts";
import { narrator } from "./narrator.ts";
import { plain } from "./paint.ts";
import { sanitizeDroppingColours } from "./sanitize.ts";

/** Takes the next piece of a report. It deals with its own errors: nobody listening is no reason to stop. */
export type Write = (text: string | Uint8Array) => void | Promise<void>;

export type TextOptions = NarratorOptions & {
  /** Makes escape sequences in the output of steps visible and inert; a pipe gets them as they came. */
  readonly isInert?: boolean;
};

/** Reports a run as plain text, for a pipe or the log of a CI server. */
export function textReport(write: Write, options: TextOptions = {}): Required<Reporter> {
  const isInert = options.isInert ?? false;
  const { tell, gutter: gutterOf } = narrator({ paint: plain, saysStarts: true, isInert }, options);
  const utf8 = new TextEncoder();
  return {
    event(event) {
      const text = tell(event);
      if (text !== "") void write(text);
    },
    output(block) {
      const before = gutterOf(block);
      if (!isInert) return write(gutter(block.lines, utf8.encode(before)));
      return write(prefixed(linesOf(block.lines), before, sanitizeDroppingColours));
    },
  };
}

/** The lines of a block of output, without their ends. */
export function linesOf(lines: Uint8Array): string[] {
  return new TextDecoder()
    .decode(lines)
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
}

/** Each line, made harmless by `show`, behind the gutter. */
export function prefixed(lines: readonly string[], before: string, show: (line: string) => string): string {
  return lines.map((line) => `${before}${show(line)}\n`).join("");
}
