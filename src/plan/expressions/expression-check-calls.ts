import { data, wellKnownFunctions } from "@actions/expressions";
import { type Expr, Grouping, Literal } from "@actions/expressions/ast";
import { didYouMean } from "../did-you-mean.ts";
import { quoted } from "../problems.ts";
import type { Visible } from "./expression-check.ts";
import type { Value } from "./expression-data.ts";
import { functionsFor, noHashFiles } from "./expression-functions.ts";
import { noCondition, reason } from "./expression-mistake.ts";
import { type Call, plainFunctions, statusFunctions } from "./expression-parse.ts";

/** What is wrong with a call of a function. That the library's own have the right number of values is known by now. */
export function callMistakes({ name, written, args }: Call, visible: Visible): readonly string[] {
  if (name === "hashfiles") return [noHashFiles];
  if (statusFunctions.includes(name)) {
    if (!visible.hasStatusFunctions) return [statusElsewhere(name, visible)];
    return args.length === 0 ? [] : [`this expression is wrong: ${name}(…) has too many values; it takes none`];
  }
  if (!Object.hasOwn(wellKnownFunctions, name)) return [unknownFunction(written, visible)];
  if (name === "case") return conditionsOfCase(args);
  return name === "format" || name === "fromjson" ? writtenOut(name, args) : [];
}

function statusElsewhere(name: string, { whose }: Visible): string {
  const instead =
    whose === "revert"
      ? "failure.kind tells why a step is undone"
      : "steps.<ID>.outcome tells how an earlier step ended";
  return `the function '${name}' is known only in 'if'; ${instead}`;
}

function unknownFunction(name: string, { hasStatusFunctions }: Visible): string {
  const known = hasStatusFunctions ? [...plainFunctions, ...statusFunctions] : plainFunctions;
  return `the function ${quoted(name)} is not known here${didYouMean(name, known, `; known are ${known.join(", ")}`)}`;
}

/** What follows a condition that is always true is never looked at. */
function conditionsOfCase(args: Call["args"]): readonly string[] {
  for (let at = 0; at + 1 < args.length; at += 2) {
    const value = constant(args[at]);
    if (value === undefined) continue;
    if (!(value instanceof data.BooleanData)) return [`this expression is wrong: ${noCondition}`];
    if (value.value) return [];
  }
  return [];
}

/** The value that is written out, perhaps in brackets. */
function constant(written: Expr | undefined): Value | undefined {
  if (written instanceof Grouping) return constant(written.group);
  return written instanceof Literal ? written.literal : undefined;
}

/** Where the text that a function reads is written out, it is known whether it can. */
function writtenOut(name: string, [first, ...rest]: Call["args"]): readonly string[] {
  const text = constant(first);
  if (text === undefined) return [];
  try {
    const values: Value[] = [text, ...rest.map(() => new data.StringData(""))];
    functionsFor(undefined)
      .get(name)
      ?.call(...values);
    return [];
  } catch (error) {
    return [`this expression is wrong: ${reason(error)}`];
  }
}
