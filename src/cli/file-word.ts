import { UsageError } from "./usage-error.ts";

/** The name of a step list, as it was given. Throws a UsageError where it can be none. */
export function fileWord(word: string): string {
  if (word === "") throw new UsageError("the name of the file is empty; name a step list, such as jipper.yml");
  if (word === "-")
    throw new UsageError("a step list is read from a file, never from standard input; name one, such as jipper.yml");
  return word;
}
