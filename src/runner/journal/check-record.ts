import { isGroup, type Plan, type Step } from "../../plan/plan.ts";
import { label } from "../../report/sanitize.ts";
import type { JournalRecord } from "../../rollback/record.ts";
import type { Standing } from "../../rollback/standing.ts";
import type { Standings } from "../../rollback/standings.ts";

type Name = JournalRecord["record"];
type Fields = { readonly [name: string]: unknown };

/** Which records this version knows, and whether they are of a step. */
const known: { readonly [K in Name]: boolean } = {
  plan: false,
  "step-began": true,
  "step-skipped": true,
  "group-timed-out": true,
  "step-undone": true,
  "step-ended": true,
  "revert-began": true,
  "revert-ended": true,
  process: true,
  rollback: false,
  "rollback-timed-out": false,
  resumed: false,
  finished: false,
};

const ends: { readonly step: readonly unknown[]; readonly revert: readonly unknown[] } = {
  step: ["succeeded", "failed", "timed-out", "cancelled", "unknown"],
  revert: ["succeeded", "failed", "timed-out", "unknown"],
};
const causes: readonly unknown[] = [
  "failed",
  "timed-out",
  "cancelled",
  "interrupted",
  "later-step-failed",
  "requested",
];
const outcomes: readonly unknown[] = ["succeeded", "rolled-back", "rollback-incomplete"];

const newer = "a newer Jipper wrote it";

/** Why a journal cannot begin with this; undefined if it can. */
export function whyNoPlan(record: unknown): string | undefined {
  if (!isMap(record) || record["record"] !== "plan") return "the plan of the run is missing";
  const { schema } = record;
  if (typeof schema !== "number") return "the plan names no form of the journal";
  if (schema !== 1)
    return `the journal has the form ${schema}; this version reads form 1${schema > 1 ? `: ${newer}` : ""}`;
  const { at, run, mark, plan, policy } = record;
  const isWhole =
    isText(at) &&
    !Number.isNaN(Date.parse(at)) &&
    isText(run) &&
    isText(mark) &&
    isMap(policy) &&
    isMap(plan) &&
    isSteps(plan["steps"]);
  return isWhole ? undefined : "the plan is damaged";
}

/** Why a record cannot follow on those that have led here; undefined if it can. Fields that are not known are no reason. */
export function whyWrong(record: unknown, standings: Standings): string | undefined {
  if (!isMap(record) || !isText(record["record"])) return "it is no record";
  const name = record["record"];
  if (!Object.hasOwn(known, name)) return `this version does not know the record '${label(name)}': ${newer}`;
  if (!isText(record["at"])) return `the record '${name}' has no time`;
  if (!known[name as Name]) return whyNotOfRun(name as Name, record, standings);
  const { step, attempt } = record;
  if (!isText(step) || !isNumber(attempt)) return `the record '${name}' names no step, or no attempt`;
  const standing = standings.find(step);
  if (standing === undefined) return `the plan has no step '${label(step)}'`;
  return whyNotOfStep(name as Name, record, standing);
}

function whyNotOfRun(name: Name, record: Fields, standings: Standings): string | undefined {
  switch (name) {
    case "plan":
      return "there is a second plan";
    case "rollback": {
      const { cause, scope } = record;
      if (!isMap(cause) || !isText(cause["message"])) return "the rollback has no cause";
      if (!causes.includes(cause["kind"])) return unknownWord("cause", cause["kind"]);
      if (scope === undefined) return undefined;
      const step = isMap(scope) ? (scope["only"] ?? scope["after"]) : undefined;
      if (!isText(step)) return `the rollback has a scope that this version does not know: ${newer}`;
      return standings.find(step) === undefined ? `the plan has no step '${label(step)}'` : undefined;
    }
    case "finished":
      return outcomes.includes(record["outcome"]) ? undefined : unknownWord("outcome", record["outcome"]);
    default:
      return undefined;
  }
}

function whyNotOfStep(
  name: Name,
  record: Fields,
  { status, revert, attempts, step, group }: Standing,
): string | undefined {
  const { attempt } = record;
  switch (name) {
    case "step-began":
      if (status === "running") return `step '${label(step.id)}' begins, and had not ended`;
      return whyNotGiven(record);
    case "step-skipped":
      return status === "running" ? `step '${label(step.id)}' is skipped, and had begun` : undefined;
    case "step-ended":
      if (status !== "running" || attempt !== attempts) return `step '${label(step.id)}' ends, and had not begun`;
      if (!ends.step.includes(record["status"])) return unknownWord("end", record["status"]);
      return whyNotHandedOn(record);
    case "revert-began":
      if (step.revert === null) return `step '${label(step.id)}' has no undo that could begin`;
      if (revert.status === "running") return `the undo of '${label(step.id)}' begins, and had not ended`;
      return whyNotGiven(record);
    case "revert-ended":
      if (revert.status !== "running" || attempt !== revert.attempts)
        return `the undo of '${label(step.id)}' ends, and had not begun`;
      return ends.revert.includes(record["status"]) ? undefined : unknownWord("end", record["status"]);
    case "group-timed-out":
      return group === undefined ? `step '${label(step.id)}' is no group whose time could be up` : undefined;
    case "step-undone":
      return status === "pending" || status === "running"
        ? `step '${label(step.id)}' is undone, and had not ended`
        : undefined;
    case "process":
      return isNumber(record["pid"]) ? undefined : `the process of step '${label(step.id)}' has no number`;
    default:
      return undefined;
  }
}

function whyNotGiven({ given }: Fields): string | undefined {
  if (given === undefined) return undefined;
  if (isMap(given) && isMapOrAbsent(given["env"]) && isMapOrAbsent(given["seen"])) return undefined;
  return "what it was given is damaged";
}

function whyNotHandedOn({ outputs, env, replaced, path, message }: Fields): string | undefined {
  const isWhole =
    isMapOrAbsent(outputs) &&
    isMapOrAbsent(env) &&
    isMapOrAbsent(replaced) &&
    (path === undefined || (Array.isArray(path) && path.every(isText))) &&
    (message === undefined || isText(message));
  return isWhole ? undefined : "what it handed on is damaged";
}

function unknownWord(what: string, word: unknown): string {
  return `this version does not know the ${what} '${label(String(word))}': ${newer}`;
}

function isSteps(value: unknown): value is Plan["steps"] {
  return Array.isArray(value) && value.every(isStep);
}

function isStep(value: unknown): value is Step {
  if (!isMap(value) || !isText(value["id"]) || !isMap(value["work"]) || value["revert"] === undefined) return false;
  return !isGroup(value["work"] as Step["work"]) || isSteps(value["work"]["steps"]);
}

function isMap(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMapOrAbsent(value: unknown): boolean {
  return value === undefined || isMap(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
