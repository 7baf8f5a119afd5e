import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";

/** What `--param NAME=VALUE` gives, in the order of the words. Throws a UsageError, which repeats no value: it may be a secret. */
export function paramsGiven(given: Given): readonly (readonly [name: string, value: string])[] {
  const names = new Set<string>();
  return given.values("param").map((text) => {
    const equals = text.indexOf("=");
    if (equals === -1) throw new UsageError("--param takes NAME=VALUE; one of them has no '='");
    const name = text.slice(0, equals);
    if (name.trim() === "") throw new UsageError("--param takes NAME=VALUE; one of them has no name");
    if (names.has(name)) throw new UsageError(`--param ${name} is given twice; once is enough`);
    names.add(name);
    return [name, text.slice(equals + 1)];
  });
}
