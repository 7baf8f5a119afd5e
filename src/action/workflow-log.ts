import type { Reporter } from "../report/event.ts";
import { family } from "../report/family.ts";
import { keyOf, type NarratorOptions, narrator } from "../report/narrator.ts";
import { plain } from "../report/paint.ts";
import { label, sanitizeDroppingColours } from "../report/sanitize.ts";
import { prefixed, type Write } from "../report/text.ts";
import { endGroup, group } from "../report/workflow-command.ts";
import { annotations, type Position } from "./annotations.ts";
import { dueAnnotations } from "./due-annotations.ts";
import { inert } from "./inert.ts";
import { lastLines } from "./last-lines.ts";
import { logGroups } from "./log-groups.ts";
import { prefixLines } from "./prefix-lines.ts";
import { stoppedCommands } from "./stopped-commands.ts";

export type WorkflowLogOptions = NarratorOptions & {
  /** Where a step is written; its annotation points there. */
  readonly position?: Position;
  /** Whether a group has more than one try: what fails in it may be nothing to tell yet. */
  readonly isTriedAgain?: (group: string) => boolean;
};

export type WorkflowLog = Required<Reporter> & {
  /** The last lines of output of a step that ended badly. */
  readonly lastLines: (step: string) => string | undefined;
  /** Says whole lines in between, which are obeyed if they are commands, whatever is open or stopped. */
  readonly say: (lines: string) => void;
};

/**
 * Reports a run in the log of a workflow: a group for each step and each undo, with the output in it
 * as it came, so that workflow commands in it work as from a `run:` step; below it how it ended, with
 * the last lines where that was bad, for the group is folded by then; and one annotation for each step that failed.
 * What runs beside others has no group, but its id before each line that is no command.
 */
export function workflowLog(write: Write, options: WorkflowLogOptions): WorkflowLog {
  const { tell } = narrator({ paint: plain, saysStarts: false, isInert: true }, options);
  const kin = family(options.knows);
  const groups = logGroups(kin);
  const failureOf = annotations(kin, options.position);
  const stopped = stoppedCommands();
  const last = lastLines();
  const due = dueAnnotations({ family: kin, knows: options.knows, isTriedAgain: options.isTriedAgain });
  let end = "";

  function say(lines: string): void {
    const { before, after } = stopped.interrupt(groups.isRunning);
    if (before + lines !== "") void write(before + lines + after);
  }

  return {
    event(event) {
      kin.hear(event);
      last.event(event);
      const failed = failureOf(event);
      const lines = failed === undefined ? [] : last.of(failed.phase, failed.step);
      const start = groups.next(event);
      const opened = start?.isGroup ? group(start.title) : "";
      const told = tell(event) + prefixed(lines, "  │ ", sanitizeDroppingColours);
      const text = [
        end,
        inert(start === undefined || start.isGroup ? told : `${told}  ▶ ${label(start.title)}\n`),
        opened,
        due(event, failed),
      ].join("");
      end = opened === "" ? "" : endGroup;
      say(text);
    },
    output(block) {
      const lines = stopped.see(block.lines, keyOf(block.phase, block.step));
      // What comes next is not the step's to fold away.
      if (stopped.takeOpenGroup()) end = endGroup;
      last.output(block);
      return write(groups.isMixed(block) ? prefixLines(lines, `  ${label(block.step)} │ `) : lines);
    },
    say(lines) {
      const text = end + lines;
      end = "";
      say(text);
    },
    lastLines: (step) => last.of("step", step).join("\n") || undefined,
  };
}
