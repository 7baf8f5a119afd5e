import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";

/** What `--param NAME=VALUE` gives, in the order of the words. Throws a UsageError, which repeats nothing that may be a secret. */
export function paramsGiven(given: Given): readonly (readonly [name: string, value: string])[] {
  return given.values("param").map((text) => {
    const equals = text.indexOf("=");
    if (equals === -1) throw new UsageError("--param takes NAME=VALUE; one of them has no '='");
    const name = text.slice(0, equals);
    if (name.trim() === "") throw new UsageError("--param takes NAME=VALUE; one of them has no name");
    return [name, text.slice(equals + 1)];
  });
}
