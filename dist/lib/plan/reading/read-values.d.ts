import type { Key, KeyTable } from "../keys/key-table.ts";
import type { Entries, Entry, Reader } from "./read-map.ts";
import { type Scope } from "./read-text.ts";
import { type Named, type Values } from "./value-forms.ts";
type ValueOf<K extends Key> = K extends {
    readonly is: "choice";
    readonly among: readonly (infer Choice)[];
} ? Choice : K extends {
    readonly is: "choices";
    readonly among: readonly (infer Choice)[];
} ? readonly Choice[] : K extends {
    readonly is: "number";
} ? number : K["is"] extends keyof Values ? Values[K["is"]] : never;
/** The values of a map, without those that have a table of their own. */
export type ValuesOf<T extends KeyTable> = {
    readonly [K in keyof T["keys"] as ValueOf<T["keys"][K]> extends never ? never : K]?: ValueOf<T["keys"][K]>;
};
/** Reads all values that the table names; what is wrong with them is told. */
export declare function readValues<T extends KeyTable>(reader: Reader | Scope, entries: Entries, table: T): ValuesOf<T>;
/** The names behind a key, each with its place. What is wrong with them is told. */
export declare function readNames(reader: Reader, { name, key, value }: Entry): readonly Named[];
/** Reads one value; undefined where there is none, or where something is wrong with it, which is told. */
export declare function readValue<K extends Key>(scope: Scope, { name, key, value }: Entry, written: K): ValueOf<K> | undefined;
export {};
