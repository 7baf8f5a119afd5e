import type { Json } from "../../plan/plan.ts";
import { largestHandedOn } from "./call-request.ts";

const hint = "return text, numbers, true, false, null, and arrays and plain objects of them";

/** What a function returned, as data; undefined for nothing. Throws an Error that says what of it cannot be data. */
export function returnedJson(value: unknown): Json | undefined {
  if (value === undefined) return undefined;
  const text = stringify(value);
  const bytes = Buffer.byteLength(text);
  if (bytes > largestHandedOn)
    throw new Error(
      `it returned ${bytes} bytes of JSON; ${largestHandedOn} are the most: write it to a file and return its name`,
    );
  return JSON.parse(text) as Json;
}

function stringify(value: unknown): string {
  let refused: string | undefined;
  const places = new Map<unknown, string>();
  // An arrow function would not see the object in which the value stands, and `toJSON` has changed the value by then.
  function check(this: unknown, key: string, plain: unknown): unknown {
    const place = places.get(this) ?? "";
    const here = key === "" && place === "" ? "" : Array.isArray(this) ? `${place}[${key}]` : `${place}.${key}`;
    const what = whatIsNoData(plain);
    if (what !== undefined) {
      refused = `it returned ${what}${here === "" ? "" : `, at ${here.replace(/^\./, "")}`}; ${hint}`;
      throw new Error(refused);
    }
    if (typeof plain === "object" && plain !== null) places.set(plain, here);
    return plain;
  }
  try {
    return JSON.stringify(value, check) ?? "null";
  } catch (error) {
    if (refused !== undefined) throw new Error(refused);
    throw new Error(`it returned what JSON cannot hold (${firstLine(error)}); ${hint}`);
  }
}

function whatIsNoData(value: unknown): string | undefined {
  switch (typeof value) {
    case "bigint":
      return "a BigInt";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "number":
      return Number.isFinite(value) ? undefined : `the number ${value}`;
    case "object":
      return value instanceof Map || value instanceof Set ? `a ${value.constructor.name}` : undefined;
    default:
      return undefined;
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}
