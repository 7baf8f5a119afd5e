/** What a file of assignments holds. */
export type Assignments = {
  readonly values: { readonly [name: string]: string };
  /** The first line that is not as it must be; what stands before it is in `values`. */
  readonly problem?: string;
};

/**
 * Reads a file of `NAME=VALUE` lines and of values over several lines,
 *
 *     NAME<<DELIMITER
 *     …
 *     DELIMITER
 *
 * as GitHub's runner does (FileCommandManager.cs): whichever of `=` and `<<` comes first decides, empty
 * lines are passed over, the last of two values of one name counts. `file` is what a problem calls it.
 */
export function parseAssignments(text: string, file: string): Assignments {
  const lines = text.replace(/\n$/, "").split("\n");
  const values = new Map<string, string>();
  let problem: string | undefined;
  for (let at = 0; at < lines.length && problem === undefined; at++) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const [name, value, after] = assignment(lines, at);
    if (name === undefined) problem = `${file}, line ${at + 1}: ${value}`;
    else values.set(name, value);
    at = after;
  }
  const read = { values: Object.fromEntries(values) };
  return problem === undefined ? read : { ...read, problem };
}

/** The assignment that begins at this line: its name, its value and its last line; or, without name, what is wrong. */
function assignment(lines: readonly string[], at: number): [name: string | undefined, value: string, last: number] {
  const line = lines[at] ?? "";
  const equals = line.indexOf("=");
  const heredoc = line.indexOf("<<");
  if (equals < 0 && heredoc < 0) return [undefined, `'${shorten(line)}' is no assignment; write NAME=VALUE`, at];
  if (line.includes("\0")) return [undefined, "a NUL stands here, which no variable can hold", at];
  const plain = equals >= 0 && (heredoc < 0 || equals < heredoc);
  const name = line.slice(0, plain ? equals : heredoc);
  if (name === "") return [undefined, `a name is missing before '${plain ? "=" : "<<"}'`, at];
  if (plain) return [name, line.slice(equals + 1), at];
  const delimiter = line.slice(heredoc + 2);
  if (delimiter === "") return [undefined, `a delimiter is missing behind '${shorten(name)}<<'`, at];
  const end = lines.indexOf(delimiter, at + 1);
  if (end < 0)
    return [undefined, `the value of '${shorten(name)}' has no end: the line '${shorten(delimiter)}' is missing`, at];
  const value = lines.slice(at + 1, end).join("\n");
  if (value.includes("\0"))
    return [undefined, `the value of '${shorten(name)}' holds a NUL, which no variable can`, at];
  return [name, value, end];
}

/** Reads the folders of a `GITHUB_PATH` file: one a line; the last one comes first in the search path. */
export function parsePaths(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .reverse();
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
