import { timeLimit } from "../report/duration.ts";
import { label } from "../report/sanitize.ts";
import { count } from "../report/sentences.ts";
import { cut, pad, widthOf } from "../report/width.ts";
import type { Plan, Step } from "./plan.ts";

/** A plan as the data of `plan --json`. */
export type PlanJson = {
  readonly name?: string;
  readonly file?: string;
  readonly steps: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly timeoutMs?: number;
    /** Whether it can be undone. */
    readonly revert: boolean;
  }[];
  /** Id of a step → ids of the steps that are undone if it fails, in order; absent for very long lists. */
  readonly ifFails?: { readonly [id: string]: readonly string[] };
};

/** Where what is undone grows too long to be read, or to be written, for each step. */
const mostCases = { text: 30, json: 1000 };
const mostUndoneNamed = 8;
const nameColumns = 34;

/** What would run, and what would be undone if each step failed, before anything runs. */
export function planText(plan: Plan): string {
  const { steps } = plan;
  const idColumns = widest(steps.map(({ id }) => id));
  const names = Math.min(nameColumns, widest(steps.map(({ name }) => name)));
  const rows = steps.map((step) => {
    const name = pad(cut(label(step.name), names), names);
    return `  ${pad(label(step.id), idColumns)}  ${name}   ${limitsOf(step)}`.trimEnd();
  });
  return `${rows.join("\n")}\n\n${steps.length > mostCases.text ? rule(steps) : cases(steps, idColumns)}\n`;
}

/** The same as data. */
export function planJson({ name, file, steps }: Plan): PlanJson {
  return {
    ...(name === undefined ? {} : { name }),
    ...(file === undefined ? {} : { file }),
    steps: steps.map(({ id, name, work, timeoutMs, revert }) => ({
      id,
      name,
      kind: work.kind,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      revert: revert !== null,
    })),
    ...(steps.length > mostCases.json
      ? {}
      : { ifFails: Object.fromEntries(steps.map(({ id }, index) => [id, undoneIfFails(steps, index)])) }),
  };
}

/** Ids of what is undone if the step at `index` fails, in order: itself first, since it may have done something. */
function undoneIfFails(steps: readonly Step[], index: number): string[] {
  return steps
    .slice(0, index + 1)
    .filter(({ revert }) => revert !== null)
    .map(({ id }) => id)
    .reverse();
}

function limitsOf({ timeoutMs, revert }: Step): string {
  const limit = timeoutMs === undefined ? [] : [`limit ${timeLimit(timeoutMs)}`];
  return [...limit, ...(revert === null ? ["nothing to undo"] : [])].join(" · ");
}

function cases(steps: readonly Step[], idColumns: number): string {
  const lines = steps.map((step, index) => {
    const all = undoneIfFails(steps, index).map(label);
    const undone =
      all.length > mostUndoneNamed
        ? [...all.slice(0, mostUndoneNamed - 2), "…", `${all.at(-1)}  (${all.length} in all)`]
        : all;
    const itself = step.revert === null ? [`—  (${label(step.id)} has no revert)`] : [];
    const spaces = " ".repeat(Math.max(0, idColumns - widthOf(label(step.id))));
    return `  if ${label(step.id)} fails${spaces}   undo: ${[...itself, ...undone].join(" · ")}`;
  });
  return lines.join("\n");
}

function rule(steps: readonly Step[]): string {
  const revertible = steps.filter(({ revert }) => revert !== null);
  if (revertible.length === 0) return "  if a step fails, nothing is undone: no step has a revert";
  const first = label(revertible[0]?.id ?? "");
  const passed = steps.length - revertible.length;
  const rest = passed === 0 ? "" : `\n  passed over: ${count(passed, "step")} with nothing to undo`;
  return `  if a step fails, it is undone first, then those before it, one by one, back to ${first}${rest}`;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((columns, text) => Math.max(columns, widthOf(label(text))), 0);
}
