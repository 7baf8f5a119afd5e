import { declaredParameters } from "../plan/parameter-list.ts";
import type { Plan } from "../plan/plan.ts";
import { parameterVariable } from "../plan/reading/read-parameters.ts";
import { parameterHelp } from "../plan/showing/parameter-help.ts";
import type { Secrets } from "../rollback/standings.ts";
import { readBytes, readStepList } from "../runner/step-list-file.ts";
import { fileWord } from "./file-word.ts";
import type { Given } from "./given.ts";
import { paramsOf } from "./params.ts";
import { UsageError } from "./usage-error.ts";

/** A plan, and the values of its secret parameters, which are no part of it. */
export type ReadPlan = { readonly plan: Plan; readonly secrets: Secrets };

/** Reads the one file that was named, with the parameters that were given. Throws a UsageError, or what `readStepList` does. */
export function stepListOf(given: Given): ReadPlan {
  const [file, ...more] = given.words;
  if (file === undefined) throw new UsageError("name the file to run");
  if (more.length > 0) throw new UsageError(`one file at a time; '${more[0]}' is a second one`);
  const told = new Map<string, string>();
  const plan = readStepList(fileWord(file), {
    directory: process.cwd(),
    ...paramsOf(given),
    // Its own are told first; a file that it includes may have others of the same name.
    secret: (name, value) => {
      if (!told.has(name)) told.set(name, value);
    },
  });
  const names = new Set(plan.secrets);
  return { plan, secrets: Object.fromEntries([...told].filter(([name]) => names.has(name))) };
}

/** What can be said of the parameters of the one file that was named; empty where none was. */
export function parametersText({ words: [file] }: Given): string {
  if (file === undefined) return "";
  const declared = declaredParameters(readBytes(fileWord(file)), file);
  const [first] = declared;
  if (first === undefined) return `\n${file} declares no parameters.\n`;
  const lines = parameterHelp(declared).map((line) => `  ${line}`);
  const ways = `Each can also stand in the file of --params, or in a variable such as ${parameterVariable(first.name)}.`;
  return [`\nParameters of ${file}:`, ...lines, "", ways, ""].join("\n");
}
