import type { KeyTable, ScalarForm } from "./keys.ts";
import type { Environment } from "./plan.ts";
import { type Entries, type Entry } from "./read-map.ts";
import { type Scope } from "./read-text.ts";
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
    readonly [K in keyof T["keys"] as T["keys"][K]["is"] extends ScalarForm ? K : never]?: Values[Extract<T["keys"][K]["is"], ScalarForm>];
};
/** Reads all values that the table names; what is wrong with them is told. */
export declare function readValues<T extends KeyTable>(scope: Scope, entries: Entries, table: T): ValuesOf<T>;
/** Reads one value; undefined where there is none, or where something is wrong with it, which is told. */
export declare function readValue<F extends ScalarForm>(scope: Scope, { name, key, value }: Entry, form: F): Values[F] | undefined;
export {};
