var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { didYouMean } from "../plan/did-you-mean.js";
/** Functions by name, from all that was registered; the first library that has a name wins. */
export class Libraries {
    #registered = [];
    #loaded = [];
    register(library) {
        if (typeof library !== "string" && (typeof library !== "object" || library === null))
            throw new TypeError("a library is a module, an object with functions, or a specifier such as './my-app.js'");
        this.#registered.push(typeof library === "string" ? library : library);
    }
    /** Imports those that were given by specifier; relative ones start in the current folder. */
    async load() {
        this.#loaded = await Promise.all(this.#registered.map(async (library) => {
            if (typeof library !== "string")
                return { exports: library };
            const module = moduleUrl(library);
            try {
                return { exports: (await import(__rewriteRelativeImportExtension(module))), module };
            }
            catch (error) {
                throw new Error(`the library '${library}' does not load: ${error instanceof Error ? error.message : error}`, {
                    cause: error,
                });
            }
        }));
    }
    /** The function of this name, and the module it is from; in words what is wrong if there is none. */
    find(name) {
        for (const { exports, module } of this.#loaded) {
            const found = exports[name] === Object.prototype[name] ? undefined : exports[name];
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
        return `no registered library has a function '${name}'${didYouMean(name, names)}`;
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
}
function moduleUrl(specifier) {
    if (/^[a-z][a-z0-9+.-]+:/i.test(specifier))
        return specifier;
    const here = `${pathToFileURL(process.cwd())}/`;
    const isPackage = !/^\.{0,2}\//.test(specifier) && !fs.existsSync(specifier);
    return isPackage ? pathToFileURL(createRequire(here).resolve(specifier)).href : new URL(specifier, here).href;
}
