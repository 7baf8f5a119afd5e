import { join } from "node:path";
import type { SelectAndTriggerOptions } from "../jenkins/selection-options.ts";
import type { JenkinsWork } from "../plan/plan.ts";
import type { Deed } from "../rollback/next.ts";
import type { Standings } from "../rollback/standings.ts";
import type { Circumstances } from "../runner/work/perform.ts";
import { workEnvironment } from "../runner/work/work-environment.ts";
import type { JenkinsTold } from "./jenkins-steps.ts";
import { stepOptions } from "./step-options.ts";

/** What a step or a revert asks of Jenkins. Throws an Error in words where a value of it cannot be used. */
export function requestOf(
  work: JenkinsWork,
  about: Pick<Circumstances, "deed" | "standings" | "output">,
  { secret }: Pick<JenkinsTold, "secret">,
): SelectAndTriggerOptions {
  const { deed, standings } = about;
  const { env } = workEnvironment(about);
  const options = stepOptions(work.with, { env, directory: standings.plan.directory });
  const { user, token } = options;
  // Also as it goes over the line: what a debugging proxy prints ends in logs too.
  for (const value of token === undefined ? [] : [token, Buffer.from(`${user}:${token}`).toString("base64")]) {
    secret?.(value);
    standings.hide([value]);
  }
  return { requestId: idOf(deed, standings), ...options };
}

/** The file beside the journal that remembers it while it waits or runs. */
export function requestFile(
  folder: string,
  { phase, step }: Pick<Deed, "phase" | "step">,
  standings: Standings,
): string {
  const { index } = standings.of(step.id);
  return join(folder, `${index}${phase === "revert" ? ".revert" : ""}.request.json`);
}

/** An id that no other request has: ids of runs are unique in their folder alone, and marks in the world. */
function idOf({ phase, step, attempt }: Deed, { run, mark }: Standings): string {
  return `${run}/${step.id}-${mark.slice(0, 6)}/${phase === "revert" ? "undo-" : ""}${attempt}`;
}
