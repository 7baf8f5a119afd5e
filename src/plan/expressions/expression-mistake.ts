import { ExpressionError as LibraryError, wellKnownFunctions } from "@actions/expressions";
import { ErrorType } from "@actions/expressions/errors";
import { quoted } from "../problems.ts";

/** An expression that has no value. Its message is meant for people, and shows no value of its contexts. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

/** Why `case(…)` has no value. */
export const noCondition = "a condition of case(…) must be true or false; write a comparison, such as env.NAME != ''";

/** What is wrong with an expression, in the library's words without its repetition of the whole expression. */
export function reason(error: unknown): string {
  if (error instanceof LibraryError) {
    const name = error["tok"].lexeme;
    switch (error["typ"]) {
      case ErrorType.ErrorTooFewParameters:
        return `${name}(…) has too few values; it takes ${numberOfValues(name)}`;
      case ErrorType.ErrorTooManyParameters:
        return `${name}(…) has too many values; it takes ${numberOfValues(name)}`;
      case ErrorType.ErrorEvenParameters:
        return `${name}(…) has an even number of values; it takes conditions, each with its value, and a last value`;
      case ErrorType.ErrorExceededMaxDepth:
        return "it is nested too deeply; 50 levels are possible";
    }
  }
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split(". Located at");
  if (first.startsWith("ErrorExceededMaxLength")) return "it is longer than 21,000 characters";
  if (first.startsWith("case predicate")) return noCondition;
  if (error instanceof RangeError) return "it asks for too much";
  const words = first.charAt(0).toLowerCase() + first.slice(1);
  return words.replace(/'([\s\S]*)'$/, (_all, text: string) => quoted(text) + instead(text));
}

/** For what people write who think of another language. */
function instead(symbol: string): string {
  if (symbol.startsWith('"')) return "; a text stands in single quotes, as in 'text'";
  if (/^=(?!=)/.test(symbol)) return "; write == to compare";
  if (/^&(?!&)/.test(symbol)) return "; write && for 'and'";
  if (/^\|(?!\|)/.test(symbol)) return "; write || for 'or'";
  return "";
}

function numberOfValues(name: string): string {
  const { minArgs = 0, maxArgs = 0 } = wellKnownFunctions[name.toLowerCase()] ?? {};
  if (maxArgs === minArgs) return String(minArgs);
  return maxArgs === minArgs + 1 ? `${minArgs} or ${maxArgs}` : `${minArgs} or more`;
}
