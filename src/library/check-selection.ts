import { SelectionInputError } from "../jenkins/jenkins-error.ts";
import { didYouMean, nearest } from "../plan/did-you-mean.ts";

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

/** The same for what a ranking is given. Throws a SelectionInputError. */
export function checkRanking(
  given: unknown,
  candidates: unknown,
  options: { strategy: unknown; random: unknown },
): void {
  checkSeen(given);
  if (!names[1](candidates)) throw new SelectionInputError(`candidates is ${names[0]}`);
  const { strategy, random } = options;
  if (strategy !== undefined && strategy !== "weight" && strategy !== "least-load")
    throw new SelectionInputError(`strategy is weight or least-load, not '${strategy}'`);
  if (!call[1](random)) throw new SelectionInputError(`random is ${call[0]}`);
}

/** What is missing would pass for a Jenkins on which nothing runs and nothing waits. */
function checkSeen(given: unknown): void {
  if (!map[1](given))
    throw new SelectionInputError("give what Jenkins says, { queue, computer, now }, or a snapshot of it");
  const seen = given as { readonly [name: string]: unknown };
  if (seen["running"] instanceof Map && seen["waiting"] instanceof Map) return;
  for (const [name, what, isSo] of parts) {
    if (isSo(seen[name])) continue;
    const [slip] = Object.keys(seen).filter((key) => nearest(key, [name]) !== undefined && !(key in partNames));
    const meant = slip === undefined ? "" : `; is '${slip}' meant to be it?`;
    throw new SelectionInputError(`'${name}' of what Jenkins says is ${what}${meant}`);
  }
}

const isList = (value: unknown, name: string) =>
  map[1](value) && Array.isArray((value as { readonly [name: string]: unknown })[name]);

const partNames = { queue: true, computer: true, now: true };
const parts: readonly (readonly [name: keyof typeof partNames, what: string, isSo: (value: unknown) => boolean])[] = [
  ["queue", "the answer of /queue/api/json, with 'items'", (value) => isList(value, "items")],
  ["computer", "the answer of /computer/api/json, with a list 'computer'", (value) => isList(value, "computer")],
  ["now", "a number of milliseconds since 1970", Number.isFinite],
];
