import { duration } from "./duration.ts";
import { isGroupKind } from "./family.ts";
import { inMarkdown, link, markdown } from "./markdown.ts";
import type { RunResult, StepResult } from "./result.ts";
import { count } from "./sentences.ts";
import { endWords, undoFailureWords } from "./step-words.ts";

const mostOutputs = 3;
const mostIndentedLevels = 6;
const longestOutput = 80;

/** The heading of the table of steps, as wide as its rows. */
export function stepHeading(isUndone: boolean): string {
  return isUndone
    ? "| | step | result | time | undone |\n|-|------|--------|-----:|--------|\n"
    : "| | step | result | time |\n|-|------|--------|-----:|\n";
}

/** One step as a row of a Markdown table, with a cell for its undo unless the run succeeded. */
export function stepRow(step: StepResult, outcome: RunResult["outcome"], address: string | undefined): string {
  const name = address === undefined ? inMarkdown.step(step.id) : link(inMarkdown.step(step.id), address);
  const cells = [
    markOf(step),
    `${indentOf(step)}${name} ${step.name === step.id ? "" : markdown(step.name, 100)}`.trimEnd(),
    resultOf(step, outcome),
    timeOf(step),
    ...(outcome === "succeeded" ? [] : [undoneOf(step, outcome)]),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

/** A row that stands for others. */
export function rowOfMany(number: number, what: string, isUndone: boolean): string {
  return `| | *${count(number, "more step")}${what}* | | |${isUndone ? " |" : ""}\n`;
}

/** Members stand below their group, one level further in for each bracket of `steps[2].parallel[1]`. */
function indentOf({ path }: StepResult): string {
  const levels = path.split("[").length - 2;
  return "&emsp;".repeat(Math.max(0, Math.min(levels, mostIndentedLevels)));
}

/** How it ended, in one character. */
export function markOf({ status }: StepResult): string {
  switch (status) {
    case "succeeded":
      return "✔";
    case "failed":
    case "timed-out":
    case "cancelled":
      return "✖";
    case "running":
    case "unknown":
      return "?";
    case "pending":
    case "skipped":
      return "○";
  }
}

function resultOf(step: StepResult, outcome: RunResult["outcome"]): string {
  const words = endWords(step);
  if (step.status === "succeeded") return [outputsOf(step), words].filter((part) => part !== "").join(" · ");
  return markdown(words) + (outcome === "succeeded" && markOf(step) === "✖" ? " · passed over" : "");
}

function outputsOf({ outputs }: StepResult): string {
  const all = Object.entries(outputs);
  const shown = all.slice(0, mostOutputs).map(([name, value]) => markdown(`${name}=${value}`, longestOutput));
  return [...shown, ...(all.length > shown.length ? [`${all.length - shown.length} more`] : [])].join(", ");
}

/** Whether anything of it was done that could have to be undone. */
export function hasBegun({ status }: StepResult): boolean {
  return status !== "pending" && status !== "skipped";
}

function undoneOf(step: StepResult, outcome: RunResult["outcome"]): string {
  const { revert } = step;
  switch (revert.status) {
    case "none":
      // Of a group its members tell.
      return hasBegun(step) && !isGroupKind(step.kind) ? "nothing to undo" : "";
    case "pending":
      // It came before a pivot, or ended in a way after which it is not undone.
      return hasBegun(step) && outcome !== "running" ? "kept" : "";
    case "running":
      return "was still running";
    case "reverted":
      return `↶ ${timeOf(revert)}`.trimEnd();
    case "failed":
    case "timed-out":
      return `✖ ${markdown(undoFailureWords(step))}`;
    case "not-reached":
      return "✖ not reached";
  }
}

/** How long something took; empty where that is not known. */
export function timeOf({
  startedAt,
  finishedAt,
}: {
  readonly startedAt?: string;
  readonly finishedAt?: string;
}): string {
  const ms = Date.parse(finishedAt ?? "") - Date.parse(startedAt ?? "");
  return Number.isNaN(ms) ? "" : duration(ms);
}
