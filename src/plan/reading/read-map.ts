import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { KeyTable } from "../keys/key-table.ts";
import { type Problems, quoted } from "../problems.ts";
import type { SourceText } from "../source-text.ts";
import { spanOf, type YamlDocument } from "./read-yaml.ts";
import { unknownKey } from "./unknown-key.ts";

/** What every reading of a part of the document needs. */
export type Reader = {
  readonly source: SourceText;
  readonly problems: Problems;
  readonly follow: YamlDocument["follow"];
};

/** One key of a map with its value. */
export type Entry = {
  readonly name: string;
  readonly key: ParsedNode;
  /** Null where nothing stands behind the key; undefined where an alias leads nowhere, which has been told. */
  readonly value: ParsedNode | null | undefined;
};

/** The keys of a map, by name. */
export type Entries = ReadonlyMap<string, Entry>;

/** The entries of a map with names of the user's choice. Doubles are told and left out, and so are maps to merge. */
export function readEntries(reader: Reader, node: ParsedNode): Entries {
  const entries = entriesOf(reader, node);
  const merged = entries.get("<<");
  if (merged !== undefined && isScalar(merged.key) && merged.key.type === "PLAIN" && !isScalar(merged.value)) {
    reader.problems.add(spanOf(merged.key), "maps cannot be merged by '<<'; write out the keys");
    entries.delete("<<");
  }
  return entries;
}

/** The entries of a map whose keys are in the table. Other keys, and what is missing, are told. */
export function readKnown(reader: Reader, node: ParsedNode | undefined, table: KeyTable): Entries {
  return node === undefined ? new Map() : readKeys(reader, node, table).entries;
}

/** The same, and the keys of the table that are not there, but were likely meant. */
export function readKeys(
  reader: Reader,
  node: ParsedNode,
  table: KeyTable,
): { readonly entries: Entries; readonly meant: readonly string[] } {
  const { problems } = reader;
  const names = Object.keys(table.keys);
  if (!isMap(node)) {
    problems.add(spanOf(node), `${table.what} must be a map, such as '${exampleOf(table)}'; found ${describe(node)}`);
    return { entries: new Map(), meant: names };
  }
  const entries = entriesOf(reader, node);
  // A key that is no text is told by the YAML reader; it may be any.
  const meant = node.items.every(({ key }) => isScalar(key)) ? [] : names;
  for (const { name, key } of entries.values()) {
    if (Object.hasOwn(table.keys, name)) continue;
    const unknown = unknownKey(name, table);
    problems.add(spanOf(key), unknown.message);
    meant.push(...unknown.meant);
    entries.delete(name);
  }
  for (const entry of entries.values()) refuseCompany(reader, entry, entries, table);
  // One slip is one mistake.
  for (const name of requiredOf(table))
    if (!entries.has(name) && !meant.includes(name))
      problems.add(spanOf(node), `${table.what} needs the key '${name}'`);
  return { entries, meant };
}

/** Tells of a key that does not go with the others. */
function refuseCompany({ problems }: Reader, { name, key }: Entry, entries: Entries, table: KeyTable): void {
  const { insteadOf, with: needed } = table.keys[name] ?? {};
  if (insteadOf !== undefined && entries.has(insteadOf))
    problems.add(spanOf(key), `'${insteadOf}' is given as well; keep one of the two`);
  if (needed !== undefined && !entries.has(needed))
    problems.add(spanOf(key), `'${name}' has no meaning without '${needed}'; write one, or leave the key out`);
}

/** What stands there, in words. */
export function describe(node: ParsedNode | null): string {
  if (isMap(node)) return "a map";
  if (isSeq(node)) return "a list";
  if (!isScalar(node) || node.value === null) return "nothing";
  if (typeof node.value === "boolean") return String(node.value);
  if (typeof node.value === "number") return `the number ${quoted(node.source ?? String(node.value)).slice(1, -1)}`;
  const text = String(node.value);
  // The blank is what makes it a key.
  const blank = /^[\w-]+:\S/.test(text) && node.type === "PLAIN" ? ", where a blank is missing after the ':'" : "";
  return `the text ${quoted(text)}${blank}`;
}

const required = new WeakMap<KeyTable, readonly string[]>();

function requiredOf(table: KeyTable): readonly string[] {
  const known = required.get(table) ?? Object.keys(table.keys).filter((name) => table.keys[name]?.required);
  required.set(table, known);
  return known;
}

function exampleOf(table: KeyTable): string {
  const names = Object.keys(table.keys);
  const name = requiredOf(table)[0] ?? names.find((key) => table.keys[key]?.isKind) ?? names[0];
  return `${name}: …`;
}

function orNull(node: ParsedNode | undefined): ParsedNode | null | undefined {
  return isScalar(node) && node.value === null ? null : node;
}

function entriesOf({ problems, follow }: Reader, node: ParsedNode): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { key, value } of isMap(node) ? node.items : []) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (entries.has(name)) problems.add(spanOf(key), `${quoted(name)} is already in this map; keep one of them`);
    else entries.set(name, { name, key, value: value && orNull(follow(value)) });
  }
  return entries;
}
