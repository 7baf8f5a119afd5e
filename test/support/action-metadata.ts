import fs from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

type Texts = { readonly [name: string]: string };

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What `action.yml` says, as far as the runner reads it. */
export type Metadata = {
  readonly inputs: { readonly [name: string]: { readonly default?: string } };
  readonly outputs: { readonly [name: string]: unknown };
  readonly runs: { readonly main: string; readonly post: string };
};

/** An action of this repository: the one at its root, or the one in a folder of it. */
export function metadataOf(folder: string): Metadata {
  return parse(fs.readFileSync(join(repository, folder, "action.yml"), "utf8")) as Metadata;
}

export const metadata = metadataOf(".");

/** The one expression of action.yml. */
const jobStatus = /\$\{\{ job\.status \}\}/;

/** Inputs are evaluated anew for each phase; one that was not given is empty, or its default. */
export function inputVariables({ inputs }: Metadata, given: Texts, status: string): Texts {
  const all = Object.entries(inputs).map(([name, { default: byDefault = "" }]) => {
    const value = given[name] ?? byDefault.replace(jobStatus, status);
    if (value.includes("${{")) throw new Error(`no default of ${name} is known here: ${value}`);
    return [name, value] as const;
  });
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`Unexpected input(s) '${unknown.join("', '")}'`);
  return Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]));
}
