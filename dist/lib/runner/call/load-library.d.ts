/** What a module exports. */
export type LoadedLibrary = {
    /** Its URL. */
    readonly module: string;
    /** The names of its functions. */
    readonly names: readonly string[];
    /** Type of each export that is no function, by name. */
    readonly others: {
        readonly [name: string]: string;
    };
};
/**
 * Finds out what a library exports; in words why not, if it does not load. It is imported in a process
 * of its own, so that whatever it does when it loads is done to nobody; once for all steps that name it.
 * A relative specifier, or the name of a package, is sought from the folder `from`.
 */
export declare function loadLibrary(specifier: string, from: string): LoadedLibrary | string;
/** The URL of a file; undefined for the name of a package. */
export declare function fileModule(specifier: string, from: string): string | undefined;
