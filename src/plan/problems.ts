import { sanitize } from "../report/sanitize.ts";
import type { Problem } from "./problem.ts";
import type { SourceText, Span } from "./source-text.ts";

/** Collects what is wrong with a text, so that all of it is told at once. */
export class Problems {
  readonly #source: SourceText;
  /** By place and message: what an alias repeats is one mistake. */
  readonly #found = new Map<string, Problem>();

  constructor(source: SourceText) {
    this.#source = source;
  }

  get all(): readonly Problem[] {
    return [...this.#found.values()];
  }

  get none(): boolean {
    return this.#found.size === 0;
  }

  add(span: Span, message: string): void {
    const problem = { ...this.#source.place(span), message: sanitize(message) };
    this.#found.set(`${problem.line}:${problem.column}:${problem.message}`, problem);
  }
}

/** Text of the user in a message: in quotes, and short. */
export function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  const characters = Array.from(line.slice(0, 200));
  return characters.length <= 40 ? `'${line}'` : `'${characters.slice(0, 39).join("")}…'`;
}
