const byteOrderMark = "\ufeff";

/** A span of the text: from an offset up to another one, as JavaScript counts. */
export type Span = readonly [from: number, to: number];

/** A place for people: line and column from 1, and a length in characters. */
export type Place = { readonly line: number; readonly column: number; readonly length: number };

/** Text of a step list under the name that people know it by, and its places. */
export class SourceText {
  readonly label: string;
  /** Without the byte order mark. */
  readonly text: string;
  readonly #lineStarts: readonly number[];
  /** Offsets of the characters that JavaScript counts as two. */
  readonly #pairs: readonly number[];
  readonly #end: number;

  constructor(label: string, text: string) {
    this.label = label;
    this.text = text.startsWith(byteOrderMark) ? text.slice(1) : text;
    this.#lineStarts = [0, ...offsets(this.text, /\n/g).map((offset) => offset + 1)];
    this.#pairs = offsets(this.text, /[\ud800-\udbff][\udc00-\udfff]/g);
    this.#end = this.text.trimEnd().length;
  }

  /** The place of a span, as far as it stands on its first line and says something. */
  place([from, to]: Span): Place {
    const start = Math.min(from, this.#end);
    const line = before(this.#lineStarts, start + 1);
    const visible = this.text.slice(start, Math.min(Math.max(to, start), this.#endOf(line))).trimEnd();
    return {
      line,
      column: this.#characters(this.#lineStarts[line - 1] ?? 0, start) + 1,
      length: Math.max(1, this.#characters(start, start + visible.length)),
    };
  }

  /** Text of a line, counting from 1, without its end. */
  line(line: number): string {
    return this.text.slice(this.#lineStarts[line - 1], this.#endOf(line));
  }

  #endOf(line: number): number {
    const next = this.#lineStarts[line];
    if (next === undefined) return this.text.length;
    return this.text[next - 2] === "\r" ? next - 2 : next - 1;
  }

  #characters(from: number, to: number): number {
    return to - from - (before(this.#pairs, to) - before(this.#pairs, from));
  }
}

function offsets(text: string, pattern: RegExp): readonly number[] {
  return Array.from(text.matchAll(pattern), (match) => match.index);
}

/** How many of the sorted numbers are smaller. */
function before(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
