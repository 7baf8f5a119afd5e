import { conditionHolds, ExpressionError, type Mention, mentions } from "../plan/expressions/expression.ts";
import type { Data } from "../plan/expressions/secret.ts";
import { fillText, mentionsIn, placeholders } from "../plan/expressions/template.ts";
import { convertValue } from "../plan/parameter-value.ts";
import type { Environment, Group, Json, Plan, Step, Work } from "../plan/plan.ts";
import { isGroup } from "../plan/plan.ts";
import { noSurroundings, ownEnvironment, revertContexts, type Surroundings, seenBy, stepContexts } from "./contexts.ts";
import { Filler, filledEnvironment } from "./filler.ts";
import { withOutputs } from "./group-outputs.ts";
import type { Deed } from "./next.ts";
import type { Given, JournalRecord, Phase } from "./record.ts";
import type { Standing } from "./standing.ts";
import { asSecrets, type Secrets, type Standings } from "./standings.ts";

type Contexts = { readonly [context: string]: Data };

/** Looks around, where an expression asks for it: most steps have none, and it takes its time. */
export type Look = () => Surroundings;

/** What the expressions of a step became, and whether its condition holds. Throws an ExpressionError. */
export type Turn = { readonly isDue: boolean; readonly given: Given | undefined };

/**
 * Fills in what is written for a step, now that its turn has come: its environment, then, knowing that, its
 * condition and the rest, as GitHub does.
 */
export function turnOf(standings: Standings, standing: Standing, look: Look): Turn {
  const { step } = standing;
  const { work, revert } = step;
  const own = asked(work);
  const undo = revert === null ? nothingAsked : asked(revert.work);
  const isPlain = !own.isAnything && step.if === undefined && undo.mentions.length === 0;
  if (isPlain) return { isDue: holds(standings, standing, {}), given: undefined };

  const conditions = step.if === undefined ? [] : mentions(step.if);
  const mentioned = [...own.mentions, ...undo.mentions, ...conditions];
  const filler = fillerOf(standings, standing, "step");
  const contexts = stepContexts(standings, standing, mentioned, look());
  const env = filler.environment(work.env, contexts);
  const all = { ...contexts, env: { ...(contexts["env"] as Environment), ...work.env, ...env } };
  if (!holds(standings, standing, all)) return { isDue: false, given: undefined };
  const seen = seenBy(undo.mentions, all);
  const given: Given = { ...(env && { env }), ...restOf(filler, work, all), ...(seen && { seen }) };
  return { isDue: true, given: Object.keys(given).length === 0 ? undefined : given };
}

/** The same for its revert. `outputs` and `failure` are known by now; the rest is as it was at the step's turn. */
export function revertGiven(standings: Standings, standing: Standing, look: Look): Given | undefined {
  const work = standing.step.revert?.work;
  if (work === undefined) return undefined;
  const { mentions, isAnything } = asked(work);
  if (!isAnything) return undefined;
  const filler = fillerOf(standings, standing, "revert");
  const contexts = revertContexts(standings, standing, mentions, look());
  const env = filler.environment(work.env, contexts);
  const all = { ...contexts, env: { ...(contexts["env"] as Environment), ...work.env, ...env } };
  return { ...(env && { env }), ...restOf(filler, work, all) };
}

/**
 * Finds again what was made of secrets when that was so which a journal tells, before it is folded; else what of it
 * stands in the journal would be lost to this process.
 */
export function findMade(standings: Standings, record: JournalRecord): void {
  if (!("step" in record)) return;
  const standing = standings.of(record.step);
  if (record.record === "step-ended") withOutputs(standings, standing, { status: record.status });
  if (record.record !== "step-began" && record.record !== "revert-began") return;
  const isRevert = record.record === "revert-began";
  const work = isRevert ? standing.step.revert?.work : standing.step.work;
  if (work === undefined) return;
  const { mentions, isAnything } = asked(work);
  if (!isAnything) return;
  const filler = fillerOf(standings, standing, isRevert ? "revert" : "step");
  const contexts = (isRevert ? revertContexts : stepContexts)(standings, standing, mentions, noSurroundings);
  // One that asks for what only the other process saw has no value here, and is none of these.
  for (const [name, template] of Object.entries(work.env))
    attempt(() => filler.environment({ [name]: template }, contexts));
  attempt(() => restOf(filler, work, contexts));
}

function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
}

function fillerOf(standings: Standings, { step, attempts, revert }: Standing, phase: Phase): Filler {
  return new Filler(standings, `${phase} ${step.id} ${(phase === "step" ? attempts : revert.attempts) + 1}`);
}

/** What the expressions of the plan's own `env` became. Throws an ExpressionError. */
export function planGiven(plan: Plan, secrets: Secrets, { env, github, runner }: Surroundings): Given | undefined {
  const params = { ...plan.params, ...asSecrets(secrets) };
  const own = filledEnvironment(plan.env, (template) => fillText(template, { params, env, github, runner }).text);
  return own && { env: own };
}

