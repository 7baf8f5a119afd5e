import type { ParsedNode } from "yaml";
import { didYouMean } from "../did-you-mean.ts";
import { parseDuration, wholeMilliseconds } from "../duration.ts";
import type { Key, PlainForm } from "../keys/key-table.ts";
import type { Templates } from "../plan.ts";
import { quoted } from "../problems.ts";
import { shellMistake } from "../shell.ts";
import { each, type Given, oneLine, scalarOf, withoutNul } from "./given-value.ts";
import { readCondition } from "./read-condition.ts";
import { readEnvironment, readJobParameters } from "./read-environment.ts";
import { inWords } from "./read-kind.ts";
import { describe } from "./read-map.ts";
import { noteExpressions, refuseExpressions, refuseInScript } from "./read-text.ts";

/** What the forms of values become; durations and minutes are milliseconds. */
export type Values = {
  readonly title: string;
  readonly text: string;
  readonly id: string;
  readonly script: string;
  readonly folder: string;
  readonly shell: string;
  readonly duration: number;
  readonly minutes: number;
  readonly switch: boolean;
  readonly value: string;
  readonly template: string;
  readonly address: string;
  readonly condition: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly templates: readonly string[];
  readonly "exit-codes": readonly number[];
  readonly env: Templates;
  readonly parameters: Templates;
};

/** A name, and where it stands. */
export type Named = { readonly name: string; readonly node: ParsedNode };

const exitCode = "exit codes, numbers from 1 to 255";

