import type { RunWork } from "../plan/plan.ts";
import type { Mask } from "../report/mask/mask.ts";
import { addedEnvironment } from "./environment.ts";
import { revertToCome, workOf } from "./fill.ts";
import type { Standings } from "./standings.ts";

/** What a revert is told beyond the inputs and outputs of its step; seldom used, so left out where it is not. */
const circumstantial = /^JIPPER_(RUN_ID|ATTEMPT|CAUSE_STEP|CAUSE_MESSAGE)$/;

/**
 * The command that undoes a step by hand: what its revert would have run, with the values as recorded,
 * to be pasted into any POSIX shell on the machine where the run was. Secrets stand in it by the name of a variable.
 */
export function byHand(standings: Standings, stepId: string): string {
  const standing = standings.of(stepId);
  const { step, revert } = standing;
  const deed = { phase: "revert", step, attempt: revert.attempts } as const;
  const work = revert.attempts > 0 ? workOf(standings, deed) : revertToCome(standings, standing);
  if (work === null) return "";
  const { mask } = standings;
  if (work.kind === "call") return named(mask, `${work.function}(${JSON.stringify(work.args)})`);
  if (work.kind === "jenkins") return named(mask, jenkinsByHand(work.with));

  const { env, fallback, path } = addedEnvironment(standings, deed, work);
  const assignments = Object.entries({ ...fallback, ...env })
    .filter(([name]) => !circumstantial.test(name) || work.script.includes(name))
    .map(([name, value]) =>
      /^\w+$/.test(name) ? quoteSecret(mask, `${name}=`, value) : quoteSecret(mask, "", `${name}=${value}`),
    );
  if (path.length > 0) assignments.push(`PATH=${quote("", path.join(":"))}:"$PATH"`);
  const prefix = assignments.length > 0 ? `env ${assignments.join(" ")} ` : "";
  return `cd ${quoteSecret(mask, "", folderOf(standings, work))} && ${invocation(work, prefix)}`;
}

function jenkinsByHand({ job, candidates, parameters }: { readonly [input: string]: unknown }): string {
  const names = [job ?? candidates ?? []].flat().map(String);
  const params = Object.entries((parameters ?? {}) as { readonly [name: string]: unknown });
  return [
    "jipper select-and-trigger",
    `--candidates ${quote("", names.join(","))}`,
    ...params.map(([name, value]) => `--param ${quote("", `${name}=${value}`)}`),
  ].join(" ");
}

function folderOf(standings: Standings, { workingDirectory = "." }: RunWork): string {
  if (workingDirectory.startsWith("/")) return workingDirectory;
  return workingDirectory === "." ? standings.plan.directory : `${standings.plan.directory}/${workingDirectory}`;
}

/** Bash and sh take the script as an argument; any other shell needs a file, as in the run. */
function invocation({ shell, script }: RunWork, prefix: string): string {
  const text = quote("", script.replace(/\n$/, ""));
  switch (shell) {
    case undefined:
      return `${prefix}bash -e -c ${text}`;
    case "bash":
      return `${prefix}bash --noprofile --norc -e -o pipefail -c ${text}`;
    case "sh":
      return `${prefix}sh -e -c ${text}`;
    default: {
      const command = shell.includes("{0}") ? shell : `${shell} {0}`;
      return `f=$(mktemp) && printf %s ${text} > "$f" && ${prefix}${command.replaceAll("{0}", '"$f"')}`;
    }
  }
}

/** The text with the name of a variable in the place of each secret. */
function named(mask: Mask, text: string): string {
  return mask
    .parts(text)
    .map((part) => (typeof part === "string" ? part : (variableOf(part) ?? "***")))
    .join("");
}

/** The variable that hands a secret to Jipper; undefined for what was made of one. */
function variableOf({ name, variant }: { readonly name: string; readonly variant: string }): string | undefined {
  if (variant !== "plain" || !/^[\w-]+$/.test(name)) return undefined;
  return `$JIPPER_PARAM_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** For a POSIX shell; a secret in it becomes the variable that hands it to Jipper. */
function quoteSecret(mask: Mask, before: string, text: string): string {
  if (mask.isEmpty) return quote(before, text);
  const parts = mask.parts(text).map((part) => {
    if (typeof part === "string") return part === "" ? "" : quote("", part);
    const variable = variableOf(part);
    return variable === undefined ? "'***'" : `"${variable}"`;
  });
  return parts.length === 0 ? quote(before, text) : before + parts.join("");
}

/** For a POSIX shell; plain words stay as they are. */
function quote(before: string, text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return before + text;
  return `${before}'${text.replaceAll("'", "'\\''")}'`;
}
