import { label } from "../../report/sanitize.ts";
import { pad } from "../../report/width.ts";
import { allSteps, isGroup, type Plan, type Step } from "../plan.ts";
import { passedOverWords, planRows, widest } from "./plan-rows.ts";
import { isUndoneBetweenTries, type Stages, type Undoing, type UndoPlan, undoPlan } from "./undone-if.ts";

export { type PlanJson, planJson } from "./plan-json.ts";

/** Past this number of steps what is undone grows too long to be read for each. */
const mostCases = 30;
const mostRemarks = 5;
/** Of what is undone one after another, and of what is undone at once. */
const mostNamed = 8;

/** What would run, and what would be undone if each step failed, before anything runs. */
export function planText({ steps }: Plan): string {
  const all = allSteps(steps);
  const leaves = all.filter(({ work }) => !isGroup(work));
  const told = leaves.length > mostCases ? rule(all) : cases(steps, all);
  return `${planRows(steps).join("\n")}\n\n${[...told, ...remarks(all)].map((line) => `  ${line}\n`).join("")}`;
}

type Case = { readonly step: Step } & Undoing;

function cases(steps: readonly Step[], all: readonly Step[]): string[] {
  const undo = undoPlan(steps);
  const found = casesOf(steps, undo);
  const columns = widest(found.map(({ step }) => label(step.id)));
  const again = all.filter(isUndoneBetweenTries).map((step) => {
    const undone = stagesText(undo.beforeNextTry(step));
    return `before ${label(step.id)} is tried again, undo: ${undone === "" ? "nothing" : undone}`;
  });
  return [
    ...found.map(
      (one) => `if ${pad(`${label(one.step.id)} fails`, columns + " fails".length)}   undo: ${undoText(one)}`,
    ),
    ...again,
  ];
}

/** Steps that are no groups, but a parallel group where it makes no difference which member fails. */
function casesOf(steps: readonly Step[], undo: UndoPlan): Case[] {
  return steps.flatMap((step) => {
    const whole = { step, ...undo.ifFails(step) };
    if (!isGroup(step.work)) return [whole];
    const within = casesOf(step.work.steps, undo);
    if (step.work.kind !== "parallel") return within;
    return within.every((one) => isSame(one, whole) && !isLeft(one.step)) ? [whole] : within;
  });
}

function isSame(one: Undoing, other: Undoing): boolean {
  return one.goesOn === other.goesOn && JSON.stringify(one.stages) === JSON.stringify(other.stages);
}

/** Whether it is not undone itself when it fails. */
function isLeft({ revert, revertOn }: Step): boolean {
  return revert === null || revertOn?.includes("failed") === false;
}

function undoText({ step, stages, goesOn }: Case): string {
  const undone = stagesText(stages);
  if (goesOn) return `${undone === "" ? "nothing" : undone}, and the run goes on`;
  if (isGroup(step.work)) return undone === "" ? "nothing" : undone;
  const why = step.revert === null ? "has no revert" : "is not undone if it failed";
  const parts = [...(isLeft(step) ? [`—  (${label(step.id)} ${why})`] : []), ...(undone === "" ? [] : [undone])];
  return parts.join(" · ");
}

function stagesText(stages: Stages): string {
  const texts = stages.map((ids) =>
    ids.length > 1 ? `${shortened(ids.map(label)).join(", ")} together` : ids.map(label).join(),
  );
  const number = stages.reduce((sum, ids) => sum + ids.length, 0);
  return shortened(texts).join(" · ") + (texts.length > mostNamed ? `  (${number} in all)` : "");
}

function shortened(texts: readonly string[]): readonly string[] {
  return texts.length > mostNamed ? [...texts.slice(0, mostNamed - 2), "…", texts.at(-1) ?? ""] : texts;
}

function rule(all: readonly Step[]): string[] {
  const revertible = all.filter(({ revert }) => revert !== null);
  const first = revertible[0];
  if (first === undefined) return ["if a step fails, nothing is undone: no step has a revert"];
  const passed = all.filter(({ revert, work }) => revert === null && !isGroup(work)).length;
  const has = (claim: (step: Step) => unknown, line: string) => (all.some(claim) ? [line] : []);
  return [
    `if a step fails, it is undone first, then those before it, one by one, back to ${label(first.id)}`,
    ...has(({ work }) => work.kind === "parallel", "what runs in parallel is undone at once"),
    ...has(isUndoneBetweenTries, "a group is undone before it is tried again"),
    ...has(({ continueOnError }) => continueOnError, "if a step that may fail does so, the run goes on"),
    ...(passed === 0 ? [] : [passedOverWords(passed)]),
  ];
}

/** What holds for all cases. */
function remarks(all: readonly Step[]): string[] {
  const pivots = all.filter(({ pivot }) => pivot);
  const shown = pivots.slice(0, mostRemarks).map((step) => `once ${label(step.id)} is done, ${what(step, all)}`);
  const more = pivots.length > mostRemarks ? [`so it is for ${pivots.length - mostRemarks} more`] : [];
  const skipped = "a step whose condition does not hold is skipped: nothing of it is undone, and it is no pivot";
  return [...shown, ...more, ...(all.some((step) => step.if !== undefined) ? [skipped] : [])];
}

function what(pivot: Step, all: readonly Step[]): string {
  const isLast = allSteps([pivot]).at(-1) === all.at(-1);
  return isLast ? "nothing is undone any more" : "nothing up to it is undone any more";
}
