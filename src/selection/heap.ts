/** Keeps values so that the least is always at hand. */
export class Heap<Value> {
  readonly #values: Value[] = [];
  readonly #isBefore: (a: Value, b: Value) => boolean;

  constructor(isBefore: (a: Value, b: Value) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#values.length;
  }

  /** The least; undefined where there is none. */
  get least(): Value | undefined {
    return this.#values[0];
  }

  push(value: Value): void {
    const values = this.#values;
    let at = values.length;
    values.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(value, values[parent] as Value)) break;
      values[at] = values[parent] as Value;
      at = parent;
    }
    values[at] = value;
  }

  /** Takes the least away. */
  pop(): Value | undefined {
    const values = this.#values;
    const least = values[0];
    const last = values.pop();
    if (last === undefined || values.length === 0) return least;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= values.length) break;
      if (child + 1 < values.length && this.#isBefore(values[child + 1] as Value, values[child] as Value)) child++;
      if (!this.#isBefore(values[child] as Value, last)) break;
      values[at] = values[child] as Value;
      at = child;
    }
    values[at] = last;
    return least;
  }
}
