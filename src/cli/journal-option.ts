import fs from "node:fs";
import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";

/** The folder that `--journal` names; undefined for the usual one. Throws a UsageError where it is no folder. */
export function askedJournal(given: Given): string | undefined {
  const folder = given.value("journal");
  const stat = folder === undefined ? undefined : fs.statSync(folder, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isDirectory()) throw new UsageError(`--journal ${folder} is a file; name a folder`);
  return folder;
}
