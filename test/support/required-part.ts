import { delimiter } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { findProgram } from "../../src/runner/process/find-program.ts";

/** Where `.ci/run` puts what it installs; git ignores it. */
const tools = fileURLToPath(new URL("../../.tools", import.meta.url));

/**
 * Finds a part that a test needs and a user's machine may lack: the path of a program, in the checkout's `.tools` or in
 * PATH, unless told how to find it. Where it is missing the test is skipped and nothing comes back; with
 * `JIPPER_E2E=required` in the environment it fails instead, so that a CI machine never skips in silence.
 */
export function requiredPart(
  t: TestContext,
  name: string,
  find: () => string | undefined = () => findProgram(name, { PATH: [tools, process.env["PATH"]].join(delimiter) }),
): string | undefined {
  const found = find();
  if (found !== undefined) return found;
  if (process.env["JIPPER_E2E"] === "required") {
    throw new Error(`no ${name}, and JIPPER_E2E=required says that this test must run`);
  }
  t.skip(`skipped: no ${name}`);
  return undefined;
}
