import { allSteps, isGroup, type Plan, type Step } from "../plan.ts";
import { type Stages, undoPlan } from "./undone-if.ts";

/** A step of a plan as data; what is not set is absent. */
export type StepJson = Pick<
  Step,
  "id" | "name" | "if" | "timeoutMs" | "retry" | "continueOnError" | "pivot" | "revertOn"
> & {
  /** What it does, or which group it is. */
  readonly kind: string;
  /** Whether it has an undo of its own. */
  readonly revert: boolean;
  /** How many of its members run at once at most. */
  readonly maxParallel?: number;
  /** Members of a group. */
  readonly steps?: readonly StepJson[];
};

/** A plan as the data of `plan --json`. */
export type PlanJson = {
  readonly name?: string;
  readonly file?: string;
  readonly steps: readonly StepJson[];
  /**
   * Id of a step → what is undone at most if it fails at its last try: stages in order, each with the ids of what
   * is undone at once. Absent for very long lists.
   */
  readonly ifFails?: { readonly [id: string]: Stages };
};

/** Past this number of steps it would grow too long to be written for each. */
const mostCases = 1000;

/** What would run, and what would be undone if each step failed, as data. */
export function planJson({ name, file, steps }: Plan): PlanJson {
  const all = allSteps(steps);
  const undo = undoPlan(steps);
  return {
    ...present({ name, file }),
    steps: steps.map(stepJson),
    ...(all.length > mostCases
      ? {}
      : { ifFails: Object.fromEntries(all.map((step) => [step.id, undo.ifFails(step).stages])) }),
  };
}

function stepJson(step: Step): StepJson {
  const { id, name, work, timeoutMs, retry, continueOnError, pivot, revertOn, revert } = step;
  return {
    id,
    name,
    kind: work.kind,
    ...present({ if: step.if, timeoutMs, retry, continueOnError, pivot, revertOn }),
    revert: revert !== null,
    ...(isGroup(work) ? { ...present({ maxParallel: work.maxParallel }), steps: work.steps.map(stepJson) } : {}),
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
