import { resolve } from "node:path";

/** What to type to undo the rest of a run, from any folder and any shell. */
export function rollbackCommand(run: string, journal: string | undefined, env = process.env): string {
  // Another shell is likely to know nothing of the folder of this CI job.
  const folder = journal ?? (env["RUNNER_TEMP"] ? `${env["RUNNER_TEMP"]}/jipper` : undefined);
  return `jipper rollback ${run}${folder === undefined ? "" : ` --journal ${quoted(resolve(folder))}`}`;
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
