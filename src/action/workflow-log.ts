import type { OutputBlock, Reporter } from "../report/event.ts";
import { family } from "../report/family.ts";
import { keyOf, type NarratorOptions, narrator } from "../report/narrator.ts";
import { plain } from "../report/paint.ts";
import { label, sanitizeDroppingColours } from "../report/sanitize.ts";
import { prefixed, type Write } from "../report/text.ts";
import { endGroup, errorAnnotation, group } from "../report/workflow-command.ts";
import { annotations, type Position } from "./annotations.ts";
import { inert } from "./inert.ts";
import { lastLines } from "./last-lines.ts";
import { logGroups } from "./log-groups.ts";
import { prefixLines } from "./prefix-lines.ts";
import { stoppedCommands } from "./stopped-commands.ts";

export type WorkflowLogOptions = NarratorOptions & {
  /** Where a step is written; its annotation points there. */
  readonly position?: Position;
};

export type WorkflowLog = Required<Reporter> & {
  /** The last lines of output of a step that ended badly. */
  readonly lastLines: (step: string) => string | undefined;
};

/**
 * Reports a run in the log of a workflow: a group for each step and each undo, with the output in it
 * as it came, so that workflow commands in it work as from a `run:` step; below it how it ended, with
 * the last lines where that was bad, for the group is folded by then; and an annotation for each failure.
 * What runs beside others has no group, but its id before each line that is no command.
 */
export function workflowLog(write: Write, options: WorkflowLogOptions): WorkflowLog {
  const { tell } = narrator({ paint: plain, saysStarts: false, isInert: true }, options);
  const kin = family(options.knows);
  const groups = logGroups(kin);
  const failureOf = annotations(kin, options.position);
  const stopped = stoppedCommands();
  const last = lastLines();
  const utf8 = new TextEncoder();
  /** The work that printed last that the runner is to stop obeying. */
  let stopper = "";
  let end = "";

  /** The runner obeys us again while we speak; `after` is for work that goes on and wants no commands obeyed. */
  function interrupting(): { readonly before: string; readonly after: string } {
    const before = stopped.resume();
    if (before === "" || !groups.isRunning(stopper)) return { before, after: "" };
    const after = `::stop-commands::${before.replace(/^::|::\n$/g, "")}\n`;
    stopped.see(utf8.encode(after));
    return { before, after };
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
        failed === undefined ? "" : errorAnnotation(failed),
      ].join("");
      end = opened === "" ? "" : endGroup;
      const { before, after } = interrupting();
      if (before + text !== "") void write(before + text + after);
    },
    output(block) {
      if (isAboutStopping(block.lines)) stopper = keyOf(block.phase, block.step);
      stopped.see(block.lines);
      last.output(block);
      return write(groups.isMixed(block) ? prefixLines(block.lines, `  ${label(block.step)} │ `) : block.lines);
    },
    lastLines: (step) => last.of("step", step).join("\n") || undefined,
  };
}

function isAboutStopping(lines: OutputBlock["lines"]): boolean {
  return Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength).includes("stop-commands");
}
