import { didYouMean } from "../did-you-mean.ts";
import { type Problems, quoted } from "../problems.ts";
import type { Entry, Reader } from "./read-map.ts";
import { readNames } from "./read-values.ts";
import { spanOf } from "./read-yaml.ts";
import type { Named } from "./value-forms.ts";

/** A module of functions: its URL and what it exports; in place of it, why it cannot be loaded. */
export type Library =
  | {
      readonly module: string;
      /** Names of its functions. */
      readonly names: readonly string[];
      /** Type of each export that is no function, by name. */
      readonly others?: { readonly [name: string]: string };
    }
  | string;

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

/** How many exports a message lists. */
const mostListed = 10;

/** Reads `libs`. Modules that do not load are told. Without `load` nobody knows what they export, and all is right. */
export function readLibraries(
  reader: Reader,
  entry: Entry | undefined,
  load: ((specifier: string) => Library) | undefined,
): Libraries {
  const specifiers = entry === undefined ? [] : readNames(reader, entry);
  const modules: { readonly module: string; readonly names: ReadonlySet<string> }[] = [];
  const others = new Map<string, string>();
  let isKnown = load !== undefined && specifiers.length > 0;
  for (const { name, node } of specifiers) {
    const library = load?.(name);
    if (library === undefined) continue;
    if (typeof library !== "string") {
      modules.push({ module: library.module, names: new Set(library.names) });
      for (const [other, type] of Object.entries(library.others ?? {})) others.set(other, type);
    } else {
      reader.problems.add(spanOf(node), `${quoted(name)} cannot be loaded: ${library}`);
      isKnown = false;
    }
  }
  const exported = [...new Set(modules.flatMap(({ names }) => [...names]))];
  return {
    find: (problems, { name, node }) => {
      const found = modules.find(({ names }) => names.has(name));
      if (found !== undefined) return found.module;
      if (entry === undefined)
        problems.add(
          spanOf(node),
          `the step list names no module that could export ${quoted(name)}; add libs: [./jobs.mjs] beside 'steps'`,
        );
      else if (isKnown && others.has(name))
        problems.add(spanOf(node), `${quoted(name)} is no function but of type ${others.get(name)}`);
      else if (isKnown)
        problems.add(spanOf(node), `no module of 'libs' exports ${quoted(name)}${instead(name, exported)}`);
      return undefined;
    },
  };
}

function instead(name: string, exported: readonly string[]): string {
  if (exported.length === 0) return "; they export no functions";
  const more = exported.length > mostListed ? ", …" : "";
  return didYouMean(name, exported, `; they export ${exported.slice(0, mostListed).join(", ")}${more}`);
}
