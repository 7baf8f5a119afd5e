import { parseDuration } from "../plan/duration.ts";
import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";

/** Milliseconds of an option that is a duration; undefined where it was not given. Throws a UsageError. */
export function durationOf(given: Given, name: string): number | undefined {
  const text = given.value(name);
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms === undefined) throw new UsageError(`--${name} is written like 90s, 5m or 1h30m; '${text}' is not`);
  return ms;
}

/** The same for a limit, of which there is none where it is 0. */
export function limitOf(given: Given, name: string): number | undefined {
  return durationOf(given, name) || undefined;
}
