import { detailOf, restOf } from "./below.ts";
import { duration } from "./duration.ts";
import type { Cause, Event, OutputBlock, ProcessEnd } from "./event.ts";
import { family, type Knowing } from "./family.ts";
import { lastWords } from "./last-words.ts";
import type { Paint } from "./paint.ts";
import { label } from "./sanitize.ts";
import { because, failureWords, retryWords, triesOf } from "./sentences.ts";
import { tally } from "./tally.ts";
import { undoReasons } from "./why-undone.ts";
import { cut, pad, widthOf } from "./width.ts";

/** What the edge knows and the events do not tell. */
export type NarratorOptions = {
  /** Where a step is written, such as `join.yml:22`. */
  readonly place?: (step: string) => string | undefined;
  /** What the plan says of a step; without it every failure is taken for one that counts. */
  readonly knows?: Knowing;
  /** What to type to undo once more what is left; `jipper rollback RUN` unless told. */
  readonly again?: (run: string) => string | undefined;
  /** Why the run is undone, where no step that this process ran says so. */
  readonly cause?: Cause;
};

/** How the lines look. */
export type Face = {
  readonly paint: Paint;
  /** Whether a line is said when work starts. */
  readonly saysStarts: boolean;
  /** Whether control characters in commands are made visible. */
  readonly isInert: boolean;
  /** How wide a line may be; no limit if absent. */
  readonly columns?: () => number | undefined;
};

export type Narrator = {
  /** The whole lines that tell of an event; empty where there is nothing to say. */
  readonly tell: (event: Event) => string;
  /** What stands before each line of output; it names the step where the line above does not. */
  readonly gutter: (block: OutputBlock) => string;
  /** How wide the column of ids is. */
  readonly idColumns: () => number;
};

type Started = Extract<Event, { readonly event: "step.started" | "revert.started" }>;
type Ended = Extract<Event, { readonly durationMs: number; readonly attempt: number }>;
type BadEnd = Ended & ProcessEnd & { readonly message: string; readonly detail?: string };
type Who = { readonly step: string /** Blanks. */; readonly indent: string };

const mostIdColumns = 20;
const nameColumns = { fewest: 8, most: 34 };
/** Marks, time and a few words beside id and name. */
const otherColumns = 36;
const timeColumns = 9;
const mostIndentedLevels = 6;

/**
 * Tells a run as it goes on, in whole lines. Several steps may run at once: nothing is assumed about
 * the order of events but that work starts before it ends.
 */
