import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { tempFolder } from "./temp-folder.ts";

const folder = tempFolder();
const made = new Map<string, Promise<string>>();

/** A program of this folder in one file; starting it takes a third of what its sources would. */
export function bundleOf(name: "kill-driver" | "kill-preload"): Promise<string> {
  const known = made.get(name);
  if (known !== undefined) return known;
  const file = make(name);
  made.set(name, file);
  return file;
}

async function make(name: string): Promise<string> {
  const outfile = join(folder.path, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "error",
    banner: { js: 'import { createRequire as make } from "node:module"; const require = make(import.meta.url);' },
  });
  return outfile;
}

/** Removes the files; call it when all tests have ended. */
export async function removeBundles(): Promise<void> {
  await folder[Symbol.asyncDispose]();
}
