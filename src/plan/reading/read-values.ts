import type { Key, KeyTable, PlainForm } from "../keys/key-table.ts";
import { givenAt } from "./given-value.ts";
import type { Entries, Entry, Reader } from "./read-map.ts";
import { refuseExpressions, type Scope } from "./read-text.ts";
import { spanOf } from "./read-yaml.ts";
import { type Named, named, plainForms, readForm, type Values } from "./value-forms.ts";

type ValueOf<K extends Key> = K extends { readonly is: "choice"; readonly among: readonly (infer Choice)[] }
  ? Choice
  : K extends { readonly is: "choices"; readonly among: readonly (infer Choice)[] }
    ? readonly Choice[]
    : K extends { readonly is: "number" }
      ? number
      : K["is"] extends keyof Values
        ? Values[K["is"]]
        : never;

/** The values of a map, without those that have a table of their own. */
export type ValuesOf<T extends KeyTable> = {
  readonly [K in keyof T["keys"] as ValueOf<T["keys"][K]> extends never ? never : K]?: ValueOf<T["keys"][K]>;
};

/** Where what looks like an expression is one, or is nothing but text, or is told otherwise. */
const mayHoldExpressions: ReadonlySet<Key["is"]> = new Set<Key["is"]>([
  "env",
  "parameters",
  "folder",
  "script",
  "text",
  "template",
  "address",
  "templates",
  "names",
  "condition",
]);

/** What nothing at all behind a key means; for all other forms it is a mistake. */
const whenNothing: { readonly [F in PlainForm]?: Values[F] } = {
  text: "",
  value: "",
  env: {},
  parameters: {},
};

/** Reads all values that the table names; what is wrong with them is told. */
export function readValues<T extends KeyTable>(reader: Reader | Scope, entries: Entries, table: T): ValuesOf<T> {
  const scope = scopeOf(reader);
  const values: { [name: string]: unknown } = {};
  for (const entry of entries.values()) {
    const key = table.keys[entry.name];
    if (key === undefined || !isPlain(key)) continue;
    const value = readValue(scope, entry, key);
    if (value !== undefined) values[entry.name] = value;
  }
  return values as ValuesOf<T>;
}

/** The names behind a key, each with its place. What is wrong with them is told. */
export function readNames(reader: Reader, { name, key, value }: Entry): readonly Named[] {
  if (value === undefined) return [];
  if (value !== null) return named(givenAt(scopeOf(reader), name, value)) ?? [];
  reader.problems.add(spanOf(key), `'${name}' has no value; write one, or leave the key out`);
  return [];
}

/** Reads one value; undefined where there is none, or where something is wrong with it, which is told. */
export function readValue<K extends Key>(
  scope: Scope,
  { name, key, value }: Entry,
  written: K,
): ValueOf<K> | undefined {
  if (value === undefined) return undefined;
  const form: Key = written;
  if (value === null) {
    if (Object.hasOwn(whenNothing, form.is)) return whenNothing[form.is as PlainForm] as ValueOf<K>;
    const instead = form.is === "script" ? "write shell text" : "write one, or leave the key out";
    scope.problems.add(spanOf(key), `'${name}' has no value; ${instead}`);
    return undefined;
  }
  const given = givenAt(scope, name, value);
  if (given.text !== undefined && !mayHoldExpressions.has(form.is))
    if (refuseExpressions(scope, value, `'${name}'`, given.text)) return undefined;
  return readForm(given, form) as ValueOf<K> | undefined;
}

/** Where no expression may stand, it is of no matter whose it would be. */
function scopeOf(reader: Reader | Scope): Scope {
  return "expressions" in reader ? reader : { ...reader, whose: "file", expressions: [] };
}

function isPlain({ is }: Key): boolean {
  return is === "number" || is === "choice" || is === "choices" || Object.hasOwn(plainForms, is);
}
