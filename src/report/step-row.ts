import { duration } from "./duration.ts";
import { inMarkdown, link, markdown } from "./markdown.ts";
import type { StepResult } from "./result.ts";
import { count, failureWords } from "./sentences.ts";

const mostOutputs = 3;
const longestOutput = 80;

/** The heading of the table of steps, as wide as its rows. */
export function stepHeading(isUndone: boolean): string {
  return isUndone
    ? "| | step | result | time | undone |\n|-|------|--------|-----:|--------|\n"
    : "| | step | result | time |\n|-|------|--------|-----:|\n";
}

/** One step as a row of a Markdown table. */
export function stepRow(step: StepResult, isUndone: boolean, address: string | undefined): string {
  const name = address === undefined ? inMarkdown.step(step.id) : link(inMarkdown.step(step.id), address);
  const cells = [
    markOf(step),
    `${name} ${step.name === step.id ? "" : markdown(step.name, 100)}`.trimEnd(),
    resultOf(step),
    timeOf(step),
    ...(isUndone ? [undoneOf(step)] : []),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

/** A row that stands for others. */
export function rowOfMany(number: number, what: string, isUndone: boolean): string {
  return `| | *${count(number, "more step")}${what}* | | |${isUndone ? " |" : ""}\n`;
}

function markOf({ status }: StepResult): string {
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

function resultOf(step: StepResult): string {
  switch (step.status) {
    case "succeeded":
      return outputsOf(step);
    case "failed":
    case "timed-out":
    case "cancelled":
      return markdown(failureWords({ ...step, message: step.error ?? step.status.replace("-", " ") }, step.attempts));
    case "running":
      return "was still running";
    case "unknown":
      return "its end is not known";
    case "pending":
      return "did not start";
    case "skipped":
      return "skipped";
  }
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

function undoneOf(step: StepResult): string {
  const { revert } = step;
  switch (revert.status) {
    case "none":
      return hasBegun(step) ? "nothing to undo" : "";
    case "pending":
      return "";
    case "running":
      return "was still running";
    case "reverted":
      return `↶ ${timeOf(revert)}`.trimEnd();
    case "failed":
    case "timed-out":
      return `✖ ${markdown(failureWords({ message: revert.error ?? revert.status.replace("-", " ") }, revert.attempts))}`;
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
