import { randomUUID } from "node:crypto";

/**
 * Whole lines of our own, whatever they quote, so that the runner obeys nothing in them: it takes
 * `::…::` at the start of a line and `##[…]` anywhere. The lines stay as they are, for they may hold
 * a command that somebody copies.
 */
export function inert(lines: string): string {
  if (!/^\s*::|##\[/m.test(lines)) return lines;
  const token = randomUUID();
  return `::stop-commands::${token}\n${lines}::${token}::\n`;
}
