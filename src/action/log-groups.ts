import type { Event, OutputBlock } from "../report/event.ts";
import type { Family } from "../report/family.ts";
import { keyOf } from "../report/narrator.ts";

type Phase = OutputBlock["phase"];

/** How the output of work is shown: in a group of its own, or with its id before each line. */
export type LogGroups = {
  /** Title of the group, or of the line, that the start of work begins with; whatever group was open ends. */
  readonly next: (event: Event) => { readonly title: string; readonly isGroup: boolean } | undefined;
  /** Whether its output needs the id before each line. */
  readonly isMixed: (block: Pick<OutputBlock, "phase" | "step">) => boolean;
  readonly isRunning: (key: string) => boolean;
};

/**
 * Groups of a log can't nest, and hold whatever comes while they are open: only work that runs alone
 * has one. What is meant to run beside others has none even while it is the only one.
 */
export function logGroups(family: Family): LogGroups {
  const running = new Set<string>();
  let alone: string | undefined;

  function isBesideOthers(step: string): boolean {
    return family.around(step).some((around, index) => index > 0 && family.groupOf(around) === "parallel");
  }

  return {
    next(event) {
      alone = undefined;
      if (!("step" in event)) return undefined;
      const key = keyOf(phaseOf(event), event.step);
      const title = titleOf(event);
      if (title === undefined) {
        running.delete(key);
        return undefined;
      }
      // A group of steps prints nothing itself.
      if (event.event === "step.started" && event.group !== undefined) return undefined;
      const isGroup = running.size === 0 && !isBesideOthers(event.step);
      running.add(key);
      if (isGroup) alone = key;
      return { title, isGroup };
    },
    isMixed: ({ phase, step }) => running.has(keyOf(phase, step)) && alone !== keyOf(phase, step),
    isRunning: (key) => running.has(key),
  };
}

export function phaseOf({ event }: Event): Phase {
  return event.startsWith("revert") ? "revert" : "step";
}

function titleOf(event: Event): string | undefined {
  switch (event.event) {
    case "step.started":
      return (event.name === event.step ? event.step : `${event.step}: ${event.name}`) + again(event.attempt);
    case "revert.started":
      return `undo ${event.step}: ${event.name}`;
    default:
      return undefined;
  }
}

function again(attempt: number): string {
  return attempt > 1 ? ` (try ${attempt})` : "";
}
