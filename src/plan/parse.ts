import { isMap, type ParsedNode } from "yaml";
import { defaultsTable, fileTable } from "./keys/keys.ts";
import type { Plan, Templates } from "./plan.ts";
import { StepListError } from "./problem.ts";
import { checkExpressions } from "./reading/check-expressions.ts";
import { refuseEqualIds } from "./reading/equal-ids.ts";
import type { Defaults, FileScope } from "./reading/file-scope.ts";
import { beginIncluding, type Include, type Including } from "./reading/including.ts";
import { openText } from "./reading/open-text.ts";
import { type LoadLibrary, readLibraries } from "./reading/read-library.ts";
import { type Entries, type Entry, type Reader, readKnown } from "./reading/read-map.ts";
import { readOutputs } from "./reading/read-outputs.ts";
import { type GivenParameters, readParameters } from "./reading/read-parameters.ts";
import { readSteps } from "./reading/read-steps.ts";
import type { Scope } from "./reading/read-text.ts";
import { readValues } from "./reading/read-values.ts";
import { spanOf, type YamlDocument } from "./reading/read-yaml.ts";

/** Where a step list comes from, and what it is given. */
export type PlanSource = Omit<GivenParameters, "with"> & {
  /** Name of the text for people. */
  readonly label: string;
  /** The file, as the user named it; absent for inline text. */
  readonly file?: string;
  /** Absolute folder in which relative working directories start. */
  readonly directory: string;
  /** Finds the files that steps use; without it there are none. */
  readonly include?: Include;
  /** Loads the modules of `libs`; without it nothing is said about the functions that are called. */
  readonly library?: LoadLibrary;
};

/**
 * Reads a step list: a document with the key `steps`, or the bare list. Throws a `StepListError` with
 * all mistakes that are in it, and in the files that it includes.
 */
export function parsePlan(text: string | Uint8Array, from: PlanSource): Plan {
  const { source, problems, document } = openText(text, from.label);
  const including = beginIncluding(from, (file, whole, given, including) => {
    const opened = openText(file.text, file.label, { whole });
    if (opened.document === undefined) return undefined;
    return readDocument(opened, opened.document, { directory: from.directory, with: given, including }, from.library);
  });
  const plan = document && readDocument({ source, problems }, document, { ...from, including }, from.library).plan;
  if (plan === undefined || !problems.none) throw new StepListError(source, problems.all, problems.included);
  return plan;
}

type Origin = GivenParameters & Pick<PlanSource, "directory" | "file"> & { readonly including: Including };

function readDocument(
  opened: Pick<Reader, "source" | "problems">,
  { root, follow }: YamlDocument,
  from: Origin,
  load: LoadLibrary | undefined,
): { readonly plan: Plan; readonly outputs: Templates } {
  const { source, problems } = opened;
  const reader: Reader = { source, problems, follow };
  const entries: Entries = isMap(root) ? readKnown(reader, root, fileTable) : new Map();
  const { declarations, values: params, secrets } = readParameters(reader, entries.get("params"), from);
  const scope: Scope = { ...reader, whose: "file", expressions: [] };
  const { name, env = {} } = readValues(scope, entries, fileTable);
  const defaults = readDefaults(scope, entries.get("defaults"));
  const libraries = readLibraries(
    reader,
    entries.get("libs"),
    load && ((specifier) => load(specifier, from.including.chain.at(-1)?.file)),
  );
  const file: FileScope = { ...scope, defaults, libraries, including: from.including, steps: [] };
  const steps = readSteps(file, isMap(root) ? stepsNode(reader, entries.get("steps")) : root, { path: "steps" });
  const outputs = readOutputs(scope, entries.get("outputs"));
  refuseEqualIds(problems, file.steps);
  const parameters = declarations.map(({ name }) => name);
  checkExpressions(scope.expressions, { problems, parameters, steps: file.steps });
  const plan = {
    ...(name === undefined ? {} : { name }),
    ...(from.file === undefined ? {} : { file: from.file }),
    directory: from.directory,
    params,
    ...(secrets.length === 0 ? {} : { secrets }),
    env,
    steps,
  };
  return { plan, outputs };
}

function readDefaults(scope: Scope, entry: Entry | undefined): Defaults {
  if (entry?.value === undefined || entry.value === null) return {};
  const entries = readKnown(scope, entry.value, defaultsTable);
  return readValues(scope, entries, defaultsTable);
}

function stepsNode({ problems }: Reader, entry: Entry | undefined): ParsedNode | undefined {
  if (entry?.value === null)
    problems.add(spanOf(entry.key), "there are no steps; write one, such as '- run: echo hello'");
  return entry?.value ?? undefined;
}
