import type { Event, Reporter } from "../report/event.ts";
import { type NarratorOptions, narrator } from "../report/narrator.ts";
import { plain } from "../report/paint.ts";
import { sanitizeDroppingColours } from "../report/sanitize.ts";
import { prefixed, type Write } from "../report/text.ts";
import { lastLines } from "./last-lines.ts";
import { stoppedCommands } from "./stopped-commands.ts";
import { type Annotated, endGroup, errorAnnotation, group, inert } from "./workflow-command.ts";

export type WorkflowLogOptions = NarratorOptions & {
  /** Where a step is written; its annotation points there. */
  readonly position?: (step: string) => Annotated["at"];
};

export type WorkflowLog = Required<Reporter> & {
  /** The last lines of output of a step that ended badly. */
  readonly lastLines: (step: string) => string | undefined;
};

/**
 * Reports a run in the log of a workflow: a group for each step and each undo, with the output in it
 * as it came, so that workflow commands in it work as from a `run:` step; below it how it ended, with
 * the last lines where that was bad, for the group is folded by then; and an annotation for each failure.
 */
export function workflowLog(write: Write, options: WorkflowLogOptions): WorkflowLog {
  const { tell } = narrator({ paint: plain, saysStarts: false, isInert: true }, options);
  const stopped = stoppedCommands();
  const last = lastLines();
  let end = "";
  return {
    event(event) {
      last.event(event);
      const failed = failure(event, options.position);
      const lines = failed === undefined ? [] : last.of(failed.phase, failed.step);
      const title = groupTitle(event);
      const text = [
        stopped.resume(),
        end,
        inert(tell(event) + prefixed(lines, "  │ ", sanitizeDroppingColours)),
        title === undefined ? "" : group(title),
        failed === undefined ? "" : errorAnnotation(failed),
      ].join("");
      end = title === undefined ? "" : endGroup;
      if (text !== "") void write(text);
    },
    output(block) {
      stopped.see(block.lines);
      last.output(block);
      return write(block.lines);
    },
    lastLines: (step) => last.of("step", step).join("\n") || undefined,
  };
}

function groupTitle(event: Event): string | undefined {
  switch (event.event) {
    case "step.started":
      return event.name === event.step ? event.step : `${event.step}: ${event.name}`;
    case "revert.started":
      return `undo ${event.step}: ${event.name}`;
    default:
      return undefined;
  }
}

type Failed = Annotated & { readonly phase: "step" | "revert"; readonly step: string };

function failure(event: Event, position: WorkflowLogOptions["position"]): Failed | undefined {
  switch (event.event) {
    case "step.failed":
    case "step.timed-out":
      return {
        phase: "step",
        step: event.step,
        title: `${event.step} failed`,
        message: `${event.step}: ${event.message}`,
        at: position?.(event.step),
      };
    case "revert.failed":
    case "revert.timed-out":
      return {
        phase: "revert",
        step: event.step,
        title: `${event.step} could not be undone`,
        message: `the undo of ${event.step}: ${event.message}`,
        at: position?.(event.step),
      };
    default:
      return undefined;
  }
}
