import fs from "node:fs";
import { dirname, join } from "node:path";
import { disown, own } from "../runner/journal/lock.ts";
import { leftUndone } from "./left-undone.ts";
import { type KnownRun, readRun } from "./runs.ts";

/**
 * Removes the runs that had ended before that time and need nobody any more: they succeeded, or all of them is undone.
 * What somebody works on stays. Resolves with the ids of those that are gone; throws what the file system does.
 */
export async function pruneRuns(runs: readonly KnownRun[], before: number): Promise<readonly string[]> {
  const pruned: string[] = [];
  for (const run of runs.filter((run) => isOver(run, before))) if (await isRemoved(run, before)) pruned.push(run.id);
  return pruned;
}

function isOver({ standings }: KnownRun, before: number): boolean {
  const { outcome, finishedAt } = standings;
  const isDone = outcome === "succeeded" || (outcome === "rolled-back" && leftUndone(standings).length === 0);
  return isDone && finishedAt !== undefined && Date.parse(finishedAt) < before;
}

/** Somebody who wants to own what is just removed may put a file there meanwhile. */
function removeRest(folder: string): void {
  try {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // what is left is no run
  }
}

/** Only its owner removes a run: somebody may just have begun to undo it. */
async function isRemoved({ id, folder }: KnownRun, before: number): Promise<boolean> {
  try {
    await own(folder);
  } catch {
    return false; // somebody works on it, it is gone already, or it is not ours to remove
  }
  try {
    const now = readRun(dirname(folder), id);
    if (now === undefined || !isOver(now, before)) return false;
    fs.rmSync(join(folder, "journal.jsonl")); // first: without it nobody takes the rest for a run
    removeRest(folder);
    return true;
  } finally {
    disown(folder);
  }
}
