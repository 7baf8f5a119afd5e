import { blankCharacters } from "./printed-commands.ts";

/** In Latin-1 a byte is a character and a character a byte, whatever they mean. */
const blanks = blankCharacters.filter((blank) => blank !== "\n").map((blank) => Buffer.from(blank).toString("latin1"));
const startOfText = new RegExp(`(?<=^|\\n)(?=[^])(?!(?:${blanks.join("|")})*::)`, "g");

/**
 * Puts a prefix before each line of a block, byte for byte, but before those that the runner takes as
 * commands for beginning with `::`: with something before it such a line would be none any more.
 */
export function prefixLines(lines: Uint8Array, prefix: string): Uint8Array {
  if (lines.length === 0) return lines;
  const text = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength).toString("latin1");
  const before = Buffer.from(prefix).toString("latin1");
  return Buffer.from(
    text.replace(startOfText, () => before),
    "latin1",
  );
}
