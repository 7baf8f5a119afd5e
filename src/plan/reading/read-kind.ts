import type { ParsedNode } from "yaml";
import { type KeyTable, kindsOf } from "../keys/key-table.ts";
import { type Entries, type Entry, type Reader, readKeys } from "./read-map.ts";
import { spanOf } from "./read-yaml.ts";

/** The keys of a map, and the one among them that says of what kind it is; undefined where that cannot be said. */
export type OfKind = { readonly kind: string | undefined; readonly entries: Entries };

/** Reads a map of which there are several kinds. None, a second one, and keys of other kinds are told. */
export function readOfKind(reader: Reader, node: ParsedNode, table: KeyTable): OfKind {
  const { entries, meant } = readKeys(reader, node, table);
  const kinds = kindsOf(table);
  const given = [...entries.values()].filter(({ name }) => table.keys[name]?.isKind);
  const kind = given[0]?.name;
  if (kind === undefined) {
    const isEnough = [...entries.keys()].some((name) => table.keys[name]?.isEnough);
    if (!isEnough && !kinds.some((name) => meant.includes(name)))
      reader.problems.add(spanOf(node), `${table.what} needs one of the keys ${inWords(kinds, "or")}`);
    return { kind, entries };
  }
  const here = inWords(
    given.map(({ name }) => name),
    "and",
  );
  for (const { key } of given.slice(1))
    reader.problems.add(spanOf(key), `${table.what} has only one of ${inWords(kinds, "and")}; here are ${here}`);
  // With two kinds nobody knows which of the other keys belong to which.
  if (given.length === 1) for (const entry of entries.values()) refuseOfOthers(reader, entry, kind, table);
  return { kind, entries };
}

function refuseOfOthers({ problems }: Reader, { name, key }: Entry, kind: string, table: KeyTable): void {
  const of = table.keys[name]?.of;
  if (of === undefined || of.includes(kind)) return;
  problems.add(spanOf(key), `'${name}' has no meaning in ${table.what} with '${kind}', only with ${inWords(of, "or")}`);
}

/** `'a', 'b' or 'c'`. */
export function inWords(names: readonly string[], or: "or" | "and"): string {
  const all = names.map((name) => `'${name}'`);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${or} ${all.at(-1)}`;
}
