import fs from "node:fs";
import { dirname } from "node:path";
import type { RememberedRequest } from "../jenkins/selection-options.ts";

/** What a process leaves to the one that comes after it. */
export type LeftRequest = {
  readonly request: RememberedRequest;
  /** It has come to an end of its own: what still waits or runs does so as asked. */
  readonly hasEnded: boolean;
};

/** Keeps it; on the disk when it returns. Holds neither token nor parameters. */
export function writeRequest(file: string, left: LeftRequest): void {
  fs.mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.next`;
  const descriptor = fs.openSync(next, "w", 0o600);
  try {
    fs.writeFileSync(descriptor, `${JSON.stringify(left)}\n`);
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  fs.renameSync(next, file);
}

/** Undefined where nothing was triggered. */
export function readRequest(file: string): LeftRequest | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as LeftRequest;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
