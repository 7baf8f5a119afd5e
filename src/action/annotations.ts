import type { Event, OutputBlock } from "../report/event.ts";
import type { Family } from "../report/family.ts";
import type { Annotated } from "../report/workflow-command.ts";

/** Where a step is written. */
export type Position = (step: string) => Annotated["at"];

export type Failed = Annotated & { readonly phase: OutputBlock["phase"]; readonly step: string };

/**
 * The error that an event is worth; undefined for most. A group has none where it failed for what failed in
 * it: that is told already, at its own line.
 */
export function annotations(
  family: Family,
  position: Position = () => undefined,
): (event: Event) => Failed | undefined {
  /** Groups in which something has failed. */
  const told = new Set<string>();
  return (event) => {
    switch (event.event) {
      case "step.started":
        told.delete(event.step);
        return undefined;
      case "step.failed":
      case "step.timed-out": {
        const isTold = event.event === "step.failed" && told.has(event.step);
        for (const group of family.around(event.step).slice(1)) told.add(group);
        if (isTold) return undefined;
        return {
          phase: "step",
          step: event.step,
          title: `${event.step} failed`,
          message: `${event.step}: ${event.message}`,
          at: position(event.step),
        };
      }
      case "revert.failed":
      case "revert.timed-out":
        return {
          phase: "revert",
          step: event.step,
          title: `${event.step} could not be undone`,
          message: `the undo of ${event.step}: ${event.message}`,
          at: position(event.step),
        };
      default:
        return undefined;
    }
  };
}
