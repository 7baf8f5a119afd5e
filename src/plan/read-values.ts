import { isScalar, type ParsedNode } from "yaml";
import { parseDuration, wholeMilliseconds } from "./duration.ts";
import type { KeyTable, ScalarForm } from "./keys.ts";
import type { Environment } from "./plan.ts";
import { quoted } from "./problems.ts";
import { readEnvironment } from "./read-environment.ts";
import { describe, type Entries, type Entry } from "./read-map.ts";
import { expand, refuseExpressions, refuseInScript, type Scope, textOf } from "./read-text.ts";
import { spanOf } from "./read-yaml.ts";
import { shellMistake } from "./shell.ts";

/** What the forms of values become; durations and minutes are milliseconds. */
type Values = {
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
  readonly env: Environment;
};

/** The values of a map, without those that have a table of their own. */
export type ValuesOf<T extends KeyTable> = {
  readonly [K in keyof T["keys"] as T["keys"][K]["is"] extends ScalarForm ? K : never]?: Values[Extract<
    T["keys"][K]["is"],
    ScalarForm
  >];
};

/** A value that is being read. Each way to say that it is wrong gives undefined. */
type Given = {
  readonly scope: Scope;
  readonly key: string;
  readonly node: ParsedNode;
  /** As text, where it is text, a number, true or false. */
  readonly text: string | undefined;
  readonly wrong: (message: string) => undefined;
  readonly unwanted: (wanted: string) => undefined;
};

const forms: { readonly [F in ScalarForm]: (given: Given) => Values[F] | undefined } = {
  title: (given) => {
    const text = withoutNul(given, "one line of text")?.trim();
    if (text === "") return given.wrong(`'${given.key}' is empty; leave the key out`);
    return text !== undefined && /\p{Cc}/u.test(text) ? given.unwanted("one line of text") : text;
  },
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
  folder: ({ scope, key, node, text, wrong, unwanted }) => {
    if (text === undefined) return unwanted("the path of a folder");
    const path = expand(scope, node, text);
    if (path === "") return wrong(`'${key}' is empty; leave the key out, or write '.'`);
    return path?.includes("\0") ? wrong(`'${key}' contains a NUL character; leave it out`) : path;
  },
  shell: (given) => {
    const text = withoutNul(given, "the name of a shell, or a command with {0} for the script's file");
    const mistake = text === undefined ? undefined : shellMistake(text);
    return mistake === undefined ? text : given.wrong(mistake);
  },
  duration: (given) => {
    const { key, node, text, wrong, unwanted } = given;
    if (text === undefined) return unwanted("a limit such as 90s, 5m or 1h30m");
    const ms = parseDuration(text);
    if (ms !== undefined) return checkedLimit(given, ms);
    const number = typeof scalarOf(node) === "number" && /^\d/.test(text);
    const minutes = key === "timeout" ? ` or timeout-minutes: ${text}` : "";
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
  env: ({ scope, node, unwanted }) => readEnvironment(scope, node) ?? unwanted("a map from names to values"),
};

/** Where what looks like an expression is one, or is nothing but text, or is told otherwise. */
const mayHoldExpressions: ReadonlySet<ScalarForm> = new Set(["env", "folder", "script", "text"]);

/** What nothing at all behind a key means; for all other forms it is a mistake. */
const whenNothing: { readonly [F in ScalarForm]?: Values[F] } = { text: "", value: "", env: {} };

/** Reads all values that the table names; what is wrong with them is told. */
export function readValues<T extends KeyTable>(scope: Scope, entries: Entries, table: T): ValuesOf<T> {
  const values: [string, unknown][] = [];
  for (const [name, { is }] of Object.entries(table.keys)) {
    const entry = entries.get(name);
    if (entry === undefined || !isScalarForm(is)) continue;
    const value = readValue(scope, entry, is);
    if (value !== undefined) values.push([name, value]);
  }
  return Object.fromEntries(values) as ValuesOf<T>;
}

/** Reads one value; undefined where there is none, or where something is wrong with it, which is told. */
export function readValue<F extends ScalarForm>(
  scope: Scope,
  { name, key, value }: Entry,
  form: F,
): Values[F] | undefined {
  if (value === undefined) return undefined;
  if (value === null) {
    if (Object.hasOwn(whenNothing, form)) return whenNothing[form];
    const instead = form === "script" ? "write shell text" : "write one, or leave the key out";
    scope.problems.add(spanOf(key), `'${name}' has no value; ${instead}`);
    return undefined;
  }
  const text = textOf(value);
  if (text !== undefined && !mayHoldExpressions.has(form) && refuseExpressions(scope, value, `'${name}'`, text))
    return undefined;
  const wrong = (message: string) => {
    scope.problems.add(spanOf(value), message);
    return undefined;
  };
  const unwanted = (wanted: string) => wrong(`'${name}' must be ${wanted}; found ${describe(value)}`);
  return forms[form]({ scope, key: name, node: value, text, wrong, unwanted });
}

function isScalarForm(is: string): is is ScalarForm {
  return Object.hasOwn(forms, is);
}

function scalarOf(node: ParsedNode): unknown {
  return isScalar(node) ? node.value : undefined;
}

function withoutNul({ key, text, wrong, unwanted }: Given, wanted: string): string | undefined {
  if (text === undefined) return unwanted(wanted);
  return text.includes("\0") ? wrong(`'${key}' contains a NUL character; leave it out`) : text;
}

function checkedLimit({ key, wrong }: Given, ms: number): number | undefined {
  if (Number.isSafeInteger(ms)) return ms;
  return wrong(`'${key}' is longer than can be counted${key === "grace" ? "" : "; write 0 for no limit"}`);
}
