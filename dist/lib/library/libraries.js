var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import { didYouMean } from "../plan/did-you-mean.js";
import { loadWords } from "../runner/call/load-words.js";
import { resolveModule } from "../runner/call/resolve-module.js";
/** Functions by name, from all that was registered; the first library that has a name wins. */
export class Libraries {
    #registered = [];
    #loaded = [];
    /** Relative specifiers start in what is the current folder by now. Throws a TypeError if it is no library. */
    register(library) {
        const given = library instanceof URL ? library.href : library;
        if (typeof given === "string")
            this.#registered.push({ specifier: given, from: process.cwd() });
        else
            this.#registered.push({ exports: objectOf(given) });
    }
    /** Imports those that were given by specifier. */
    async load() {
        this.#loaded = await Promise.all(this.#registered.map(async (library) => ("specifier" in library ? imported(library) : library)));
    }
    /** The function of this name, and the module it is from; in words what is wrong if there is none. */
    find(name) {
        for (const { exports, module } of this.#loaded) {
            const found = own(exports, name);
            if (typeof found === "function") {
                const func = (args, context) => found.call(exports, args, context);
                return { func, ...(module === undefined ? {} : { module }) };
            }
            if (found !== undefined)
                return `'${name}' is no function of a registered library but of type ${typeof found}`;
        }
        if (this.#loaded.length === 0)
            return `no library is registered that could have a function '${name}'`;
        const names = this.#loaded.flatMap(({ exports }) => Object.keys(exports));
        return `no registered library has a function '${name}'${this.#inDefault(name) ?? didYouMean(name, names)}`;
    }
    /** The module that exports this very function, and its name there; undefined where none was given by specifier. */
    moduleOf(func) {
        for (const { exports, module } of this.#loaded) {
            const name = module === undefined ? undefined : Object.keys(exports).find((key) => exports[key] === func);
            if (name !== undefined && module !== undefined)
                return { name, module };
        }
        return undefined;
    }
    /** Another process finds functions by the names under which their module exports them. */
    #inDefault(name) {
        for (const { exports } of this.#loaded) {
            const object = exports["default"];
            const isLibrary = typeof object === "object" || typeof object === "function";
            if (!isLibrary || object === null || typeof own(object, name) !== "function")
                continue;
            return `; one has it within its default export: write 'export function ${name}' there, or import that and register it itself`;
        }
        return undefined;
    }
}
async function imported({ specifier, from }) {
    let module = specifier;
    try {
        module = await resolveModule(specifier, from);
        return { exports: (await import(__rewriteRelativeImportExtension(module))), module };
    }
    catch (error) {
        throw new Error(`the library '${specifier}' does not load: ${loadWords(error, module)}`, { cause: error });
    }
}
function objectOf(library) {
    if (typeof library === "object" && library !== null)
        return library;
    if (typeof library !== "function")
        throw new TypeError("a library is a module, an object with functions, or a specifier such as './my-app.js'");
    const exports = library;
    const hasFunctions = Object.getOwnPropertyNames(library).some((name) => typeof own(exports, name) === "function");
    if (hasFunctions)
        return exports;
    const name = library.name || "it";
    throw new TypeError(`'${name}' has no functions of its own; to name it in jobs, write registerLib({ ${name} })`);
}
/** What every object, or every function, has is nobody's own. */
function own(exports, name) {
    const common = (typeof exports === "function" ? Function.prototype : Object.prototype);
    const found = exports[name];
    return found === common[name] || (typeof exports === "function" && name === "prototype") ? undefined : found;
}
