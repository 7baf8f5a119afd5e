import fs from "node:fs";
import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";

const inputOptions = ["params", "auth", "ca", "client-cert", "client-key"];

/** The files that a command line reads: those of its options, and those among its words where it says so. */
export function inputFiles(given: Given, words: readonly string[] = []): readonly string[] {
  const named = inputOptions.flatMap((option) => given.value(option) ?? []);
  return [...words, ...named.map((path) => path.replace(/^@/, ""))];
}

/** Throws a UsageError where a report would take the place of a file that is read, under whatever name. */
export function refuseToOverwrite(option: string, path: string, inputs: readonly string[]): void {
  const own = identityOf(path);
  const input = own === undefined ? undefined : inputs.find((input) => identityOf(input) === own);
  if (input !== undefined)
    throw new UsageError(`--${option} ${path} would overwrite ${input}, which is read; name another file`);
}

function identityOf(path: string): string | undefined {
  const stat = fs.statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat?.isFile() ? `${stat.dev} ${stat.ino}` : undefined;
}
