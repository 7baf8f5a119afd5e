import { allSteps, isGroup, type Step, type StepEnd } from "../plan.ts";

/** Ids of what is undone at once, stage by stage. What runs at once is undone at once, each branch in its own order. */
export type Stages = readonly (readonly string[])[];

export type Undoing = {
  readonly stages: Stages;
  /** Whether the failure is passed over, so that the run goes on. */
  readonly goesOn: boolean;
};

export type UndoPlan = {
  /** What is undone at most if the step fails at its last try; what was skipped before is not. */
  readonly ifFails: (step: Step) => Undoing;
  /** What is undone before a step is tried again. */
  readonly beforeNextTry: (step: Step) => Stages;
};

/** Where a step stands. */
type Place = {
  readonly index: number;
  /** Of the last step in it. */
  readonly lastIndex: number;
  readonly list: readonly Step[];
  readonly at: number;
  readonly around: Step | undefined;
};

const itself: readonly StepEnd[] = ["failed"];
const sibling: readonly StepEnd[] = ["succeeded", "cancelled"];

/** Foretells the way back by the rules by which it is gone. */
export function undoPlan(steps: readonly Step[]): UndoPlan {
  const places = placesOf(steps);
  const of = (step: Step): Place => places.get(step) as Place;
  const pivots = allSteps(steps).filter(({ pivot }) => pivot);

  /** Of all that is in it, then of itself; nothing up to the index `pivot`. */
  function undoneStep(step: Step, ends: readonly StepEnd[], pivot: number): Stages {
    const { work } = step;
    if (of(step).lastIndex <= pivot) return [];
    const members = isGroup(work) ? undoneList(work.steps, ends, { pivot, isParallel: work.kind === "parallel" }) : [];
    return [...members, ...own(step, ends, pivot)];
  }

  function own(step: Step, ends: readonly StepEnd[], pivot: number): Stages {
    if (of(step).index <= pivot || step.revert === null) return [];
    const possible = step.continueOnError && !isGroup(step.work) ? [...ends, "failed", "timed-out"] : ends;
    return step.revertOn === undefined || step.revertOn.some((end) => possible.includes(end)) ? [[step.id]] : [];
  }

  function undoneList(
    list: readonly Step[],
    ends: readonly StepEnd[],
    { pivot, isParallel }: { readonly pivot: number; readonly isParallel: boolean },
  ): Stages {
    if (isParallel) return atOnce(list.map((step) => undoneStep(step, ends, pivot)));
    return [...list].reverse().flatMap((step) => undoneStep(step, ends, pivot));
  }

  function ifFails(step: Step): Undoing {
    if (step.continueOnError && !isGroup(step.work)) return { stages: [], goesOn: true };
    const { index } = of(step);
    const pivot = Math.max(-1, ...pivots.map((pivot) => of(pivot).lastIndex).filter((last) => last < index));
    let stages = undoneStep(step, isGroup(step.work) ? [...sibling, ...itself] : itself, pivot);
    for (let at = step; !at.continueOnError; ) {
      const { around, list, at: position } = of(at);
      const isParallel = around !== undefined && isGroup(around.work) && around.work.kind === "parallel";
      if (isParallel) {
        stages = atOnce(list.map((member) => (member === at ? stages : undoneStep(member, sibling, pivot))));
      } else {
        const later = list.slice(position + 1).filter((member) => canHoldAfterFailure(member.if));
        stages = [
          ...undoneList(later, ["succeeded", "failed"], { pivot, isParallel }),
          ...stages,
          ...undoneList(list.slice(0, position), ["succeeded"], { pivot, isParallel }),
        ];
      }
      if (around === undefined) return { stages, goesOn: false };
      stages = [...stages, ...own(around, itself, pivot)];
      at = around;
    }
    return { stages, goesOn: true };
  }

  return {
    ifFails,
    beforeNextTry: (step) => undoneStep(step, isGroup(step.work) ? [...sibling, ...itself] : itself, -1),
  };
}

/** Whether a step is undone before each further try. */
export function isUndoneBetweenTries({ retry, work }: Step): boolean {
  return retry !== undefined && retry.times > 0 && (isGroup(work) || retry.revertBetweenAttempts === true);
}

function atOnce(branches: readonly Stages[]): Stages {
  const longest = branches.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest }, (_, at) => branches.flatMap((stages) => stages[at] ?? []));
}

/** Whether a step with this condition may still have its turn after one before it has failed. */
function canHoldAfterFailure(condition: string | undefined): boolean {
  const plain = (condition ?? "").replace(/'[^']*'/g, "''");
  if (!/\b(always|success|failure|cancelled)\s*\(/i.test(plain)) return false;
  if (plain.includes("||")) return true;
  return !plain.split("&&").some((part) => /^\s*(success|cancelled|!\s*failure|!\s*always)\s*\(\s*\)\s*$/i.test(part));
}

function placesOf(steps: readonly Step[]): ReadonlyMap<Step, Place> {
  const places = new Map<Step, Place>();
  let index = 0;
  function enter(list: readonly Step[], around: Step | undefined): void {
    for (const [at, step] of list.entries()) {
      const first = index++;
      if (isGroup(step.work)) enter(step.work.steps, step);
      places.set(step, { index: first, lastIndex: index - 1, list, at, around });
    }
  }
  enter(steps, undefined);
  return places;
}
