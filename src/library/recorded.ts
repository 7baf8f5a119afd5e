import type { Json } from "../plan/plan.ts";
import { largestHandedOn } from "../runner/call/call-request.ts";

/**
 * What the journal keeps of a value: what JSON can hold of it. Undefined where that is nothing, or more than
 * a function may hand on. Never throws.
 */
export function recorded(value: unknown): Json | undefined {
  let left = largestHandedOn;
  const take = (length: number) => {
    left -= length;
    if (left < 0) throw new RangeError("too large");
  };
  try {
    // A buffer becomes a list of numbers before the replacer can see it, so it is weighed with what it stands in.
    if (ArrayBuffer.isView(value)) take(2 * value.byteLength);
    const text = JSON.stringify(value, (key, one: unknown) => {
      take(key.length + (typeof one === "string" ? one.length : 1));
      if (typeof one === "object" && one !== null)
        for (const inner of Object.values(one)) if (ArrayBuffer.isView(inner)) take(2 * inner.byteLength);
      return one;
    });
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** Whether nothing of a value is lost where only `json`, what was recorded of it, is known. Never throws. */
export function isKept(value: unknown, json: Json | undefined): boolean {
  if (value === undefined) return true;
  try {
    return json !== undefined && isData(value);
  } catch {
    return false;
  }
}

/** Whether JSON gives back the same, but for what is undefined. */
export function isData(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "undefined":
      return true;
    case "object": {
      if (value === null) return true;
      const prototype: unknown = Object.getPrototypeOf(value);
      const isPlain = prototype === Object.prototype || prototype === null || Array.isArray(value);
      return isPlain && depth < 1000 && Object.values(value).every((one) => isData(one, depth + 1));
    }
    default:
      return false;
  }
}
