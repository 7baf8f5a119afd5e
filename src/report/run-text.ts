import { isGroupKind } from "./family.ts";
import { whatIsLeft } from "./last-words.ts";
import type { Paint } from "./paint.ts";
import type { RunResult, StepResult } from "./result.ts";
import { label } from "./sanitize.ts";
import { because } from "./sentences.ts";
import { hasBegun, markOf, timeOf } from "./step-row.ts";
import { endWords, undoFailureWords } from "./step-words.ts";
import { cut, pad, widthOf } from "./width.ts";

export type RunTextOptions = {
  readonly paint: Paint;
  /** Where a step is written, such as `join.yml:22`. */
  readonly place: (step: string) => string | undefined;
  /** How it stands with the run, in a line, such as `undone, 3 h ago`. */
  readonly standing: string;
  /** Whether a process is at work on it. */
  readonly isLive?: boolean;
  /** What to type to go on with it, a line each. */
  readonly whatNow: readonly string[];
  /** What to type to undo once more what is left; undefined where nothing can. */
  readonly again: (run: string) => string | undefined;
};

const mostColumns = { id: 24, name: 40 };
const timeColumns = 8;

/** A run of the past: what each step came to, why it was undone, and what is left of it. */
export function runText(result: RunResult, options: RunTextOptions): string {
  const { paint, place, standing, whatNow, again } = options;
  const { run, name, file, cause, residue } = result;
  const title = [name, `run ${run}`, file].flatMap((part) => (part === undefined ? [] : label(part)));
  const where = cause?.step === undefined ? undefined : place(cause.step);
  const why =
    cause === undefined ? [] : [`  cause: ${because(cause)}${where === undefined ? "" : ` (${label(where)})`}`];
  const left = residue.length === 0 ? [] : [whatIsLeft({ residue, run }, { paint, isInert: true, place, again })];
  const now = whatNow.length === 0 ? [] : [whatNow.map((line) => `  ${line}`).join("\n")];
  const head = [[paint.strong(title[0] ?? ""), ...title.slice(1)].join(" · "), `  ${standing}`, ...why].join("\n");
  return `${[head, rows(result, options), ...left, ...now].filter((part) => part !== "").join("\n\n")}\n`;
}

function rows({ steps, outcome }: RunResult, { paint, isLive = false }: RunTextOptions): string {
  const isUndone = outcome === "rolled-back" || outcome === "rollback-incomplete";
  const ids = widest(steps.map(shownId), mostColumns.id);
  const names = widest(
    steps.map(({ name }) => label(name)),
    mostColumns.name,
  );
  return steps
    .map((step) => {
      const id = pad(cut(shownId(step), ids), ids);
      const name = pad(cut(label(step.name), names), names);
      const words = [endWords(step, isLive), undoOf(step, { isUndone, isLive })]
        .filter((part) => part !== "")
        .join(" · ");
      return `  ${painted(step, paint)} ${id}  ${name}  ${timeOf(step).padStart(timeColumns)}   ${words}`.trimEnd();
    })
    .join("\n");
}

/** Members stand further in than their group. */
function shownId({ id, path }: StepResult): string {
  return "  ".repeat(Math.max(0, path.split("[").length - 2)) + label(id);
}

function painted(step: StepResult, paint: Paint): string {
  const mark = markOf(step);
  return mark === "✔" ? paint.good(mark) : mark === "✖" ? paint.bad(mark) : paint.faint(mark);
}

type Standing = { readonly isUndone: boolean; readonly isLive: boolean };

function undoOf(step: StepResult, { isUndone, isLive }: Standing): string {
  const { revert } = step;
  switch (revert.status) {
    case "none":
      return hasBegun(step) && !isGroupKind(step.kind) ? "nothing to undo" : "";
    case "pending":
      // It came before a pivot, ended in a way after which it is not undone, or was not asked for.
      return isUndone && hasBegun(step) ? "kept" : "";
    case "running":
      return isLive ? "its undo is running" : "its undo was still running";
    case "reverted":
      return "↶ undone";
    case "failed":
    case "timed-out":
      return `undo: ${undoFailureWords(step)}`;
    case "not-reached":
      return "undo not reached";
  }
}

function widest(texts: readonly string[], most: number): number {
  return Math.min(
    most,
    texts.reduce((columns, text) => Math.max(columns, widthOf(text)), 0),
  );
}