/** What a deed performs, with all that was filled in; what a revert leaves open it has of its step. Null where there is none. */
export function workOf(standings: Standings, { phase, step }: Pick<Deed, "phase" | "step">): Work | null {
  const standing = standings.of(step.id);
  if (phase === "step") {
    if (isGroup(step.work)) throw new Error(`Internal error: the group '${step.id}' is not performed`);
    return withGiven(step.work, standing.given, {});
  }
  const work = step.revert?.work;
  if (work === undefined) return null;
  const asItBegan = work.kind === "call" && work.argsOfStep ? standing.given.with : undefined;
  const given = asItBegan === undefined ? standing.revert.given : { with: asItBegan, ...standing.revert.given };
  const done = withGiven(work, given, ownEnvironment(standing));
  if (done.kind !== "run" || done.workingDirectory !== undefined || step.work.kind !== "run") return done;
  const folder = standing.given.workingDirectory ?? step.work.workingDirectory;
  return folder === undefined ? done : { ...done, workingDirectory: folder };
}

/** The same where the revert has not begun, so that nothing of it is filled in yet; as it stands where that cannot be. */
export function revertToCome(standings: Standings, standing: Standing): Work | null {
  try {
    const given = revertGiven(standings, standing, () => noSurroundings) ?? {};
    const { revert } = standing;
    const before = revert.given;
    revert.given = given;
    const work = workOf(standings, { phase: "revert", step: standing.step });
    revert.given = before;
    return work;
  } catch {
    return workOf(standings, { phase: "revert", step: standing.step });
  }
}

function withGiven<W extends Work>(work: W, given: Given, inherited: Environment): W {
  const { env, workingDirectory, with: data } = given;
  return {
    ...work,
    env: { ...inherited, ...work.env, ...env },
    ...(workingDirectory === undefined ? {} : { workingDirectory }),
    ...(data === undefined
      ? {}
      : work.kind === "call"
        ? { args: data }
        : work.kind === "jenkins"
          ? { with: data }
          : {}),
  };
}

function holds(standings: Standings, { step, list }: Standing, contexts: Contexts): boolean {
  const isFailed = list.failure !== undefined && list.failure.kind !== "cancelled";
  return conditionHolds(step.if, contexts, { isFailed, isCancelled: standings.isCancelled });
}

function restOf(filler: Filler, work: Step["work"], contexts: Contexts): Given {
  switch (work.kind) {
    case "run": {
      const { workingDirectory: folder } = work;
      if (!folder?.includes("$")) return {};
      return { workingDirectory: filler.text("working-directory", folder, contexts) };
    }
    case "call":
      return work.isTemplate ? withOf(filler, work.args, contexts) : {};
    case "jenkins":
      return withOf(filler, work.with, contexts);
    case "uses":
      return work.params === undefined ? {} : checked(filler, work, withOf(filler, work.params, contexts));
    default:
      return {};
  }
}

/** Makes the values of an included file's parameters what the file declares them to be. Throws an ExpressionError. */
function checked(filler: Filler, { params = {}, declared = {} }: Group, { with: filledIn }: Given): Given {
  const values: { [name: string]: Json } = { ...(filledIn as { readonly [name: string]: Json } | undefined) };
  for (const [name, { required, secret, ...rule }] of Object.entries(declared)) {
    const value = values[name] ?? params[name] ?? "";
    if (secret) filler.hide(`with ${name}`, params, [String(value)]);
    if (value === "" && required)
      throw new ExpressionError(`the parameter '${name}' must be given; it is given nothing`);
    const converted = value === "" ? { value } : convertValue(rule, value);
    if (!("value" in converted))
      throw new ExpressionError(`the parameter '${name}' must be ${converted.wanted}; what it is given is not`);
    if (filledIn !== undefined) values[name] = converted.value;
  }
  return filledIn === undefined ? {} : { with: values };
}

function withOf(filler: Filler, template: Json, contexts: Contexts): Given {
  return hasExpressions(template) ? { with: filler.data("with", template, contexts) } : {};
}

/** What the expressions of some work ask for, and whether there are any. */
type Asked = { readonly mentions: readonly Mention[]; readonly isAnything: boolean };

const nothingAsked: Asked = { mentions: [], isAnything: false };
const known = new WeakMap<object, Asked>();

function asked(work: Step["work"]): Asked {
  const before = known.get(work);
  if (before !== undefined) return before;
  const templates: Json[] = [work.env];
  if (work.kind === "run" && work.workingDirectory !== undefined) templates.push(work.workingDirectory);
  if (work.kind === "call" && work.isTemplate) templates.push(work.args);
  if (work.kind === "jenkins") templates.push(work.with);
  // What a secret parameter of an included file is given is seen to also where it is no expression.
  if (work.kind === "uses") templates.push(work.params ?? {});
  const isDeclared = work.kind === "uses" && work.declared !== undefined;
  const isAnything = isDeclared || templates.some(hasExpressions);
  const found = isAnything ? { mentions: templates.flatMap(mentionsIn), isAnything } : nothingAsked;
  known.set(work, found);
  return found;
}

function hasExpressions(template: Json): boolean {
  if (typeof template === "string") return template.includes("$") && placeholders(template).length > 0;
  return typeof template === "object" && template !== null && Object.values(template).some(hasExpressions);
}
