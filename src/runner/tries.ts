import pRetry from "p-retry";
import type { Retry } from "../plan/plan.ts";
import { longestWait } from "./process/timer.ts";

type Loop = {
  readonly fail: (error: Error) => void;
  readonly end: () => void;
  /** Ends the pause; nothing is begun. */
  readonly callOff: () => void;
};

/**
 * Begins work again, after a pause that grows from try to try. Whether a failure is worth another try the journal
 * says; the pauses are p-retry's. What waits when `impatient` is aborted is begun at once.
 */
export class Tries {
  readonly #loops = new Map<string, Loop>();
  readonly #pausing = new Set<string>();
  readonly #impatient: AbortSignal;

  constructor(impatient: AbortSignal) {
    this.#impatient = impatient;
  }

  /** Whether the pauses of this work are made here. */
  has(key: string): boolean {
    return this.#loops.has(key);
  }

  /** Call it when a try has begun whose pauses are not made yet; `begin` begins each further one. `over` calls off what waits. */
  open(key: string, retry: Retry, { begin, over }: { readonly begin: () => void; readonly over?: AbortSignal }): void {
    const off = new AbortController();
    const callOff = () => off.abort();
    const cut = AbortSignal.any([this.#impatient, off.signal, ...(over === undefined ? [] : [over])]);
    let isFirst = true;
    const once = () => {
      this.#pausing.delete(key);
      if (!isFirst) begin();
      isFirst = false;
      return new Promise<void>((end, fail) => this.#loops.set(key, { end, fail, callOff }));
    };
    pRetry(once, {
      retries: retry.times,
      minTimeout: retry.delayMs,
      factor: retry.factor,
      maxTimeout: Math.min(Math.max(retry.maxDelayMs, retry.delayMs), longestWait),
      randomize: true,
      signal: cut,
    })
      .catch(() => {
        if (this.#pausing.delete(key) && !over?.aborted) begin();
      })
      .finally(() => {
        // By now there may be another one of the same name.
        if (this.#loops.get(key)?.callOff === callOff) this.#loops.delete(key);
      });
  }

  /** The try failed and is worth another one. Begins it at once where no pause can be made. */
  again(key: string, begin: () => void): void {
    if (this.#pausing.has(key)) return;
    const loop = this.#loops.get(key);
    if (loop === undefined) {
      begin();
      return;
    }
    this.#pausing.add(key);
    loop.fail(new Error("the try failed"));
  }

  /** Calls off the pauses of all but these. */
  keep(keys: readonly string[]): void {
    for (const key of this.#pausing) if (!keys.includes(key)) this.close(key);
  }

  /** There is no further try. */
  close(key: string): void {
    const loop = this.#loops.get(key);
    loop?.end();
    if (this.#pausing.has(key)) loop?.callOff();
    this.#loops.delete(key);
    this.#pausing.delete(key);
  }
}
