import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A path that no other step of the job has. */
export function newRequestFile(): string {
  return join(process.env["RUNNER_TEMP"] ?? tmpdir(), "jipper", `request-${randomUUID()}.json`);
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
