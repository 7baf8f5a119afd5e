/**
 * Reads a file of assignments (`GITHUB_OUTPUT`, `GITHUB_ENV`, `GITHUB_STATE`) as GitHub's runner does
 * (FileCommandManager.cs); throws where that would fail the step. Written apart from the product's own
 * reader, which must not be its own judge.
 */
export function readAssignments(text: string): { [name: string]: string } {
  const values: { [name: string]: string } = {};
  let rest = text;
  const nextLine = (): string | undefined => {
    if (rest === "") return undefined;
    const end = rest.indexOf("\n");
    const line = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? "" : rest.slice(end + 1);
    return line;
  };
  for (let line = nextLine(); line !== undefined; line = nextLine()) {
    if (line === "") continue;
    const [separator, at] = separatorOf(line);
    const [name, behind] = [line.slice(0, at), line.slice(at + separator.length)];
    if (name === "") throw new Error(`Invalid format '${line}'. Name must not be empty`);
    if (separator === "=") {
      values[name] = behind;
      continue;
    }
    if (behind === "") throw new Error(`Invalid format '${line}'. Delimiter must not be empty`);
    const value: string[] = [];
    for (let inner = nextLine(); inner !== behind; inner = nextLine()) {
      if (inner === undefined) throw new Error(`Invalid value. Matching delimiter not found '${behind}'`);
      value.push(inner);
    }
    values[name] = value.join("\n");
  }
  return values;
}

function separatorOf(line: string): ["=" | "<<", number] {
  const equals = line.indexOf("=");
  const heredoc = line.indexOf("<<");
  if (heredoc >= 0 && (equals < 0 || heredoc < equals)) return ["<<", heredoc];
  if (equals >= 0) return ["=", equals];
  throw new Error(`Invalid format '${line}'`);
}

/** Folders of a `GITHUB_PATH` file; each is put before those that came earlier. */
export function readPath(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
