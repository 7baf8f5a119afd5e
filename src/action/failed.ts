import * as core from "@actions/core";
import { type Problem, StepListError } from "../plan/problem.ts";
import { errorAnnotation } from "../report/workflow-command.ts";
import { inert } from "./inert.ts";
import { InputMistakes, wordsOf } from "./input-error.ts";
import { inlineLabels, parametersLabel } from "./input-labels.ts";

/** The runner shows so many errors of a step. */
const mostAnnotations = 10;

/** Fails the phase, and says what is wrong: each mistake of a step list beside its line, those of other inputs together. */
export function failed(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof InputMistakes) {
    const lists = error.mistakes.filter((mistake) => mistake instanceof StepListError).filter(isStepList);
    const others = error.mistakes.filter((mistake) => !lists.some((list) => list === mistake));
    if (others.length > 0) core.error(others.map(wordsOf).join("\n"), { title: "Jipper" });
    tellMistakes(lists, mostAnnotations - 1);
  } else if (error instanceof StepListError) tellMistakes([error], mostAnnotations);
  else {
    core.error(error instanceof Error ? error.message : String(error), { title: "Jipper" });
    if (error instanceof Error) core.debug(error.stack ?? "");
  }
}

/** The parameters of a Jenkins job are an input like the others, which has no lines that are worth showing. */
function isStepList({ source }: StepListError): boolean {
  return source !== parametersLabel;
}

function tellMistakes(lists: readonly StepListError[], mostAnnotations: number): void {
  for (const { message } of lists) process.stdout.write(inert(`${message}\n`));
  const annotations = lists.flatMap(({ source, problems }) => problems.map((problem) => annotation(source, problem)));
  process.stdout.write(annotations.slice(0, mostAnnotations).join(""));
}

function annotation(source: string, { file = source, line, column, length, message }: Problem): string {
  const isFile = !inlineLabels.includes(file);
  return errorAnnotation({
    title: source === parametersLabel ? "Mistake in the parameters" : "Mistake in the step list",
    message: isFile ? message : `line ${line}, column ${column} of ${file}: ${message}`,
    at: isFile ? { file, line, column, endColumn: column + length } : undefined,
  });
}
