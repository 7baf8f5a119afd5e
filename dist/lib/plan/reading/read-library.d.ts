import { type Problems } from "../problems.ts";
import type { Entry, Reader } from "./read-map.ts";
import type { Named } from "./value-forms.ts";
/** A module of functions: its URL and what it exports; in place of it, why it cannot be loaded. */
export type Library = {
    readonly module: string;
    /** Names of its functions. */
    readonly names: readonly string[];
    /** Type of each export that is no function, by name. */
    readonly others?: {
        readonly [name: string]: string;
    };
} | string;
/**
 * Loads the module of that path or name, as seen from the file that says so; undefined for inline text. The reading of
 * a step list itself loads nothing.
 */
export type LoadLibrary = (specifier: string, fromFile: string | undefined) => Library;
/** Where the functions come from that `call` names. */
export type Libraries = {
    /** The module that exports the function; undefined where none is known to, which is told. */
    readonly find: (problems: Problems, call: Named) => string | undefined;
};
/** Reads `libs`. Modules that do not load are told. Without `load` nobody knows what they export, and all is right. */
export declare function readLibraries(reader: Reader, entry: Entry | undefined, load: ((specifier: string) => Library) | undefined): Libraries;
