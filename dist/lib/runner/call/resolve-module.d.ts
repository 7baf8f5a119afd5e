/**
 * The URL of a module, as an `import` in the folder `from` finds it: a file, a package, or one of Node's own. Rejects
 * with an Error that says why there is none.
 */
export declare function resolveModule(specifier: string, from: string): Promise<string>;
