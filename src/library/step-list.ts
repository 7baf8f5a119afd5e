import { jenkinsSteps } from "../jenkins-step/jenkins-steps.ts";
import type { ParameterValue, Plan } from "../plan/plan.ts";
import { type Problem, StepListError } from "../plan/problem.ts";
import type { Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { SelectionEvent } from "../report/selection-event.ts";
import type { Policy } from "../rollback/record.ts";
import type { Secrets } from "../rollback/standings.ts";
import { runPlan } from "../runner/run-plan.ts";
import { readStepList } from "../runner/step-list-file.ts";
import { tellReporter } from "../runner/tell-reporter.ts";
import { milliseconds, type Time } from "./check-options.ts";
import { checkRunOptions } from "./check-run-options.ts";

export type StepListOptions = {
  /** Values of the parameters that the file declares, as text or of the declared type. */
  readonly params?: { readonly [name: string]: ParameterValue };
  /** Where relative working directories start; the current folder unless told. */
  readonly directory?: string;
};

export type RunOptions = StepListOptions & {
  /** Aborted to cancel: what runs is stopped, and all that was begun is undone. */
  readonly signal?: AbortSignal;
  /** Told of everything while it happens. */
  readonly reporter?: Reporter;
  /** Told what becomes of the requests to Jenkins, with the id of their step. */
  readonly selection?: { readonly event?: (event: SelectionEvent) => void };
  /** Folder for journals; the default place unless told. */
  readonly journal?: string;
  /** Whether the rollback goes on past a revert that failed; `continue` unless told. */
  readonly onRevertFailure?: Policy["onRevertFailure"];
  /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
  readonly rollbackTimeout?: Time;
};

const listNames = ["params", "directory"] as const satisfies readonly (keyof StepListOptions)[];
const runNames: readonly string[] = [
  ...listNames,
  "signal",
  "reporter",
  "selection",
  "journal",
  "onRevertFailure",
  "rollbackTimeout",
] satisfies (keyof RunOptions)[];

/** A plan holds names of secret parameters only; their values stay in this process, beside it. */
const secretsOf = new WeakMap<Plan, Secrets>();

/**
 * Reads a step list, and the files that it includes. Throws a StepListError with every mistake in them, an
 * UnreadableFileError where the file cannot be read, a TypeError for options of the wrong kind.
 */
export function plan(file: string, options: StepListOptions = {}): Plan {
  checkRunOptions(options, listNames, "plan()", "{ params }");
  return planOf(file, options);
}

function planOf(file: string, { directory = process.cwd(), params = {} }: StepListOptions): Plan {
  const told = new Map<string, string>();
  const plan = readStepList(file, {
    directory,
    params,
    // Its own are told first; a file that it includes may have others of the same name.
    secret: (name, value) => {
      if (!told.has(name)) told.set(name, value);
    },
  });
  const names = plan.secrets ?? [];
  secretsOf.set(plan, Object.fromEntries(names.map((name) => [name, told.get(name) ?? ""])));
  return plan;
}

/**
 * Every mistake in a step list; none if it is fine. A required parameter without a value is no mistake of the file.
 * Throws an UnreadableFileError where the file cannot be read, a TypeError for options of the wrong kind.
 */
export function validate(file: string, options: StepListOptions = {}): readonly Problem[] {
  checkRunOptions(options, listNames, "validate()", "{ params }");
  const { directory = process.cwd(), params = {} } = options;
  try {
    readStepList(file, { directory, params, isLookedAt: true });
    return [];
  } catch (error) {
    if (error instanceof StepListError) return error.problems;
    throw error;
  }
}

/**
 * Runs a step list, and undoes it where it must. Resolves however that went: look at `outcome`. `params` and `directory`
 * are for a file; a plan has them. A plan with secret parameters must be the very one that `plan` returned. Rejects, and
 * nothing has run, with what `plan` throws, or a JournalError.
 */
export async function run(planOrFile: Plan | string, options: RunOptions = {}): Promise<RunResult> {
  checkRunOptions(options, runNames, "run()", "{ params }");
  const { signal, reporter, selection, journal, onRevertFailure } = options;
  const rollbackTimeoutMs = milliseconds(options.rollbackTimeout, "rollbackTimeout");
  const given = typeof planOrFile === "string" ? planOf(planOrFile, options) : planOrFile;
  const secrets = secretsOf.get(given);
  if (secrets === undefined && (given.secrets ?? []).length > 0)
    throw new Error(`this plan is a copy without its secrets (${given.secrets?.join(", ")}); run what plan() returned`);
  return runPlan(given, {
    ...jenkinsSteps({ event: (event) => void tellReporter(() => selection?.event?.(event)) }),
    ...(signal === undefined ? {} : { signal }),
    ...(reporter === undefined ? {} : { reporter }),
    ...(journal === undefined ? {} : { journal }),
    ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
    ...(rollbackTimeoutMs === undefined ? {} : { rollbackTimeoutMs }),
    ...(secrets === undefined ? {} : { secrets }),
  });
}
