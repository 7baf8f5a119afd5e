import { StepListError } from "../plan/problem.ts";
import { InputError, InputMistakes } from "./input-error.ts";

/** How to read each of several values. */
type Readers<Values> = { readonly [name in keyof Values]: () => Values[name] };

/**
 * Reads each of them, also after one that is wrong, so that all mistakes are told at once: throws InputMistakes, or the
 * InputError or StepListError that is alone.
 */
export function readAll<Values extends object>(readers: Readers<Values>): Values {
  const values: Partial<Values> = {};
  const mistakes: (InputError | StepListError)[] = [];
  for (const name of Object.keys(readers) as (keyof Values)[]) {
    try {
      values[name] = readers[name]();
    } catch (error) {
      if (error instanceof InputMistakes) mistakes.push(...error.mistakes);
      else if (error instanceof InputError || error instanceof StepListError) mistakes.push(error);
      else throw error;
    }
  }
  const [first, second] = mistakes;
  if (first === undefined) return values as Values;
  throw second === undefined ? first : new InputMistakes(mistakes);
}
