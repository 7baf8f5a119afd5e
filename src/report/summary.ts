import type { Residue } from "./event.ts";
import { isGroupKind } from "./family.ts";
import { gantt } from "./gantt.ts";
import { fence, folded, inMarkdown, link, markdown, quoted } from "./markdown.ts";
import type { RunResult, StepResult } from "./result.ts";
import type { Room } from "./room.ts";
import { roomOf } from "./room.ts";
import { sanitizeDroppingColours } from "./sanitize.ts";
import { because, count, ending, whatNow } from "./sentences.ts";
import { hasBegun, rowOfMany, stepHeading, stepRow, timeOf } from "./step-row.ts";

export type SummaryOptions = {
  /** Address of the line where a step is written. */
  readonly link?: (step: string) => string | undefined;
  /** Last lines of output of a step that ended badly. */
  readonly lastLines?: (step: string) => string | undefined;
  /** What to type to undo once more what is left; not said if absent, as a CI machine is often gone by then. */
  readonly again?: string;
  /** The summary is never larger: GitHub drops as a whole what is larger than it allows. */
  readonly limitBytes: number;
};

const mostRows = 200;
const mostIdleRows = 5;
const mostLeftOver = 100;
const numbers = ["nothing is", "one thing is", "two things are", "three things are"];

/** A run as the Markdown of a job summary. What matters most is kept where room is short. */
export function summaryMarkdown(result: RunResult, options: SummaryOptions): string {
  const room = roomOf(options.limitBytes - 1);
  const head = room.cut(`### ${headline(result)}\n\n`) + room.take(`${secondLine(result, options)}\n\n`);
  const left = residueOf(result, options, room);
  const table = tableOf(result, options, room);
  const chart = gantt(result);
  const drawn = chart === "" ? "" : room.take(`${fence(chart, "mermaid")}\n`);
  const details = result.steps.flatMap((step) => detailsOf(step, options)).map(room.take);
  return `${[head, table, left, drawn, ...details].join("").trimEnd()}\n`;
}

function headline({ outcome, name, file, cause, residue, steps }: RunResult): string {
  const title = markdown(name ?? file ?? "Steps", 150);
  switch (outcome) {
    case "succeeded":
      return `✔ ${title}: done`;
    case "running":
      return `✖ ${title}: not finished`;
    case "rollback-incomplete":
      return `✖ ${title}: undone, ${numbers[residue.length] ?? `${residue.length} things are`} left`;
    case "rolled-back": {
      const anyUndone = steps.some(({ revert }) => revert.status === "reverted");
      const sentence = ending(outcome, cause, anyUndone).replace(/\.$/, "");
      return `✖ ${title}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
    }
  }
}

function secondLine(result: RunResult, options: SummaryOptions): string {
  const { cause, outcome, run, steps } = result;
  const time = timeOf(result);
  const about = [time, `run ${markdown(run)}`].filter((part) => part !== "").join(" · ");
  if (cause === undefined) {
    const begun = steps.filter((step) => hasBegun(step) && !isGroupKind(step.kind)).length;
    return `${count(begun, "step")} · ${about}`;
  }

  const step = steps.find(({ id }) => id === cause.step);
  const now = outcome === "rolled-back" ? whatNow(cause, inMarkdown) : "";
  const why = because(cause, inMarkdown);
  const sentence = `${why.charAt(0).toUpperCase()}${why.slice(1)}${place(result, step, options)}`;
  return `${sentence} · ${about}${now && `\n\nNow: ${now}.`}`;
}

function place({ file }: RunResult, step: StepResult | undefined, options: SummaryOptions): string {
  const where = step?.file ?? file;
  if (where === undefined || step?.line === undefined) return "";
  const text = `${markdown(where)} line ${step.line}`;
  const address = options.link?.(step.id);
  return ` (${address === undefined ? text : link(text, address)})`;
}

function tableOf({ steps, outcome }: RunResult, options: SummaryOptions, room: Room): string {
  const isUndone = outcome !== "succeeded";
  const idle = steps.filter((step) => step.status === "pending");
  const isManyIdle = idle.length > mostIdleRows;
  const shown = isManyIdle ? steps.filter((step) => step.status !== "pending") : steps;
  const heading = room.take(stepHeading(isUndone));
  if (heading === "") return "";
  const end = isManyIdle ? room.take(rowOfMany(idle.length, " did not start", isUndone)) : "";
  const rows = room.takeRows(
    shown.map((step) => stepRow(step, outcome, options.link?.(step.id))),
    mostRows,
    (leftOut) => rowOfMany(leftOut, "", isUndone),
  );
  return `${heading}${rows}${end}${room.take("\n")}`;
}

function residueOf({ residue }: RunResult, options: SummaryOptions, room: Room): string {
  if (residue.length === 0) return "";
  const again = options.again === undefined ? "" : room.take(`or try again:\n\n${fence(options.again, "sh")}\n`);
  const others = (number: number): string => `**Left, too:** ${count(number, "more step")}.\n\n`;
  return room.takeRows(residue.map(leftOver), mostLeftOver, others) + again;
}

function leftOver({ step, why, command }: Residue): string {
  const head = `**Left:** ${inMarkdown.step(step)} (${markdown(why)}).`;
  return command === "" ? `${head}\n\n` : `${head} By hand:\n\n${fence(command, "sh")}\n`;
}

function detailsOf(step: StepResult, options: SummaryOptions): string[] {
  const { id, detail, status } = step;
  const parts: string[] = [];
  if (detail !== undefined && detail.trim() !== "") parts.push(folded("Details of", id, quoted(detail)));
  const lines = status === "succeeded" || !hasBegun(step) ? undefined : options.lastLines?.(id);
  if (lines !== undefined && lines.trim() !== "") {
    const text = lines.trimEnd().split(/\r?\n/).map(sanitizeDroppingColours).join("\n");
    parts.push(folded("Last lines of", id, fence(text, "text")));
  }
  return parts.map((part) => `${part}\n`);
}
