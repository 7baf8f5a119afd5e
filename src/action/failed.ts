import * as core from "@actions/core";
import { StepListError } from "../plan/problem.ts";
import { inlineLabels, parametersLabel } from "./inputs.ts";
import { errorAnnotation, inert } from "./workflow-command.ts";

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
  const isFile = !inlineLabels.includes(source);
  process.stdout.write(inert(`${error.message}\n`));
  for (const { line, column, message } of problems.slice(0, mostAnnotations))
    process.stdout.write(
      errorAnnotation({
        title: source === parametersLabel ? "Mistake in the parameters" : "Mistake in the step list",
        message: isFile ? message : `line ${line}, column ${column} of ${source}: ${message}`,
        at: isFile ? { file: source, line, column } : undefined,
      }),
    );
}
