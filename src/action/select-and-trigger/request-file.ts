import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { RememberedRequest } from "../../jenkins/selection-options.ts";

/** What main leaves to post. */
export type LeftRequest = {
  readonly request: RememberedRequest;
  /** Main has come to an end of its own: what still waits or runs does so as asked. */
  readonly hasEnded: boolean;
};

/** A path that no other step of the job has. */
export function newRequestFile(): string {
  return join(process.env["RUNNER_TEMP"] ?? tmpdir(), "jipper", `request-${randomUUID()}.json`);
}

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

/**
 * Forbids main to trigger anything more. In a container it may run on after the runner has lost sight of it, and post has
 * come and gone.
 */
export function forbidRequests(file: string): void {
  fs.mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  fs.writeFileSync(`${file}.over`, "", { mode: 0o600 });
}

/** Whether post has been here. */
export function areRequestsForbidden(file: string): boolean {
  return fs.existsSync(`${file}.over`);
}
