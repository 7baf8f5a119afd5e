import { isMap } from "yaml";
import type { Environment } from "./plan.ts";
import { StepListError } from "./problem.ts";
import { Problems, quoted } from "./problems.ts";
import { describe, readEntries } from "./read-map.ts";
import { textOf } from "./read-text.ts";
import { readYaml, spanOf } from "./read-yaml.ts";
import { SourceText } from "./source-text.ts";

/** Reads values of parameters from a YAML (or JSON) map; blank text is none. Throws a StepListError with all mistakes. */
export function parseParams(text: string, label: string): Environment {
  if (text.trim() === "") return {};
  const source = new SourceText(label, text);
  const problems = new Problems(source);
  const document = readYaml(source, problems);
  const values: { [name: string]: string } = {};
  if (document !== undefined && !isMap(document.root))
    problems.add(
      spanOf(document.root),
      `the parameters must be a map from names to values, such as 'size: 10G'; found ${describe(document.root)}`,
    );
  if (document !== undefined && isMap(document.root)) {
    for (const { name, value } of readEntries({ source, problems, follow: document.follow }, document.root).values()) {
      const read = value === undefined || value === null ? "" : textOf(value);
      if (read === undefined && value)
        problems.add(
          spanOf(value),
          `the value of ${quoted(name)} must be text, a number, true or false; found ${describe(value)}`,
        );
      values[name] = read ?? "";
    }
  }
  if (!problems.none) throw new StepListError(source, problems.all);
  return values;
}
