import type { Environment, Plan } from "../plan/plan.ts";
import { type Problem, StepListError } from "../plan/problem.ts";
import type { Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { Policy } from "../rollback/record.ts";
import { runPlan } from "../runner/run-plan.ts";
import { readStepList } from "../runner/step-list-file.ts";

export type StepListOptions = {
  /** Values of the parameters that the file declares. */
  readonly params?: Environment;
  /** Where relative working directories start; the current folder unless told. */
  readonly directory?: string;
};

export type RunOptions = StepListOptions & {
  readonly signal?: AbortSignal;
  readonly reporter?: Reporter;
  /** Folder for journals; the default place unless told. */
  readonly journal?: string;
  readonly onRevertFailure?: Policy["onRevertFailure"];
};

/** Reads a step list. Throws a StepListError with every mistake in it. */
export function plan(file: string, { directory = process.cwd(), params = {} }: StepListOptions = {}): Plan {
  return readStepList(file, { directory, params });
}

/** Every mistake in a step list; none if it is fine. A required parameter without a value is no mistake of the file. */
export function validate(
  file: string,
  { directory = process.cwd(), params = {} }: StepListOptions = {},
): readonly Problem[] {
  try {
    readStepList(file, { directory, params, isLookedAt: true });
    return [];
  } catch (error) {
    if (error instanceof StepListError) return error.problems;
    throw error;
  }
}

/** Runs a step list, and undoes it where it must. Resolves however that went: look at `outcome`. */
export async function run(planOrFile: Plan | string, options: RunOptions = {}): Promise<RunResult> {
  const { signal, reporter, journal, onRevertFailure } = options;
  return runPlan(typeof planOrFile === "string" ? plan(planOrFile, options) : planOrFile, {
    ...(signal === undefined ? {} : { signal }),
    ...(reporter === undefined ? {} : { reporter }),
    ...(journal === undefined ? {} : { journal }),
    ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
  });
}
