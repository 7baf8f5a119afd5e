import { isMap, isScalar } from "yaml";
import type { Environment } from "./plan.ts";
import { StepListError } from "./problem.ts";
import { quoted } from "./problems.ts";
import { decode } from "./reading/decode.ts";
import { openText } from "./reading/open-text.ts";
import { describe, readEntries } from "./reading/read-map.ts";
import { textOf } from "./reading/read-text.ts";
import { spanOf } from "./reading/read-yaml.ts";
import { SourceText } from "./source-text.ts";

/**
 * Reads values of parameters from a YAML (or JSON) map; blank text is none. Each value is the text as it is written, so
 * that no digit is lost: what it becomes is for the type that the parameter is declared with. Throws a StepListError
 * with all mistakes; as any value may be a secret, none of them is part of its message.
 */
export function parseParams(text: string | Uint8Array, label: string): Environment {
  if (isBlank(typeof text === "string" ? text : decode(text).text)) return {};
  const { source, problems, document } = openText(text, label, { content: "parameters" });
  const values = new Map<string, string>();
  if (document !== undefined && !isMap(document.root))
    problems.add(
      spanOf(document.root),
      `the parameters must be a map from names to values, such as 'size: 10G'; found ${isScalar(document.root) ? "a single value" : describe(document.root)}`,
    );
  if (document !== undefined && isMap(document.root)) {
    for (const { name, value } of readEntries({ source, problems, follow: document.follow }, document.root).values()) {
      const read = value === undefined || value === null ? "" : textOf(value);
      if (read === undefined && value)
        problems.add(
          spanOf(value),
          `the value of ${quoted(name)} must be text, a number, true or false; found ${describe(value)}`,
        );
      values.set(name, read ?? "");
    }
  }
  if (!problems.none) throw new StepListError(withoutValues(source), problems.all);
  return Object.fromEntries(values);
}

/** The text with nothing but its names, line by line. */
function withoutValues({ label, text }: SourceText): SourceText {
  const names = text.replace(
    /^([ \t]*[\w.-]+[ \t]*:|)(.*)$/gm,
    (_, name: string, rest: string) => name + (rest && "…"),
  );
  return new SourceText(label, names);
}

/** Nothing, or nothing but comments. */
function isBlank(text: string): boolean {
  return !/^\s*[^#\s]/m.test(text);
}
