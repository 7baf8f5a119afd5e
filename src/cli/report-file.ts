import fs from "node:fs";
import { UsageError } from "./usage-error.ts";

/** A file that a report is written to. */
export type ReportFile = {
  readonly write: (text: string) => void;
  readonly close: () => void;
};

/**
 * Opens the file that an option names, and empties it: what an earlier run left there is not to be taken
 * for this one. Throws a UsageError if it cannot be written. Later on, a disk that is full is no reason
 * to break off the run, still less its rollback: `trouble` is told once, and no more is written.
 */
export function openReportFile(option: string, path: string, trouble: (words: string) => void): ReportFile {
  const descriptor = open(option, path);
  let isBroken = false;
  const attempt = (act: () => void) => {
    if (isBroken) return;
    try {
      act();
    } catch (error) {
      isBroken = true;
      trouble(`--${option} ${path} is not whole: ${error instanceof Error ? error.message : error}`);
    }
  };
  return {
    write: (text) => attempt(() => fs.writeFileSync(descriptor, text)),
    close: () => attempt(() => fs.closeSync(descriptor)),
  };
}

function open(option: string, path: string): number {
  try {
    return fs.openSync(path, "w");
  } catch (error) {
    throw new UsageError(`--${option} ${path} cannot be written: ${why(error)}`);
  }
}

function why(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EISDIR") return "this is a folder; name a file in it";
  if (code === "ENOENT") return "its folder does not exist";
  return error instanceof Error ? error.message : String(error);
}
