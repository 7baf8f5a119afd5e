import { countLines } from "./gutter.ts";

const lineFeed = 10;
/** Of a longer line only the beginning is kept: what is kept must stay small, however much is printed. */
const keptBytesOfLine = 4096;

/** The last lines of a stream of output, in little memory. */
export type Tail = {
  readonly add: (lines: Uint8Array) => void;
  /** The lines kept, oldest first, without their line feeds. */
  readonly lines: () => string[];
  /** How many lines came before those kept. */
  readonly above: () => number;
};

/** Keeps the last `most` lines of what it is given. */
export function tail(most: number): Tail {
  let kept: Uint8Array[] = [];
  let total = 0;
  return {
    add(lines) {
      const isEnded = lines.length === 0 || lines[lines.length - 1] === lineFeed;
      total += countLines(lines) + (isEnded ? 0 : 1);
      kept = [...kept, ...lastLines(lines, most)].slice(-most);
    },
    lines: () => kept.map(textOf),
    above: () => total - kept.length,
  };
}

/** Copies: the block they come from must not be kept alive by them. */
function lastLines(lines: Uint8Array, most: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let end = lines[lines.length - 1] === lineFeed ? lines.length - 1 : lines.length;
  while (found.length < most && lines.length > 0) {
    const start = end === 0 ? 0 : lines.lastIndexOf(lineFeed, end - 1) + 1;
    found.push(lines.slice(start, Math.min(end, start + keptBytesOfLine + 1)));
    if (start === 0) break;
    end = start - 1;
  }
  return found.reverse();
}

function textOf(line: Uint8Array): string {
  const isCut = line.length > keptBytesOfLine;
  // As a stream, so that a character that was cut in two is dropped and not shown as broken.
  const text = new TextDecoder().decode(line.subarray(0, keptBytesOfLine), { stream: isCut });
  return isCut ? `${text}…` : text.replace(/\r$/, "");
}
