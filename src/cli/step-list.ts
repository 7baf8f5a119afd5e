import type { Environment, Plan } from "../plan/plan.ts";
import { readStepList } from "../runner/step-list-file.ts";
import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";

/** Reads the one file that was named, with the parameters that were given. Throws a UsageError, or what `readStepList` does. */
export function stepListOf(given: Given, purpose: "run" | "show"): Plan {
  const [file, ...more] = given.words;
  if (file === undefined) throw new UsageError(`name the file to ${purpose}`);
  if (more.length > 0) throw new UsageError(`one file at a time; '${more[0]}' is a second one`);
  return readStepList(file, { directory: process.cwd(), params: paramsOf(given), isLookedAt: purpose === "show" });
}

/** The values of `--param NAME=VALUE`; the last one of a name counts. Throws a UsageError. */
export function paramsOf(given: Given): Environment {
  return Object.fromEntries(
    given.values("param").map((text) => {
      const equals = text.indexOf("=");
      if (equals <= 0) throw new UsageError(`--param takes NAME=VALUE; '${text}' is not`);
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}