export function narrator(face: Face, options: NarratorOptions = {}): Narrator {
  const { paint, isInert } = face;
  const { place = () => undefined, again = (run) => `jipper rollback ${run}` } = options;
  const directions = { paint, isInert, place, again };
  const knows = options.knows ?? (() => undefined);
  const kin = family(options.knows);
  const reasons = undoReasons(kin, knows);
  const counts = tally(kin, knows);
  const names = new Map<string, string>();
  /** What is said to be undone: a step or group by itself, or the whole run. */
  const introduced = new Set<string | undefined>();
  let idColumns = 0;
  /** An empty line, but where one stands already. */
  let gap = "\n";
  /** The work whose start was the last thing said. */
  let under: string | undefined;

  function line(mark: string, { step, indent }: Who, name = "", time = "", words = ""): string {
    gap = "\n";
    const id = `${indent}${label(step)}`;
    const head = `  ${mark} ${pad(id, idColumns)}  `;
    if (time === "") return `${`${head}${label(name)}`.trimEnd()}\n`;
    const available = (face.columns?.() ?? Number.POSITIVE_INFINITY) - idColumns - otherColumns;
    // What an indented id needs more comes out of the name, so that the times stay below each other.
    const over = Math.min(indent.length, Math.max(0, widthOf(id) - idColumns));
    const columns = Math.max(nameColumns.fewest, Math.min(nameColumns.most, available)) - over;
    const text = `${head}${pad(cut(label(name), columns), columns)}${paint.faint(time.padStart(timeColumns))}`;
    return `${text}${words && `   ${words}`}\n`;
  }

  /** Members stand below, or above, their group; on the way back nobody can say where it is. */
  function who(event: { readonly event: string; readonly step: string }): Who {
    return { step: event.step, indent: phaseOf(event) === "revert" ? "" : indentOf(event.step) };
  }

  function indentOf(step: string): string {
    return "  ".repeat(Math.min(kin.around(step).length - 1, mostIndentedLevels));
  }

  function started(mark: string, event: Started): string {
    const key = keyOf(phaseOf(event), event.step);
    names.set(key, event.name);
    if (!face.saysStarts) return "";
    under = key;
    const again = event.attempt > 1 ? ` · try ${event.attempt}` : "";
    return line(mark, who(event), `${label(event.name)}${again}`);
  }

  function ended(event: Ended, mark: string, words: string): string {
    under = undefined;
    const key = keyOf(phaseOf(event), event.step);
    return line(mark, who(event), names.get(key), duration(event.durationMs), words);
  }

  function endedWell(event: Ended, mark: string): string {
    return ended(event, mark, event.attempt > 1 ? paint.faint(triesOf(event.attempt)) : "");
  }

  function endedBadly(event: BadEnd): string {
    const mayFail = phaseOf(event) === "step" && event.event !== "step.cancelled" && knows(event.step)?.mayFail;
    const words = paint.bad(failureWords(event, event.attempt)) + (mayFail ? " · may fail" : "");
    return ended(event, paint.bad("✖"), words) + restOf(event.message, paint) + detailOf(event.detail, paint);
  }

  function endedForNow(event: Ended & BadEnd & { readonly delayMs: number }): string {
    const words = retryWords(event, event.attempt, event.delayMs);
    return ended(event, paint.undo("↻"), words) + restOf(event.message, paint);
  }

  /** Said once, before the first undo of what is undone together. */
  function undoing(step: string): string {
    const { scope, cause: own } = reasons.of(step);
    if (introduced.has(scope)) return "";
    introduced.add(scope);
    const cause = own ?? (scope === undefined ? options.cause : undefined);
    const what = scope === undefined ? "" : ` ${label(scope)}`;
    const isLeaf = scope !== undefined && kin.groupOf(scope) === undefined;
    // Its failure is told when it is tried again; that it is alone undone says that it is.
    const why = isLeaf ? ", to try it again" : cause === undefined ? "" : `, because ${because(cause)}`;
    return `${gap}  ${paint.undo(`Undoing${what}${why}`)}\n\n`;
  }

  function tell(event: Event): string {
    kin.hear(event);
    reasons.hear(event);
    counts.hear(event);
    switch (event.event) {
      case "run.started": {
        const widest = event.steps.reduce(
          (columns, id) => Math.max(columns, indentOf(id).length + widthOf(label(id))),
          0,
        );
        idColumns = Math.min(mostIdColumns, widest);
        gap = "";
        const parts = [event.name ?? "", `run ${event.run}`, event.file ?? ""].map(label).filter((part) => part !== "");
        return `${[paint.strong(parts[0] ?? ""), ...parts.slice(1)].join(" · ")}\n\n`;
      }
      case "step.started":
        if (introduced.delete(undefined)) reasons.forgetRun();
        introduced.delete(event.step);
        return started("▶", event);
      case "step.succeeded":
        return endedWell(event, paint.good("✔")) + detailOf(event.detail, paint);
      case "step.retrying":
      case "revert.retrying":
        return endedForNow(event);
      case "step.skipped":
        return line(paint.faint("○"), who(event), "skipped");
      case "revert.started":
        return undoing(event.step) + started("◀", event);
      case "revert.succeeded":
        return endedWell(event, paint.undo("↶"));
      case "step.failed":
      case "step.timed-out":
      case "step.cancelled":
      case "revert.failed":
      case "revert.timed-out":
        return endedBadly(event);
      case "run.finished":
        return gap + lastWords(event, counts.seen(event.residue), directions);
    }
  }

  return {
    tell,
    idColumns: () => idColumns,
    gutter: ({ step, phase }) => {
      if (under === keyOf(phase, step)) return "  │ ";
      // From here on it isn't plain any more whose output a line without a name would be.
      under = undefined;
      return `  ${label(step)} │ `;
    },
  };
}

/** Names work: a step and its revert are two. */
export function keyOf(phase: OutputBlock["phase"], step: string): string {
  return `${phase} ${step}`;
}

function phaseOf({ event }: { readonly event: string }): OutputBlock["phase"] {
  return event.startsWith("revert") ? "revert" : "step";
}
