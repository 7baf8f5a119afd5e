import * as core from "@actions/core";
import { StepListError } from "../plan/problem.ts";
import { errorAnnotation } from "../report/workflow-command.ts";
import { inert } from "./inert.ts";
import { inlineLabels, parametersLabel } from "./inputs.ts";

/** The runner shows so many errors of a step. */
const mostAnnotations = 10;

/** Fails the phase, and says what is wrong: each mistake of a step list beside its line. */
export function failed(error: unknown): void {
  process.exitCode = 1;
  if (!(error instanceof StepListError)) {
    core.error(error instanceof Error ? error.message : String(error), { title: "Jipper" });
    if (error instanceof Error) core.debug(error.stack ?? "");
    return;
  }
  const { source, problems } = error;
  process.stdout.write(inert(`${error.message}\n`));
  for (const { file = source, line, column, length, message } of problems.slice(0, mostAnnotations)) {
    const isFile = !inlineLabels.includes(file);
    process.stdout.write(
      errorAnnotation({
        title: source === parametersLabel ? "Mistake in the parameters" : "Mistake in the step list",
        message: isFile ? message : `line ${line}, column ${column} of ${file}: ${message}`,
        at: isFile ? { file, line, column, endColumn: column + length } : undefined,
      }),
    );
  }
}
