/** Text by its UTF-16 code units, or bytes. */
export type Units = { readonly length: number; readonly [index: number]: number };

/**
 * Finds many patterns at once, in time that grows with the text alone: the trie of the patterns, where each node
 * knows the longest node that its own text ends with (Aho and Corasick).
 */
export class Automaton {
  /** Of the root, by unit: most units of a text begin no pattern, and are passed over here. */
  readonly #first: Int32Array;
  readonly #unit: Int32Array;
  readonly #child: Int32Array;
  readonly #sibling: Int32Array;
  readonly #fallback: Int32Array;
  /** The longest pattern that ends in a node, plus one; 0 for none. */
  readonly #ends: Int32Array;
  readonly #lengths: readonly number[];
  readonly #order: number[] = [];
  #size = 1;

  /** Units are less than `unitCount`. */
  constructor(patterns: readonly Units[], unitCount: number) {
    this.#first = new Int32Array(unitCount);
    const most = patterns.reduce((sum, { length }) => sum + length, 1);
    this.#unit = new Int32Array(most);
    this.#child = new Int32Array(most);
    this.#sibling = new Int32Array(most);
    this.#fallback = new Int32Array(most);
    this.#ends = new Int32Array(most);
    this.#lengths = patterns.map(({ length }) => length);
    for (const [index, pattern] of patterns.entries()) this.#insert(pattern, index);
    this.#link();
  }

  /** Tells, for each place where patterns end, the longest of them; in the order of their ends. */
  find(units: Units, tell: (start: number, end: number, pattern: number) => void): void {
    const first = this.#first;
    const { length } = units;
    let node = 0;
    for (let at = 0; at < length; at++) {
      const unit = units[at] as number;
      if (node === 0) {
        node = first[unit] as number;
        if (node === 0) continue;
      } else node = this.#step(node, unit);
      const pattern = (this.#ends[node] as number) - 1;
      if (pattern >= 0) tell(at + 1 - (this.#lengths[pattern] as number), at + 1, pattern);
    }
  }

  #step(from: number, unit: number): number {
    for (let node = from; node !== 0; node = this.#fallback[node] as number) {
      const next = this.#childOf(node, unit);
      if (next !== 0) return next;
    }
    return this.#first[unit] as number;
  }

  #childOf(node: number, unit: number): number {
    let next = this.#child[node] as number;
    while (next !== 0 && this.#unit[next] !== unit) next = this.#sibling[next] as number;
    return next;
  }

  #insert(pattern: Units, index: number): void {
    let node = 0;
    for (let at = 0; at < pattern.length; at++) {
      const unit = pattern[at] as number;
      let next = node === 0 ? (this.#first[unit] as number) : this.#childOf(node, unit);
      if (next === 0) {
        next = this.#size++;
        this.#unit[next] = unit;
        if (node === 0) {
          this.#first[unit] = next;
          this.#order.push(next);
        } else {
          this.#sibling[next] = this.#child[node] as number;
          this.#child[node] = next;
        }
      }
      node = next;
    }
    if (this.#ends[node] === 0) this.#ends[node] = index + 1;
  }

  /** Breadth first, so that what a node falls back to is done before it. */
  #link(): void {
    const order = this.#order;
    for (let at = 0; at < order.length; at++) {
      const node = order[at] as number;
      const fallback = this.#fallback[node] as number;
      if (this.#ends[node] === 0) this.#ends[node] = this.#ends[fallback] as number;
      for (let child = this.#child[node] as number; child !== 0; child = this.#sibling[child] as number) {
        this.#fallback[child] = this.#step(fallback, this.#unit[child] as number);
        order.push(child);
      }
    }
  }
}
