import { isGroupKind } from "./family.ts";
import type { RunResult, StepResult } from "./result.ts";

const mostBars = 60;
const longestName = 40;

/** A Mermaid chart of what ran and what was undone, without its fence; empty if nothing did. */
export function gantt(result: RunResult): string {
  // A group takes the time of its members.
  const ran = result.steps
    .filter(({ kind }) => !isGroupKind(kind))
    .flatMap((step) => bar(step, step, step.status === "succeeded" ? "done" : "crit"));
  const undone = result.steps
    .flatMap((step) => bar(step, step.revert, step.revert.status === "reverted" ? "active" : "crit"))
    .sort((one, other) => one.start - other.start);
  if (ran.length === 0) return "";

  const start = Math.min(...ran.map((one) => one.start));
  const end = Math.max(...[...ran, ...undone].map((one) => one.end));
  return [
    "gantt",
    "  dateFormat x",
    `  axisFormat ${end - start < 10_000 ? "%S.%L s" : "%H:%M:%S"}`,
    "  section run",
    ...drawn(ran),
    ...(undone.length > 0 ? ["  section undone", ...drawn(undone)] : []),
  ].join("\n");
}

type Bar = { readonly name: string; readonly mark: string; readonly start: number; readonly end: number };
type Times = { readonly startedAt?: string; readonly finishedAt?: string };

function bar(step: StepResult, { startedAt, finishedAt }: Times, mark: string): Bar[] {
  if (startedAt === undefined || finishedAt === undefined) return [];
  const start = Date.parse(startedAt);
  const end = Date.parse(finishedAt);
  // A bar without length would not be drawn.
  return Number.isNaN(start + end) ? [] : [{ name: nameOf(step), mark, start, end: Math.max(end, start + 1) }];
}

/** What the other parts of a report call it, unless that only says which one it is. */
function nameOf({ id, name }: StepResult): string {
  return /^step-\d+$/.test(id) ? name : id;
}

/** The failure stands among the last ones: of many bars those are drawn. */
function drawn(bars: readonly Bar[]): string[] {
  const left = bars.length > mostBars ? [`  %% the first ${bars.length - mostBars} are left out`] : [];
  return [
    ...left,
    ...bars.slice(-mostBars).map(({ name, mark, start, end }) => `  ${taskName(name)} :${mark}, ${start}, ${end}`),
  ];
}

/**
 * Mermaid gives a meaning to `:`, `;`, `#`, `%`, line ends and, at the start of a line, to words such
 * as `section`. Only what has none is kept; the mark before the name keeps it from being such a word.
 */
function taskName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{M}\p{N} ._,/()=+-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return `· ${Array.from(plain).slice(0, longestName).join("") || "step"}`;
}
