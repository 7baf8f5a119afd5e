import type { StepListError } from "../plan/problem.ts";

/** An input of the action is wrong: nothing has run. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Several of them are, or what stands in them. The message has a line for each mistake. */
export class InputMistakes extends InputError {
  readonly mistakes: readonly (InputError | StepListError)[];

  constructor(mistakes: readonly (InputError | StepListError)[]) {
    super(mistakes.map(wordsOf).join("\n"));
    this.mistakes = mistakes;
  }
}

/** A line for each mistake. */
export function wordsOf(error: InputError | StepListError): string {
  if (error instanceof InputError) return error.message;
  const { source, problems } = error;
  return problems
    .map(({ line, column, message }) => `line ${line}, column ${column} of ${source}: ${message}`)
    .join("\n");
}
