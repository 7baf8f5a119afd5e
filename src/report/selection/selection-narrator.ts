import { duration } from "../duration.ts";
import { ansi, plain } from "../paint.ts";
import type { Excluded, Ranked } from "../ranking.ts";
import { label, sanitizeDroppingColours, sanitizeKeepingColours } from "../sanitize.ts";
import type { SelectionEvent } from "../selection-event.ts";
import { prefixed } from "../text.ts";
import type { Expectation } from "./exit-code-of-selection.ts";
import { leftOutWords, rankingTable } from "./ranking-table.ts";
import { endOfSelection, requestName, type SelectionEnd } from "./selection-sentences.ts";

/** How the lines look. */
export type SelectionFace = Expectation & {
  readonly hasColours: boolean;
  /** Shows the whole ranking above the choice, once; else the choice is one line. */
  readonly showsRanking?: boolean;
  /** How wide a line of the ranking may be; no limit if absent. */
  readonly columns?: () => number | undefined;
};

/** Each answer is whole lines; empty where there is nothing to say. */
export type SelectionNarrator = {
  readonly tell: (event: SelectionEvent) => string;
  /** Words about what holds things up. */
  readonly notice: (words: string) => string;
  /** Whole lines of the build's console, behind a gutter. */
  readonly log: (lines: string) => string;
  /** What is triggered by now, for who must break off: `build-c #57, https://…`; undefined while nothing is, or nothing any more. */
  readonly atLarge: () => string | undefined;
};

type Finished = Extract<SelectionEvent, { readonly event: "select.finished" }>;

/** Tells of a Jenkins job that is chosen, triggered and followed, a line for each event. */
export function selectionNarrator(face: SelectionFace): SelectionNarrator {
  const { hasColours, columns = () => undefined } = face;
  const paint = hasColours ? ansi : plain;
  const show = hasColours ? sanitizeKeepingColours : sanitizeDroppingColours;
  const line = (mark: string, words: string): string => `  ${mark} ${words}\n`;
  let known: Omit<SelectionEnd, "outcome" | "reason"> = nothingKnown;
  let isAtLarge = false;
  let hasShownRanking = false;

  function knowItem(event: { readonly job: string; readonly queueId?: number; readonly buildNumber?: number }): void {
    known = {
      ...known,
      job: event.job,
      queueId: event.queueId ?? null,
      buildNumber: event.buildNumber ?? null,
    };
  }

  function ranked(event: Extract<SelectionEvent, { readonly event: "select.ranked" }>): string {
    known = { ...known, ranking: event.ranking };
    const table = face.showsRanking && !hasShownRanking ? rankingTable(event, { paint, width: columns() }) : "";
    hasShownRanking = true;
    const words = choice(event.ranking, event.excluded, table !== "");
    return table + (table !== "" && words !== "" ? "\n" : "") + words;
  }

  function choice(ranking: readonly Ranked[], excluded: readonly Excluded[], isBelowTable: boolean): string {
    const first = ranking[0];
    if (first !== undefined) {
      const verb = face.dryRun ? "would choose" : "chose";
      return line(paint.good("→"), `${verb} ${label(first.job)} (${first.because.map(label).join(", ")})`);
    }
    return isBelowTable ? "" : line(paint.bad("✖"), `no candidate can be triggered: ${leftOutWords(excluded)}`);
  }

  function finished(event: Finished): string {
    isAtLarge = false;
    const { isGood, what, why, now } = endOfSelection(
      { ...known, ...event, job: event.job ?? known.job, result: event.result ?? known.result },
      face,
    );
    if (isGood) return "";
    return `\n${paint.strong(paint.bad(`${what}.`))}\n  ${paint.faint("because:")} ${why}\n  now: ${now}\n`;
  }

  function tell(event: SelectionEvent): string {
    switch (event.event) {
      case "select.ranked":
        return ranked(event);
      case "trigger.sent":
        known = { ...known, job: event.job };
        isAtLarge = true;
        return "";
      case "trigger.confirmed":
        knowItem(event);
        if (event.buildNumber !== undefined) return line("·", `taken at once as ${requestName(known)}`);
        return line("·", event.queueId === undefined ? "queued" : `queued as item ${event.queueId}`);
      case "trigger.joined": {
        knowItem(event);
        const item = event.queueId === undefined ? "an item" : `item ${event.queueId}`;
        return line("·", `joined ${item} of ${label(event.job)}: an equal request waited already`);
      }
      case "queue.waiting":
        return line("·", `waits: ${label(event.why)}`);
      case "queue.moved":
        knowItem(event);
        return line(paint.undo("↷"), `moved from ${label(event.from)} to ${requestName(known)}: ${label(event.why)}`);
      case "build.started": {
        known = { ...known, job: event.job, buildNumber: event.buildNumber, buildUrl: event.buildUrl };
        const node = event.node === undefined ? "" : ` on ${label(event.node)}`;
        const words = `started as ${requestName(known)}${node} after ${duration(event.waitedMs)}`;
        return line("▶", `${words}   ${paint.faint(label(event.buildUrl))}`);
      }
      case "build.finished": {
        const { job, buildNumber, buildUrl, result } = event;
        known = { ...known, job, buildNumber, buildUrl, result };
        isAtLarge = false;
        const isAllowed = (face.allowResults ?? ["SUCCESS"]).includes(result);
        const words = `${label(result)} after ${duration(event.durationMs)}`;
        return isAllowed ? line(paint.good("✔"), words) : line(paint.bad("✖"), paint.bad(words));
      }
      case "select.finished":
        return finished(event);
    }
  }

  return {
    tell,
    notice: (words) => line(paint.faint("…"), label(words)),
    log: (lines) => {
      const text = lines.replace(/\r?\n$/, "");
      return lines === "" ? "" : prefixed(text.split(/\r?\n/), `  ${paint.faint("│")} `, show);
    },
    atLarge: () => {
      const address = known.buildUrl === null ? "" : `, ${label(known.buildUrl)}`;
      return isAtLarge ? requestName(known) + address : undefined;
    },
  };
}

const nothingKnown = { job: null, queueId: null, buildNumber: null, buildUrl: null, result: null, ranking: [] };
