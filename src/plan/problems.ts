import { sanitize } from "../report/sanitize.ts";
import type { Problem } from "./problem.ts";
import type { SourceText, Span } from "./source-text.ts";

/** Collects what is wrong with a text, and with the texts that it includes, so that all of it is told at once. */
export class Problems {
  readonly #source: SourceText;
  /** Of an included text: the collection that it is a part of. */
  readonly #whole: Problems | undefined;
  /** By place and message: what an alias repeats is one mistake, and so is what a second include of a file does. */
  readonly #found = new Map<string, Problem>();
  readonly #parts = new Map<string, Problems>();

  constructor(source: SourceText, whole?: Problems) {
    this.#source = source;
    this.#whole = whole;
  }

  get all(): readonly Problem[] {
    return [this, ...this.#parts.values()].flatMap((part) => [...part.#found.values()]);
  }

  get none(): boolean {
    return this.#found.size === 0 && [...this.#parts.values()].every((part) => part.none);
  }

  /** The included texts, in the order in which they were met. */
  get included(): readonly SourceText[] {
    return [...this.#parts.values()].map((part) => part.#source);
  }

  /** Collects what is wrong with a text that this one includes, at any depth; the same label is the same text. */
  of(source: SourceText): Problems {
    const whole = this.#whole ?? this;
    const part = whole.#parts.get(source.label) ?? new Problems(source, whole);
    whole.#parts.set(source.label, part);
    return part;
  }

  add(span: Span, message: string): void {
    const file = this.#whole === undefined ? {} : { file: this.#source.label };
    const problem = { ...file, ...this.#source.place(span), message: sanitize(message).replaceAll("\t", " ") };
    this.#found.set(`${problem.line}:${problem.column}:${problem.message}`, problem);
  }
}

/** Text of the user in a message: in quotes, and short. */
export function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  const characters = Array.from(line.slice(0, 200));
  return characters.length <= 40 ? `'${line}'` : `'${characters.slice(0, 39).join("")}…'`;
}
