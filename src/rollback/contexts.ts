import type { Mention } from "../plan/expressions/expression.ts";
import type { Data } from "../plan/expressions/secret.ts";
import type { Environment, Json, ParameterValue } from "../plan/plan.ts";
import { around, hasBegun, type Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";

/** What a process sees around it that expressions can ask for. */
export type Surroundings = {
  readonly env: Environment;
  readonly github: { readonly [name: string]: Json };
  readonly runner: { readonly [name: string]: Json };
};

export const noSurroundings: Surroundings = { env: {}, github: {}, runner: {} };

/** The contexts for what the step itself is given, before its own environment. */
export function stepContexts(
  standings: Standings,
  standing: Standing,
  mentioned: readonly Mention[],
  { env, github, runner }: Surroundings,
): { readonly [context: string]: Data } {
  return {
    params: paramsOf(standings, fileOf(standing)),
    env: { ...env, ...standings.given.env, ...standing.list.carried.env },
    steps: stepsOf(standings, { file: fileOf(standing), to: standing.index }, mentioned),
    github,
    runner,
  };
}

/** The contexts for its revert: what the journal holds, and of what only this process sees, what the journal does not. */
export function revertContexts(
  standings: Standings,
  standing: Standing,
  mentioned: readonly Mention[],
  { github, runner }: Surroundings,
): { readonly [context: string]: Data } {
  const { given } = standing;
  const cause = standings.causeOf(standing);
  return {
    params: paramsOf(standings, fileOf(standing)),
    env: { ...standings.given.env, ...standing.carried.env, ...ownEnvironment(standing), ...given.seen?.["env"] },
    steps: stepsOf(standings, { file: fileOf(standing), to: standing.index }, mentioned),
    outputs: outputsOf(standing),
    failure:
      cause === undefined
        ? {}
        : {
            step: cause.step ?? "",
            kind: cause.kind,
            message: cause.message,
            "exit-code": cause.exitCode ?? "",
          },
    github: { ...github, ...given.seen?.["github"] },
    runner: { ...runner, ...given.seen?.["runner"] },
  };
}

/** The contexts for what a group puts out: the steps in it, and its parameters, all of which the journal holds. */
export function outputContexts(
  standings: Standings,
  group: Standing,
  mentioned: readonly Mention[],
): { readonly [context: string]: Data } {
  const within = { file: group, to: group.lastIndex + 1 };
  return { params: paramsOf(standings, group), steps: stepsOf(standings, within, mentioned) };
}

/** What expressions of a revert ask of contexts that a later process may see otherwise. */
export function seenBy(mentioned: readonly Mention[], contexts: { readonly [context: string]: Data }) {
  const seen: { [context: string]: { [name: string]: Json } } = {};
  for (const { context, path } of mentioned) {
    const [name] = path;
    if (name === undefined || (context !== "env" && context !== "github" && context !== "runner")) continue;
    const value = (contexts[context] as { readonly [name: string]: Json })[nameIn(contexts[context], name)];
    if (value === undefined) continue;
    seen[context] ??= {};
    seen[context][name] = value;
  }
  return Object.keys(seen).length === 0 ? undefined : seen;
}

/** Names are the same where they differ in case alone, as on GitHub. */
function nameIn(data: Data | undefined, name: string): string {
  const names = Object.keys((data ?? {}) as object);
  return names.includes(name) ? name : (names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name);
}

/** Environment that was written for the step, with what its expressions became. */
export function ownEnvironment({ step, given }: Standing): Environment {
  return { ...step.work.env, ...given.env };
}

/** What a revert has of its step; what it set in an earlier try counts where the last one did not set it. */
export function outputsOf({ outputs, earlierOutputs }: Standing): Environment {
  return { ...earlierOutputs, ...outputs };
}

/** The step that uses the file in which this one stands; undefined for the plan's own. */
function fileOf(standing: Standing): Standing | undefined {
  for (const owner of around(standing)) if (owner.step.work.kind === "uses") return owner;
  return undefined;
}

function paramsOf(standings: Standings, file: Standing | undefined): { readonly [name: string]: Data } {
  const work = file?.step.work;
  if (work?.kind !== "uses") return { ...standings.plan.params, ...standings.secretData() };
  return { ...work.params, ...(file?.given.with as { readonly [name: string]: ParameterValue } | undefined) };
}

/** What stands before the ids of a file that is included; steps in it know each other without it. */
export function prefixOf(standing: Standing): string {
  return prefixIn(fileOf(standing));
}

function prefixIn(file: Standing | undefined): string {
  return file === undefined ? "" : `${file.step.id}/`;
}

/** The file whose steps are asked for, and the place among all steps from where that is done. */
type Asking = { readonly file: Standing | undefined; readonly to: number };

/** The steps that are asked for, so that a long list does not cost a long time at each step. */
function stepsOf(standings: Standings, { file, to }: Asking, mentioned: readonly Mention[]): { [id: string]: Data } {
  const asked = mentioned.filter(({ context }) => context === "steps");
  if (asked.length === 0) return {};
  const prefix = prefixIn(file);
  const some = asked.every(({ path }) => path.length > 0)
    ? asked.flatMap(({ path: [id = ""] }) => standings.find(prefix + id) ?? standings.findAnyCase(prefix + id) ?? [])
    : standings.steps.filter(({ step }) => isIn(prefix, step.id));
  return Object.fromEntries(
    some
      // What came before and did not begin was passed by, after a failure.
      .filter((other) => hasBegun(other) || other.status === "skipped" || other.index < to)
      .map((other) => [other.step.id.slice(prefix.length), stepData(other, standings.pivot)]),
  );
}

function isIn(prefix: string, id: string): boolean {
  return id.startsWith(prefix) && !id.slice(prefix.length).includes("/");
}

/** `pivot` is the place up to which nothing is undone. */
function stepData(standing: Standing, pivot: number): Data {
  const outcome = outcomeOf(standing);
  // A group that was passed over is undone, and what it and its members made is gone.
  const groups = standing.group === undefined ? around(standing) : [standing, ...around(standing)];
  const isUndone = standing.lastIndex > pivot && [...groups].some(({ isPassedOver }) => isPassedOver);
  return {
    outputs: isUndone ? {} : standing.outputs,
    outcome,
    conclusion: standing.isPassedOver ? "success" : outcome,
    status: standing.status === "pending" ? "skipped" : standing.status,
    ...(standing.end?.exitCode === undefined ? {} : { "exit-code": standing.end.exitCode }),
  };
}

/** In GitHub's words. */
function outcomeOf({ status }: Standing): string {
  switch (status) {
    case "succeeded":
      return "success";
    case "cancelled":
    case "skipped":
      return status;
    case "pending":
      return "skipped";
    case "running":
      return "";
    default:
      return "failure";
  }
}
