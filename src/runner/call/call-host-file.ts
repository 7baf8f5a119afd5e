import fs from "node:fs";
import { fileURLToPath } from "node:url";

/** From the bundles in dist/, from the library in dist/lib/runner/call/, and from the source. */
const places = ["./call-host.js", "../../../call-host.js", "../../../dist/call-host.js"];

let found: string | undefined;

/** The program that calls a function in a process of its own. It is a bundle: what starts it may be one file. */
export function hostFile(): string {
  found ??= places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((file) => fs.existsSync(file));
  if (found === undefined) throw new Error("Internal error: call-host.js is missing beside Jipper; was dist/ built?");
  return found;
}
