import { isMap } from "yaml";
import { StepListError } from "./problem.ts";
import { Problems } from "./problems.ts";
import { openText } from "./reading/open-text.ts";
import { type Declaration, readDeclarations } from "./reading/parameter-declaration.ts";
import { readEntries } from "./reading/read-map.ts";

/**
 * The parameters that a step list declares, in its order; no values are needed, and its steps are not looked at.
 * Throws a StepListError if the text is no YAML, or the declarations are wrong.
 */
export function declaredParameters(text: string | Uint8Array, label: string): readonly Declaration[] {
  const { source, problems, document } = openText(text, label);
  if (document === undefined) throw new StepListError(source, problems.all);
  const { root, follow } = document;
  if (!isMap(root)) return [];
  // What else is wrong with the map is not the matter here.
  const entry = readEntries({ source, problems: new Problems(source), follow }, root).get("params");
  const read = readDeclarations({ source, problems, follow }, entry);
  if (!problems.none) throw new StepListError(source, problems.all);
  return read.map(({ declaration }) => declaration);
}
