import { label } from "../sanitize.ts";
import type { SelectionResult } from "../selection-result.ts";
import { type Expectation, exitCodeOfSelection } from "./exit-code-of-selection.ts";

/** What is known of a request at its end. */
export type SelectionEnd = Pick<
  SelectionResult,
  "outcome" | "job" | "queueId" | "buildNumber" | "buildUrl" | "result" | "reason" | "ranking"
>;

/** How a request ended, in words; each a sentence without its full stop. */
export type EndWords = {
  readonly isGood: boolean;
  readonly what: string;
  readonly why: string;
  /** Empty where nothing is to be done. */
  readonly now: string;
};

/** How names and texts from Jenkins are shown: as a line, or escaped for Markdown. */
export type Show = (text: string) => string;

/** Tells how a request ended: what, because of what, what now. */
export function endOfSelection(end: SelectionEnd, expected: Expectation, show: Show = label): EndWords {
  const isGood = exitCodeOfSelection(end, expected) === 0;
  return { isGood, what: whatOf(end, expected, show), why: show(end.reason), now: isGood ? "" : nowOf(end, show) };
}

/** `build-c #57`, `build-c (item 231)` or `build-c`: as much as is known. */
export function requestName(
  { job, buildNumber, queueId }: Pick<SelectionEnd, "job" | "buildNumber" | "queueId">,
  show: Show = label,
): string {
  const name = job === null ? "the request" : show(job);
  if (buildNumber !== null) return `${name} ${show("#")}${buildNumber}`;
  return queueId === null ? name : `${name} (item ${queueId})`;
}

function whatOf(end: SelectionEnd, { dryRun = false }: Expectation, show: Show): string {
  const name = requestName(end, show);
  switch (end.outcome) {
    case "finished":
      return end.result === null ? `${name} ended, nobody knows how` : `${name} ended with ${show(end.result)}`;
    case "started":
      return `${name} has started`;
    case "queued":
      return `${name} waits in the queue`;
    case "not-triggered": {
      if (dryRun && end.job !== null) return `${show(end.job)} would be triggered`;
      // Somebody has taken it out of the queue: we, or another.
      return end.queueId === null ? "Nothing was triggered" : `${name} waits no more, and has not started`;
    }
    case "lost-sight":
      return `Lost sight of ${name}`;
  }
}

function nowOf(end: SelectionEnd, show: Show): string {
  const place = end.buildUrl === null ? "" : show(end.buildUrl);
  switch (end.outcome) {
    case "finished":
      return place === "" ? "look at its console" : `look at its console: ${place}console`;
    case "started":
      return `it may still run; look at it${place && `: ${place}`}`;
    case "queued":
      return "it will run unless somebody cancels it; look at Jenkins' queue";
    case "not-triggered":
      return "nothing of it waits or runs; try again once the cause is gone";
    case "lost-sight":
      return `it may wait or run; look at ${place || "Jenkins"} before you trigger it again`;
  }
}