/** How each form is read; undefined where something is wrong, which is told. */
export const plainForms: { readonly [F in PlainForm]: (given: Given, key: Key) => Values[F] | undefined } = {
  title: (given) => oneLine(given, "one line of text"),
  text: ({ text, unwanted }) => text ?? unwanted("text"),
  value: (given) => withoutNul(given, "text, a number, true or false"),
  id: (given) => {
    const wanted = "a letter or _, then letters, digits, _ and -, 100 characters at most";
    if (typeof scalarOf(given.node) !== "string") return given.unwanted(wanted);
    const text = withoutNul(given, wanted);
    return text === undefined || /^[A-Za-z_][\w-]{0,99}$/.test(text) ? text : given.unwanted(wanted);
  },
  script: ({ scope, key, node, text, wrong, unwanted }) => {
    // `true` and `false` are commands; a number is a slip.
    if (text === undefined || typeof scalarOf(node) === "number") return unwanted("shell text");
    if (text.trim() === "") return wrong(`'${key}' is empty; write shell text`);
    if (text.includes("\0")) return wrong(`'${key}' contains a NUL character; leave it out`);
    refuseInScript(scope, node, text);
    return text;
  },
  folder: (given) => {
    const { key, text, wrong, unwanted } = given;
    if (text === undefined) return unwanted("the path of a folder");
    return text === "" ? wrong(`'${key}' is empty; leave the key out, or write '.'`) : template(given);
  },
  shell: (given) => {
    const text = withoutNul(given, "the name of a shell, or a command with {0} for the script's file");
    const mistake = text === undefined ? undefined : shellMistake(text);
    return mistake === undefined ? text : given.wrong(mistake);
  },
  duration: (given, { inMinutes }) => {
    const { key, node, text, wrong, unwanted } = given;
    if (text === undefined) return unwanted("a limit such as 90s, 5m or 1h30m");
    const ms = parseDuration(text);
    if (ms !== undefined) return checkedLimit(given, ms);
    const number = typeof scalarOf(node) === "number" && /^\d/.test(text);
    const minutes = inMinutes === undefined ? "" : ` or ${inMinutes}: ${text}`;
    const instead = number ? `${text} is not: write ${key}: ${text}s${minutes}` : `${quoted(text)} is not`;
    return wrong(`a limit is written like 90s, 5m or 1h30m; ${instead}`);
  },
  minutes: (given) => {
    const minutes = scalarOf(given.node);
    if (typeof minutes !== "number" || !(minutes >= 0)) return given.unwanted("a number of minutes, 0 for no limit");
    return checkedLimit(given, wholeMilliseconds(minutes * 60_000) ?? Number.POSITIVE_INFINITY);
  },
  switch: ({ node, unwanted }) => {
    const value = scalarOf(node);
    return typeof value === "boolean" ? value : unwanted("true or false");
  },
  template: filledTemplate,
  address: (given) => {
    const { key, text, wrong } = given;
    const url = filledTemplate(given);
    if (url === undefined || /^\$(\{\{|\[\[)/.test(url)) return url;
    if (!/^https?:\/\/./i.test(url)) return wrong(`'${key}' is an address that starts with http:// or https://`);
    // It would be shown wherever the address is.
    if (/^https?:\/\/[^/?#]*@/i.test(url))
      return wrong(`'${key}' holds credentials, which others could read; set JENKINS_API_TOKEN instead`);
    return text;
  },
  condition: ({ scope, key, node, text, unwanted, wrong }) =>
    text === undefined ? unwanted("an expression") : readCondition(scope, node, { key, text, wrong }),
  name: (given) => oneLine(given, "a name"),
  names: (given) => named(given)?.map(({ name }) => name),
  templates: (given) =>
    each(given, "a name, or a list of names", (one) => {
      if (one.text?.trim() === "") return one.wrong("a name is missing here");
      return template(one);
    })?.flatMap(betweenCommas),
  "exit-codes": (given) =>
    each(given, exitCode, (one) => {
      const code = scalarOf(one.node);
      const isCode = typeof code === "number" && Number.isInteger(code) && code >= 1 && code <= 255;
      return isCode ? code : one.unwanted(exitCode);
    }),
  env: ({ scope, node, unwanted }) => readEnvironment(scope, node) ?? unwanted("a map from names to values"),
  parameters: ({ scope, node, unwanted }) => readJobParameters(scope, node) ?? unwanted("a map from names to values"),
};

/** Reads a value that needs no more than its key says of it. */
export function readForm(given: Given, key: Key): unknown {
  switch (key.is) {
    case "number":
      return number(given, key);
    case "choice":
      return choice(given, key.among);
    case "choices":
      return each(given, inWords(key.among, "or"), (one) => choice(one, key.among));
    case "json":
    case "map":
    case "map-of":
    case "script-or":
    case "tries-or":
    case "steps":
      return undefined;
    default:
      return plainForms[key.is](given, key);
  }
}

/** The names of a list, each with its place. */
export function named(given: Given): readonly Named[] | undefined {
  return each(given, "a name, or a list of names", (one) => {
    const { scope, key, node, text } = one;
    if (text !== undefined && refuseExpressions(scope, node, `'${key}'`, text)) return undefined;
    const name = text?.trim() === "" ? one.wrong("a name is missing here") : oneLine(one, "a name");
    return name === undefined ? undefined : { name, node };
  });
}

function number({ node, unwanted }: Given, { from, isWhole }: { from: number; isWhole?: true }): number | undefined {
  const value = scalarOf(node);
  const isOne = isWhole ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (isOne && typeof value === "number" && value >= from) return value;
  return unwanted(`a ${isWhole ? "whole " : ""}number, ${from} or more`);
}

function choice(given: Given, among: readonly string[]): string | undefined {
  const { key, node, text, unwanted, wrong } = given;
  const found = among.find((one) => one === scalarOf(node));
  if (found !== undefined) return found;
  if (text === undefined) return unwanted(inWords(among, "or"));
  return wrong(`'${key}' must be ${inWords(among, "or")}; found ${describe(node)}${didYouMean(text, among)}`);
}

function filledTemplate(given: Given): string | undefined {
  if (given.text?.trim() === "") return given.wrong(`'${given.key}' is empty; leave the key out`);
  return template(given);
}

function template(given: Given): string | undefined {
  const text = withoutNul(given, "text");
  if (text !== undefined) noteExpressions(given.scope, given.node, text);
  return text;
}

/** Names as an input of the action has them; an expression may give several, too, once it is filled in. */
function betweenCommas(text: string): readonly string[] {
  if (/\$(\{\{|\[\[)/.test(text)) return [text];
  return text.split(/[,\n]/).flatMap((name) => name.trim() || []);
}

function checkedLimit({ key, wrong }: Given, ms: number): number | undefined {
  if (Number.isSafeInteger(ms)) return ms;
  return wrong(`'${key}' is longer than can be counted${key === "grace" ? "" : "; write 0 for no limit"}`);
}
