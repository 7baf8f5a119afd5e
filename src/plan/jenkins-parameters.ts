import { parseParams } from "./params.ts";
import type { Environment } from "./plan.ts";
import { StepListError } from "./problem.ts";
import { Problems, quoted } from "./problems.ts";
import { SourceText } from "./source-text.ts";

/**
 * Reads the parameters of a Jenkins job: lines of `NAME=VALUE`, in which all behind the first `=` is the value, or a
 * YAML map. The first line that says something decides: lines, if a `=` stands in it before any `:`. Throws a
 * StepListError with all mistakes; no value is part of its message in the form of lines.
 */
export function parseJenkinsParameters(text: string, label: string): Environment {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  if (first === undefined) return {};
  return /^[^:={["']*=/.test(first) ? parseLines(text, label) : parseMap(text, label);
}

/** What is shown of a line with a mistake is no more than its name: the rest may be a secret. */
function parseMap(text: string, label: string): Environment {
  try {
    return parseParams(text, label);
  } catch (error) {
    if (!(error instanceof StepListError)) throw error;
    const names = text.replace(/^(\s*[\w.-]+\s*:|)(.*)$/gm, (_, name: string, rest: string) => `${name}${rest && "…"}`);
    throw new StepListError(new SourceText(label, names), error.problems);
  }
}

function parseLines(text: string, label: string): Environment {
  const source = new SourceText(label, text);
  // The lines hold values, which may be secrets: what is shown of them is no more than the name.
  const shown = new SourceText(label, source.text.replace(/^([^=\n]*=).*$/gm, "$1…"));
  const problems = new Problems(shown);
  const values = new Map<string, string>();
  let offset = 0;
  for (const [index, line] of source.text.split("\n").entries()) {
    const name = line.slice(0, Math.max(0, line.indexOf("="))).trim();
    const span = [offset, offset + shown.line(index + 1).length] as const;
    offset += shown.line(index + 1).length + 1;
    if (line.trim() === "") continue;
    if (!line.includes("=")) problems.add(span, "each line is NAME=VALUE; this one has no '='");
    else if (name === "") problems.add(span, "each line is NAME=VALUE; this one has no name");
    else if (values.has(name)) problems.add(span, `${quoted(name)} is given twice; once is enough`);
    else values.set(name, line.slice(line.indexOf("=") + 1).replace(/\r$/, ""));
  }
  if (!problems.none) throw new StepListError(shown, problems.all);
  return Object.fromEntries(values);
}
