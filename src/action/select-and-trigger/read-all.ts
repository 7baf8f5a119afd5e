import { StepListError } from "../../plan/problem.ts";
import { InputError } from "../inputs.ts";

/** How to read each of several values. */
type Readers<Values> = { readonly [name in keyof Values]: () => Values[name] };

/**
 * Reads each of them, also after one that is wrong, so that all mistakes are told at once: throws one InputError, with a
 * line for each. A StepListError that is alone is thrown as it is.
 */
export function readAll<Values extends object>(readers: Readers<Values>): Values {
  const values: Partial<Values> = {};
  const mistakes: (InputError | StepListError)[] = [];
  for (const name of Object.keys(readers) as (keyof Values)[]) {
    try {
      values[name] = readers[name]();
    } catch (error) {
      if (!(error instanceof InputError || error instanceof StepListError)) throw error;
      mistakes.push(error);
    }
  }
  const [first, second] = mistakes;
  if (first === undefined) return values as Values;
  if (second === undefined) throw first;
  throw new InputError(mistakes.flatMap(wordsOf).join("\n"));
}

function wordsOf(error: InputError | StepListError): readonly string[] {
  if (error instanceof InputError) return [error.message];
  const { source, problems } = error;
  return problems.map(({ line, column, message }) => `line ${line}, column ${column} of ${source}: ${message}`);
}
