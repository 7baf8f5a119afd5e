import { sanitize } from "../report/sanitize.ts";
import { excerpt } from "./excerpt.ts";
import type { SourceText } from "./source-text.ts";

/** One mistake in what the user wrote. */
export type Problem = {
  /** The file it stands in, where that is another one than was asked for: an included one. */
  readonly file?: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** How many characters of the line it covers; at least 1. */
  readonly length: number;
  /** What is wrong; what to write instead. */
  readonly message: string;
};

/** Nobody reads on; the file is probably not a step list at all. */
const mostShown = 50;

/**
 * All mistakes in a step list, in the order of the text; those of included files come after its own, file by file. Its
 * message is meant for people: each mistake with its place and the line it stands in, and how many there are.
 */
export class StepListError extends Error {
  override readonly name = "StepListError";
  /** The file, or what else the text is known by. */
  readonly source: string;
  readonly problems: readonly Problem[];

  /** `included` are the texts that problems with a `file` stand in, labelled as these call them. */
  constructor(source: SourceText, problems: readonly Problem[], included: readonly SourceText[] = []) {
    const order = new Map(included.map(({ label }, index) => [label, index + 1]));
    const rank = ({ file }: Problem) => (file === undefined ? 0 : (order.get(file) ?? 0));
    const sorted = [...problems].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
    const texts = new Map(included.map((text) => [text.label, text]));
    super(words(sorted, ({ file }) => (file === undefined ? source : (texts.get(file) ?? source))));
    this.source = source.label;
    this.problems = sorted;
  }
}

function words(problems: readonly Problem[], sourceOf: (problem: Problem) => SourceText): string {
  const shown = problems.slice(0, mostShown).flatMap((problem) => {
    const source = sourceOf(problem);
    const place = `${source.label}:${problem.line}:${problem.column}`;
    return [`${sanitize(place)}: ${problem.message}`, ...excerpt(source.line(problem.line), problem)];
  });
  if (problems.length > mostShown) shown.push(`and ${problems.length - mostShown} more`);
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  return [...shown, `${count}; nothing was run`].join("\n");
}
