import fs from "node:fs";
import { join } from "node:path";
import type { Job } from "../support/workflow-runner.ts";

/** What steps and reverts wrote to the file `did` of the workspace, a line each, in order. */
export function deeds({ workspace }: Pick<Job, "workspace">): string[] {
  const file = join(workspace, "did");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

/** A step that leaves a mark, and whose revert leaves another. */
export function marking(id: string, more = ""): string {
  return `
- id: ${id}
  run: echo do ${id} >> did${more}
  revert: echo undo ${id} >> did`;
}
