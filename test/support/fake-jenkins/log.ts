import type { Build } from "./state.ts";

/** A running build gives no more lines at once. */
const mostLines = 10_000;

const lineFeed = 10;

/**
 * A log from `start` on, as Jenkins gives it: of a running build whole lines only and not too many, though the size is
 * that of the file. Undefined where `start` is no number.
 */
export function progressiveText(
  { log, phase }: Build,
  start = "0",
): { readonly text: string; readonly size: number; readonly isMore: boolean } | undefined {
  if (!/^-?\d+$/.test(start)) return undefined;
  const size = log.length;
  const isMore = phase !== "done";
  const asked = Number(start);
  if (asked < 0) return { text: "", size, isMore };
  const from = asked > size ? 0 : asked;
  const to = isMore ? endOfLines(log, from) : size;
  const text = log.subarray(from, to).toString("utf8").replace(/\r?\n/g, "\r\n");
  return { text, size, isMore };
}

function endOfLines(log: Buffer, from: number): number {
  let end = from;
  for (let lines = 0; lines < mostLines; lines++) {
    const at = log.indexOf(lineFeed, end);
    if (at < 0) break;
    end = at + 1;
  }
  return end;
}

/** Without the notes for Jenkins' own pages. */
export function consoleText(log: Buffer): string {
  const esc = String.fromCharCode(27);
  return log.toString("utf8").replace(new RegExp(`${esc}\\[8mha:[^${esc}]*${esc}\\[0m`, "g"), "");
}
