/**
 * Who has its turn in a thread that functions keep to themselves while they run: timers, signals and what comes from
 * outside come between any two of them, and what is decided upon these before the next one begins.
 */
export class Turns {
  #last = Promise.resolve();

  /** Resolves once all that is due was heard. */
  async others(): Promise<void> {
    // After something that was read, the first comes before the timers that are due.
    await immediate();
    await immediate();
  }

  /** Resolves when the next function may begin; those that ask at once get one turn after another. */
  own(): Promise<void> {
    this.#last = this.#last.then(() => this.others()).then(immediate);
    return this.#last;
  }
}

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
