import { duration } from "./duration.ts";
import type { Cause, Event, OutputBlock, ProcessEnd } from "./event.ts";
import { lastWords } from "./last-words.ts";
import type { Paint } from "./paint.ts";
import { label, sanitize } from "./sanitize.ts";
import { because, failureWords } from "./sentences.ts";
import { cut, pad, widthOf } from "./width.ts";

/** What the edge knows and the events do not tell. */
export type NarratorOptions = {
  /** Where a step is written, such as `join.yml:22`. */
  readonly place?: (step: string) => string | undefined;
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

type Ended = Extract<Event, { readonly durationMs: number; readonly attempt: number }>;

const mostIdColumns = 20;
const nameColumns = { fewest: 8, most: 34 };
/** Marks, time and a few words beside id and name. */
const otherColumns = 36;
const timeColumns = 9;
const mostLinesBelow = 20;

/**
 * Tells a run as it goes on, in whole lines. Several steps may run at once: nothing is assumed about
 * the order of events but that work starts before it ends.
 */
export function narrator(face: Face, options: NarratorOptions = {}): Narrator {
  const { paint, isInert } = face;
  const { place = () => undefined, again = (run) => `jipper rollback ${run}` } = options;
  const directions = { paint, isInert, place, again };
  const names = new Map<string, string>();
  const passedOver = new Set<string>();
  let succeeded = 0;
  let skipped = 0;
  let anyUndone = false;
  let isUndoing = false;
  let cause: Cause | undefined = options.cause;
  let idColumns = 0;
  /** An empty line, but where one stands already. */
  let gap = "\n";
  /** The work whose start was the last thing said. */
  let under: string | undefined;

  function line(mark: string, step: string, name = "", time = "", words = ""): string {
    gap = "\n";
    const available = (face.columns?.() ?? Number.POSITIVE_INFINITY) - idColumns - otherColumns;
    const columns = Math.max(nameColumns.fewest, Math.min(nameColumns.most, available));
    const head = `  ${mark} ${pad(label(step), idColumns)}  `;
    if (time === "") return `${`${head}${label(name)}`.trimEnd()}\n`;
    const text = `${head}${pad(cut(label(name), columns), columns)}${paint.faint(time.padStart(timeColumns))}`;
    return `${text}${words && `   ${words}`}\n`;
  }

  function started(mark: string, event: { readonly step: string; readonly name: string }, key: string): string {
    names.set(key, event.name);
    if (!face.saysStarts) return "";
    under = key;
    return line(mark, event.step, event.name);
  }

  function ended(event: Ended, mark: string, words = ""): string {
    under = undefined;
    const key = keyOf(event.event.startsWith("revert") ? "revert" : "step", event.step);
    return line(mark, event.step, names.get(key), duration(event.durationMs), words);
  }

  function endedBadly(event: Ended & ProcessEnd & { readonly message: string; readonly detail?: string }): string {
    const words = paint.bad(failureWords(event, event.attempt));
    return ended(event, paint.bad("✖"), words) + restOf(event.message, paint) + detailOf(event.detail, paint);
  }

  /** Said once, before the first revert. */
  function undoing(): string {
    if (isUndoing) return "";
    isUndoing = true;
    return `${gap}  ${paint.undo(`Undoing${cause === undefined ? "" : `, because ${because(cause)}`}`)}\n\n`;
  }

  function tell(event: Event): string {
    switch (event.event) {
      case "run.started": {
        const widest = event.steps.reduce((columns, id) => Math.max(columns, widthOf(label(id))), 0);
        idColumns = Math.min(mostIdColumns, widest);
        gap = "";
        const parts = [event.name ?? "", `run ${event.run}`, event.file ?? ""].map(label).filter((part) => part !== "");
        return `${[paint.strong(parts[0] ?? ""), ...parts.slice(1)].join(" · ")}\n\n`;
      }
      case "step.started":
        passedOver.add(event.step);
        return started("▶", event, keyOf("step", event.step));
      case "step.succeeded":
        succeeded++;
        return ended(event, paint.good("✔")) + detailOf(event.detail, paint);
      case "step.failed":
      case "step.timed-out":
        cause = {
          kind: event.event === "step.failed" ? "failed" : "timed-out",
          step: event.step,
          message: event.message,
        };
        return endedBadly(event);
      case "step.cancelled":
        // What fails beside a cancelled sibling is the cause of both.
        cause ??= { kind: "cancelled", step: event.step, message: event.message };
        return endedBadly(event);
      case "step.skipped":
        skipped++;
        return line(paint.faint("○"), event.step, "skipped");
      case "revert.started":
        passedOver.delete(event.step);
        return undoing() + started("◀", event, keyOf("revert", event.step));
      case "revert.succeeded":
        anyUndone = true;
        return ended(event, paint.undo("↶"));
      case "revert.failed":
      case "revert.timed-out":
        return endedBadly(event);
      case "run.finished":
        for (const { step } of event.residue) passedOver.delete(step);
        return gap + lastWords(event, { succeeded, skipped, anyUndone, passedOver: [...passedOver] }, directions);
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

/** What a message says below its first line, which stands beside the mark. */
function restOf(message: string, paint: Paint): string {
  return below(message.trim().split(/\r?\n/).slice(1), "│", paint);
}

/** What the work left for people. */
function detailOf(detail: string | undefined, paint: Paint): string {
  return detail === undefined || detail.trim() === "" ? "" : below(detail.trim().split(/\r?\n/), "·", paint);
}

function below(lines: readonly string[], mark: string, paint: Paint): string {
  const shown = lines.slice(0, mostLinesBelow).map((line) => `${paint.faint(`  ${mark}`)} ${sanitize(line)}`.trimEnd());
  if (lines.length > shown.length) shown.push(paint.faint(`  ${mark} … ${lines.length - shown.length} more lines`));
  return shown.map((line) => `${line}\n`).join("");
}
