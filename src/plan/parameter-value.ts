import type { ParameterRule, ParameterValue } from "./plan.ts";
import { quoted } from "./problems.ts";

/** A value of the right type, or what it must be, in words that follow "must be". */
export type Converted = { readonly value: ParameterValue } | { readonly wanted: string };

/** Numbers as YAML and JSON write them; no `.inf` and no `.nan`. */
const decimal = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const otherBase = /^0(?:x[\da-fA-F]+|o[0-7]+)$/;

/** Makes what was given, as text or as a value of code, a value of the declared type. */
export function convertValue(rule: ParameterRule, given: unknown): Converted {
  if (typeof given !== "string" && typeof given !== "boolean" && typeof given !== "number")
    return { wanted: "text, a number, true or false" };
  const text = String(given);
  if (text.includes("\0")) return { wanted: "without NUL characters" };
  switch (rule.type) {
    case "string":
      return matches(rule.pattern, text) ? { value: text } : { wanted: `text that matches ${rule.pattern}` };
    case "choice": {
      const { options = [] } = rule;
      return options.includes(text) ? { value: text } : { wanted: `one of ${options.map(quoted).join(", ")}` };
    }
    case "boolean":
      return text === "true" || text === "false" ? { value: text === "true" } : { wanted: "true or false" };
    case "number":
      return typeof given === "boolean" ? { wanted: "a number" } : numberOf(text);
  }
}

/** What is wrong with a regular expression, in the words of the engine; undefined where nothing is. */
export function patternMistake(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u").test("");
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.slice(message.lastIndexOf(": ") + 2);
    return reason.charAt(0).toLowerCase() + reason.slice(1);
  }
}

/** As a whole, as the pattern of a field of HTML. */
function matches(pattern: string | undefined, text: string): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(text);
}

function numberOf(text: string): Converted {
  if (!decimal.test(text) && !otherBase.test(text)) return { wanted: "a number" };
  const value = Number(text);
  if (!Number.isFinite(value)) return { wanted: "a number that is not too large" };
  if (/^[-+]?\w+$/.test(text) && !/^[-+]?\d+e/i.test(text) && !Number.isSafeInteger(value))
    return { wanted: "a number of which all digits can be kept, 15 at most; the type string keeps all of any number" };
  return { value };
}
