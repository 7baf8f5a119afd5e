import { randomUUID } from "node:crypto";
import { label } from "../report/sanitize.ts";

/** Opens a group in the log; everything up to the next `endGroup` is folded under its title. */
export function group(title: string): string {
  return `::group::${data(label(title))}\n`;
}

export const endGroup = "::endgroup::\n";

export type Annotated = {
  readonly title: string;
  readonly message: string;
  readonly at?: { readonly file: string; readonly line: number; readonly column: number } | undefined;
};

/** An error on the page of the run and, where it has a place, beside that line of the file. */
export function errorAnnotation({ title, message, at }: Annotated): string {
  const properties = [
    ...(at === undefined ? [] : [`file=${property(at.file)}`, `line=${at.line}`, `col=${at.column}`]),
    `title=${property(title)}`,
  ];
  return `::error ${properties.join(",")}::${data(message)}\n`;
}

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

/** Escapes of actions/runner's ActionCommand.cs. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
