import fs from "node:fs";
import { type PlanSource, parsePlan } from "../plan/parse.ts";
import type { Plan } from "../plan/plan.ts";

/** A step list that cannot be read at all. */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
}

export type StepListSource = Pick<PlanSource, "directory" | "params" | "isLookedAt">;

/**
 * Reads a step list. Throws a StepListError with every mistake in it, or an UnreadableFileError.
 * `directory` is where relative working directories of its steps start.
 */
export function readStepList(file: string, from: StepListSource): Plan {
  return parsePlan(readBytes(file), { label: file, file, ...from });
}

function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const why =
      code === "ENOENT"
        ? "there is no such file"
        : code === "EISDIR"
          ? "this is a folder; name a file in it, such as jipper.yml"
          : error instanceof Error
            ? error.message
            : String(error);
    throw new UnreadableFileError(`${file}: ${why}`, { cause: error });
  }
}
