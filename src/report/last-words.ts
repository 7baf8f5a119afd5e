import { duration } from "./duration.ts";
import type { Event, Residue } from "./event.ts";
import type { Paint } from "./paint.ts";
import { label, sanitize } from "./sanitize.ts";
import { because, count, ending, whatNow } from "./sentences.ts";

/** What was seen of a run by the time it ends. */
export type Seen = {
  readonly succeeded: number;
  /** How many ended badly at last; in a run that succeeded these were passed over. */
  readonly passedOver: number;
  readonly skipped: number;
  /** Whether a revert succeeded. */
  readonly anyUndone: boolean;
  /** Steps that had begun and have no undo, in order. */
  readonly nothingToUndo: readonly string[];
  /** Steps that have one, which was not due: they came before a pivot, or ended as is not undone. */
  readonly kept: readonly string[];
};

export type LastWordsOptions = {
  readonly paint: Paint;
  /** Whether control characters in a command are made visible; a terminal would obey them. */
  readonly isInert: boolean;
  /** Where a step is written, such as `join.yml:22`. */
  readonly place: (step: string) => string | undefined;
  /** What to type to undo once more what is left. */
  readonly again: (run: string) => string | undefined;
};

type Finished = Extract<Event, { readonly event: "run.finished" }>;

/** The end of a run: one quiet line where all is well; else what, because of what, and what now. */
export function lastWords(finished: Finished, seen: Seen, options: LastWordsOptions): string {
  const { paint } = options;
  const { outcome, cause } = finished;
  const time = duration(finished.durationMs);
  if (outcome === "succeeded") {
    const skipped = seen.skipped > 0 ? `, ${seen.skipped} skipped` : "";
    const passedOver = seen.passedOver > 0 ? `, ${seen.passedOver} failed and passed over` : "";
    return `${paint.good("Done:")} ${count(seen.succeeded, "step")} in ${time}${skipped}${passedOver}\n`;
  }

  const what = paint.strong(paint[outcome === "rolled-back" ? "undo" : "bad"](ending(outcome, cause, seen.anyUndone)));
  const first = `${what}${causeOf(finished, options)}   ${time}`;
  const notUndone = [...listed("nothing to undo", seen.nothingToUndo), ...listed("kept", seen.kept)];
  if (outcome === "rollback-incomplete")
    return `${[first, ...joined(notUndone), whatIsLeft(finished, options)].join("\n\n").trimEnd()}\n`;

  const now = cause === undefined ? "" : whatNow(cause);
  const rest = [...notUndone, ...(now === "" ? [] : [`  now: ${now}`])];
  return `${[first, ...joined(rest)].join("\n\n")}\n`;
}

function listed(what: string, steps: readonly string[]): string[] {
  return steps.length === 0 ? [] : [`  ${what}: ${steps.map(label).join(", ")}`];
}

/** Lines that stand together; none if there are none. */
function joined(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join("\n")];
}

/** Left out where the sentence before it has said it: what was asked for has no other cause. */
function causeOf({ cause, outcome }: Finished, { paint, place }: LastWordsOptions): string {
  if (cause === undefined || (cause.kind === "requested" && outcome === "rolled-back")) return "";
  const where = cause.step === undefined ? undefined : place(cause.step);
  return `   ${paint.faint("cause:")} ${because(cause)}${where === undefined ? "" : ` (${label(where)})`}`;
}

/** Each thing that is left, why, and how it is undone by hand; and what to type to try once more. */
export function whatIsLeft({ residue, run }: Pick<Finished, "residue" | "run">, options: LastWordsOptions): string {
  const again = options.again(run);
  const tryAgain = `  ${residue.length > 0 ? "or try" : "Try"} again:\n    ${again}`;
  return [...residue.map((left) => byHand(left, options)), ...(again === undefined ? [] : [tryAgain])].join("\n");
}

function byHand({ step, why, command }: Residue, { paint, isInert }: LastWordsOptions): string {
  const reason = label(why);
  const head = `  ${paint.strong(label(step))} is still there${reason && ` (${reason})`}.`;
  if (command === "") return head;

  const shown = isInert ? command.split("\n").map(sanitize).join("\n") : command;
  const note = shown === command ? "" : "\n    (its control characters are shown here as \\x1b and the like)";
  // Blanks put into a text of several lines would be part of its quoted values: it stands as it is.
  const block = command.includes("\n") ? `\n${shown}\n` : `    ${shown}`;
  return `${head} By hand:\n${block}${note}`;
}
