import type { AnyFunction } from "./job.ts";
/** A module or an object whose functions jobs can name. */
export type Library = {
    readonly [name: string]: unknown;
};
/** Functions by name, from all that was registered; the first library that has a name wins. */
export declare class Libraries {
    #private;
    /** Relative specifiers start in what is the current folder by now. Throws a TypeError if it is no library. */
    register(library: object | string): void;
    /** Imports those that were given by specifier. */
    load(): Promise<void>;
    /** The function of this name, and the module it is from; in words what is wrong if there is none. */
    find(name: string): {
        readonly func: AnyFunction;
        readonly module?: string;
    } | string;
    /** The module that exports this very function, and its name there; undefined where none was given by specifier. */
    moduleOf(func: AnyFunction): {
        readonly name: string;
        readonly module: string;
    } | undefined;
}
