import { data, wellKnownFunctions } from "@actions/expressions";
import { isSecret, jsonOf, SecretText, toValue, type Value } from "./expression-data.ts";
import { statusFunctions } from "./expression-parse.ts";

/** What status functions answer. */
export type ListStatus = { readonly isFailed: boolean; readonly isCancelled: boolean };

export const noHashFiles =
  "the function 'hashFiles' is not known here; compute it in a step, as with sha256sum, write it to $GITHUB_OUTPUT, and use steps.<ID>.outputs.<NAME>";

type FunctionDefinition = NonNullable<(typeof wellKnownFunctions)[string]>;
type Call = (...args: Value[]) => Value;

/** Why an evaluation ended; its words say all. */
export class NoValue extends Error {}

/** The functions that are other than the library's own: those that keep secrets secret, and those that need a status. */
export function functionsFor(status: ListStatus | undefined): Map<string, FunctionDefinition> {
  const functions = new Map(ownFunctions);
  for (const name of statusFunctions)
    functions.set(
      name,
      definition(name, () => statusOf(name, status)),
    );
  return functions;
}

function statusOf(name: string, status: ListStatus | undefined): Value {
  if (status === undefined) throw new NoValue(`the function '${name}' is known only in 'if'`);
  const { isFailed, isCancelled } = status;
  switch (name) {
    case "success":
      return new data.BooleanData(!isFailed && !isCancelled);
    case "failure":
      return new data.BooleanData(isFailed);
    case "cancelled":
      return new data.BooleanData(isCancelled);
    default:
      return new data.BooleanData(true);
  }
}

const format: Call = (...args) => {
  let text: string;
  try {
    text = called("format", args);
  } catch {
    // The library's message repeats the text, which may be secret.
    throw new NoValue(
      "the text of format(…) has a {N} without its value, or a bracket that is none of a {N}; write {{ or }} for a bracket",
    );
  }
  return textOf(text, args.some(isSecretWord));
};

const join: Call = (...args) => {
  const [list] = args;
  const items = list instanceof data.Array ? list.values() : [];
  return textOf(called("join", args), [...args, ...items].some(isSecretWord));
};

const toJson: Call = (value = new data.Null()) => textOf(JSON.stringify(jsonOf(value), null, "  "), isSecret(value));

const fromJson: Call = (value = new data.Null()) => {
  const text = value.coerceString();
  if (text.trim() === "") throw new NoValue("fromJSON(…) is given no text");
  try {
    return toValue(JSON.parse(text), isSecret(value));
  } catch {
    throw new NoValue("fromJSON(…) is given a text that is no JSON");
  }
};

const ownFunctions = new Map<string, FunctionDefinition>([
  ["format", definition("format", format)],
  ["join", definition("join", join)],
  ["tojson", definition("toJSON", toJson)],
  ["fromjson", definition("fromJSON", fromJson)],
]);

function definition(name: string, call: Call): FunctionDefinition {
  return { name, minArgs: 0, maxArgs: Number.MAX_SAFE_INTEGER, call };
}

function called(name: string, args: Value[]): string {
  const { call } = wellKnownFunctions[name] as FunctionDefinition;
  return call(...args).coerceString();
}

/** A list or a map in a text becomes only what it is called. */
function isSecretWord(value: Value): boolean {
  return value.primitive && isSecret(value);
}

function textOf(text: string, isSecret: boolean): Value {
  return isSecret ? new SecretText(text) : new data.StringData(text);
}
