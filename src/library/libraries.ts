import { didYouMean } from "../plan/did-you-mean.ts";
import { loadWords } from "../runner/call/load-words.ts";
import { resolveModule } from "../runner/call/resolve-module.ts";
import type { AnyFunction } from "./job.ts";

/** A module or an object whose functions jobs can name. */
export type Library = { readonly [name: string]: unknown };

/** A library that was registered by its specifier, and the folder from which it is sought. */
type Specified = { readonly specifier: string; readonly from: string };

type Loaded = { readonly exports: Library; readonly module?: string };

/** Functions by name, from all that was registered; the first library that has a name wins. */
export class Libraries {
  readonly #registered: (Specified | { readonly exports: Library })[] = [];
  #loaded: readonly Loaded[] = [];

  /** Relative specifiers start in what is the current folder by now. Throws a TypeError if it is no library. */
  register(library: object | string): void {
    const given = library instanceof URL ? library.href : library;
    if (typeof given === "string") this.#registered.push({ specifier: given, from: process.cwd() });
    else this.#registered.push({ exports: objectOf(given) });
  }

  /** Imports those that were given by specifier. */
  async load(): Promise<void> {
    this.#loaded = await Promise.all(
      this.#registered.map(async (library) => ("specifier" in library ? imported(library) : library)),
    );
  }

  /** The function of this name, and the module it is from; in words what is wrong if there is none. */
  find(name: string): { readonly func: AnyFunction; readonly module?: string } | string {
    for (const { exports, module } of this.#loaded) {
      const found = own(exports, name);
      if (typeof found === "function") {
        const func: AnyFunction = (args, context) => found.call(exports, args, context);
        return { func, ...(module === undefined ? {} : { module }) };
      }
      if (found !== undefined) return `'${name}' is no function of a registered library but of type ${typeof found}`;
    }
    if (this.#loaded.length === 0) return `no library is registered that could have a function '${name}'`;
    const names = this.#loaded.flatMap(({ exports }) => Object.keys(exports));
    return `no registered library has a function '${name}'${this.#inDefault(name) ?? didYouMean(name, names)}`;
  }

  /** The module that exports this very function, and its name there; undefined where none was given by specifier. */
  moduleOf(func: AnyFunction): { readonly name: string; readonly module: string } | undefined {
    for (const { exports, module } of this.#loaded) {
      const name = module === undefined ? undefined : Object.keys(exports).find((key) => exports[key] === func);
      if (name !== undefined && module !== undefined) return { name, module };
    }
    return undefined;
  }

  /** Another process finds functions by the names under which their module exports them. */
  #inDefault(name: string): string | undefined {
    for (const { exports } of this.#loaded) {
      const object = exports["default"];
      const isLibrary = typeof object === "object" || typeof object === "function";
      if (!isLibrary || object === null || typeof own(object as Library, name) !== "function") continue;
      return `; one has it within its default export: write 'export function ${name}' there, or import that and register it itself`;
    }
    return undefined;
  }
}

async function imported({ specifier, from }: Specified): Promise<Loaded> {
  let module = specifier;
  try {
    module = await resolveModule(specifier, from);
    return { exports: (await import(module)) as Library, module };
  } catch (error) {
    throw new Error(`the library '${specifier}' does not load: ${loadWords(error, module)}`, { cause: error });
  }
}

function objectOf(library: object): Library {
  if (typeof library === "object" && library !== null) return library as Library;
  if (typeof library !== "function")
    throw new TypeError("a library is a module, an object with functions, or a specifier such as './my-app.js'");
  const exports = library as unknown as Library;
  const hasFunctions = Object.getOwnPropertyNames(library).some((name) => typeof own(exports, name) === "function");
  if (hasFunctions) return exports;
  const name = (library as { readonly name: string }).name || "it";
  throw new TypeError(`'${name}' has no functions of its own; to name it in jobs, write registerLib({ ${name} })`);
}

/** What every object, or every function, has is nobody's own. */
function own(exports: Library, name: string): unknown {
  const common: Library = (typeof exports === "function" ? Function.prototype : Object.prototype) as never;
  const found = exports[name];
  return found === common[name] || (typeof exports === "function" && name === "prototype") ? undefined : found;
}
