import { SelectionInputError } from "../jenkins/jenkins-error.ts";
import { didYouMean } from "../plan/did-you-mean.ts";

type Kind = readonly [what: string, isSo: (value: unknown) => boolean];

const text: Kind = ["a text", (value) => typeof value === "string"];
const names: Kind = [
  "a list of texts",
  (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
];
const truth: Kind = ["true or false", (value) => typeof value === "boolean"];
const call: Kind = ["a function", (value) => typeof value === "function"];
const time: Kind = ["a time", (value) => typeof value === "string" || typeof value === "number"];
const map: Kind = [
  "an object of names and texts",
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
];
const signal: Kind = ["an AbortSignal", (value) => value instanceof AbortSignal];

const kinds: { readonly [name: string]: Kind } = {
  ...{ url: text, user: text, token: text, ca: text, clientCert: text, clientKey: text },
  ...{ candidates: names, parameters: map, strategy: text, random: call, waitFor: text, allowResults: names },
  ...{ queueTimeout: time, timeout: time, poll: time, requestTimeout: time, onTimeout: text, duplicates: text },
  ...{ move: truth, log: text, requestId: text, requestIdParameter: text, dryRun: truth },
  ...{ signal, hurry: signal, reporter: map },
};

/**
 * Checks what plain JavaScript may give in place of options: names that are none, and values of another kind. Throws a
 * SelectionInputError.
 */
export function checkSelection(options: unknown): void {
  if (!map[1](options)) throw new SelectionInputError("give the options as an object: { url, candidates, … }");
  const given = options as { readonly [name: string]: unknown };
  for (const [name, value] of Object.entries(given)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined)
      throw new SelectionInputError(`'${name}' is not an option${didYouMean(name, Object.keys(kinds))}`);
    if (value !== undefined && !kind[1](value)) throw new SelectionInputError(`${name} is ${kind[0]}`);
  }
  for (const name of ["url", "candidates"])
    if (given[name] === undefined) throw new SelectionInputError(`the option '${name}' is missing`);
}

/** The same for the candidates and the strategy of a ranking. Throws a SelectionInputError. */
export function checkRanking(candidates: unknown, strategy: unknown): void {
  if (!names[1](candidates)) throw new SelectionInputError(`candidates is ${names[0]}`);
  if (strategy !== undefined && strategy !== "weight" && strategy !== "least-load")
    throw new SelectionInputError(`strategy is weight or least-load, not '${strategy}'`);
}
