import { label, sanitize } from "./sanitize.ts";

/** Opens a group in the log of a workflow; everything up to the next `endGroup` is folded under its title. */
export function group(title: string): string {
  return `::group::${data(label(title))}\n`;
}

export const endGroup = "::endgroup::\n";

/** A place in a file, as annotations have it: counted from 1. */
export type AnnotatedPlace = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Behind the last character, in the same line. */
  readonly endColumn?: number;
};

export type Annotated = {
  readonly title: string;
  readonly message: string;
  readonly at?: AnnotatedPlace | undefined;
};

/** An error on the page of the run and, where it has a place, beside that line of the file. */
export function errorAnnotation(annotated: Annotated): string {
  return annotation("error", annotated);
}

/** The same for what does not fail the job. */
export function warningAnnotation(annotated: Annotated): string {
  return annotation("warning", annotated);
}

function annotation(severity: "error" | "warning", { title, message, at }: Annotated): string {
  const properties = [...(at === undefined ? [] : placeOf(at)), `title=${property(label(title))}`];
  const lines = message.split(/\r\n|\r|\n/).map(sanitize);
  return `::${severity} ${properties.join(",")}::${data(lines.join("\n"))}\n`;
}

function placeOf({ file, line, column, endColumn }: AnnotatedPlace): readonly string[] {
  return [
    `file=${property(sanitize(file))}`,
    `line=${line}`,
    `col=${column}`,
    ...(endColumn === undefined ? [] : [`endColumn=${endColumn}`]),
  ];
}

/** Escapes of actions/runner's ActionCommand.cs. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
