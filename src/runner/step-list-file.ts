import fs from "node:fs";
import { dirname, resolve } from "node:path";
import { type PlanSource, parsePlan } from "../plan/parse.ts";
import type { Plan } from "../plan/plan.ts";
import { loadLibrary } from "./call/load-library.ts";
import { includeFrom } from "./include.ts";
import { reasonOf } from "./read-failure.ts";

/** A step list that cannot be read at all. */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
}

/**
 * Where relative working directories of the steps start, and what the list is given; values of parameters come from
 * the process's environment as well unless another one is told.
 */
export type StepListSource = Omit<PlanSource, "label" | "file" | "include" | "library">;

/** Reads a step list and the files that it includes. Throws a StepListError with every mistake in them, or an UnreadableFileError. */
export function readStepList(file: string, from: StepListSource): Plan {
  return parsePlan(readBytes(file), { label: file, file, ...surroundings(from, file) });
}

/** The same for a step list that is given as text; files that it includes are found from `directory` on. */
export function readInlineStepList(text: string, label: string, from: StepListSource): Plan {
  return parsePlan(text, { label, ...surroundings(from) });
}

/** The bytes of a step list. Throws an UnreadableFileError. */
export function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    throw new UnreadableFileError(`${file}: ${reasonOf(error)}`, { cause: error });
  }
}

function surroundings(from: StepListSource, file?: string): Omit<PlanSource, "label" | "file"> {
  const { directory } = from;
  const include = includeFrom({
    directory,
    workspace: process.env["GITHUB_WORKSPACE"],
    ...(file === undefined ? {} : { file }),
  });
  return {
    environment: process.env,
    ...from,
    include,
    library: (specifier, fromFile) =>
      loadLibrary(specifier, fromFile === undefined ? directory : dirname(resolve(fromFile))),
  };
}
