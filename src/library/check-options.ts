import { didYouMean } from "../plan/did-you-mean.ts";
import { parseDuration } from "../plan/duration.ts";

/** A time in code: `500ms`, `30s`, `5m`, `1h30m`, or milliseconds. */
export type Time = string | number;

/** Throws a TypeError if one of the options is none of the known ones. */
export function refuseUnknown(
  options: object,
  names: readonly string[],
  what: string,
  example = '{ timeout: "30s" }',
): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw new TypeError(`the options of ${what} are an object such as ${example}; not ${kindOf(options)}`);
  for (const name of Object.keys(options))
    if (!names.includes(name)) throw new TypeError(`'${name}' is not an option of ${what}${didYouMean(name, names)}`);
}

/** Throws a TypeError if the option is given and of another kind. */
export function checkKind<Name extends string>(
  options: { readonly [N in Name]?: unknown },
  name: Name,
  kind: "string" | "boolean",
): void {
  const value = options[name];
  if (value === undefined || (typeof value === kind && value !== "")) return;
  const wanted = kind === "string" ? "a text that is not empty" : "true or false";
  throw new TypeError(`${name} is ${wanted}; not ${value === "" ? "an empty one" : kindOf(value)}`);
}

/** Throws a TypeError. */
export function wholeNumber(value: unknown, what: string, from: number): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= from) return value;
  const found = typeof value === "number" ? value : kindOf(value);
  throw new TypeError(`${what} is a whole number from ${from} on; not ${found}`);
}

export function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}

/** Milliseconds of a time in code; undefined for no limit. Throws a TypeError. */
export function milliseconds(time: Time | undefined, what: string): number | undefined {
  return (time === undefined ? 0 : timeOf(time, what)) || undefined;
}

/** Throws a TypeError. */
export function timeOf(time: Time, what: string): number {
  const ms = typeof time === "string" ? parseDuration(time) : time;
  if (typeof ms !== "number" || !Number.isFinite(ms) || ms < 0)
    throw new TypeError(`${what} is written like '90s', '5m', '1h30m', or in milliseconds; '${String(time)}' is not`);
  return ms;
}
