import { label } from "../report/sanitize.ts";
import { workOf } from "../rollback/fill.ts";
import type { Deed } from "../rollback/next.ts";
import type { Journal } from "../runner/journal/journal.ts";
import type { JenkinsTold } from "./jenkins-steps.ts";
import { readRequest } from "./request-file.ts";
import { requestFile, requestOf } from "./request-of.ts";

/**
 * Stops what a step or a revert has triggered whose process died before it came to an end. Resolves with words for
 * people on what came of that; undefined where there was nothing to stop.
 */
export async function withdrawLeft(
  deed: Deed,
  { folder, standings }: Journal,
  told: JenkinsTold,
): Promise<string | undefined> {
  const words = await withdraw(deed, { folder, standings }, told);
  if (words !== undefined) told.say?.(`${label(deed.step.id)}: ${label(standings.mask.text(words))}`);
  return words;
}

async function withdraw(
  deed: Deed,
  { folder, standings }: Pick<Journal, "folder" | "standings">,
  told: JenkinsTold,
): Promise<string | undefined> {
  const work = workOf(standings, deed);
  if (work?.kind !== "jenkins") return undefined;
  try {
    const left = readRequest(requestFile(folder, deed, standings));
    if (left === undefined || left.hasEnded || left.request.settled) return undefined;
    const { withdrawRemembered } = await import("../jenkins/request/withdraw-remembered.ts");
    const options = requestOf(work, { deed, standings, output: () => {} }, told);
    return (await withdrawRemembered(left.request, { ...options, ...(told.hurry && { hurry: told.hurry }) })).words;
  } catch (error) {
    // What it can still undo, it must not leave undone for that.
    return `what it may have triggered could not be looked for: ${error instanceof Error ? error.message : error}`;
  }
}
