import { brokenOff } from "./exit-code.ts";
import type { Reports } from "./reports.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * One wish to stop may come as two signals: `timeout` sends its own to its child and then to the whole
 * group, and who starts us from a terminal may hand on what we have had from there. What comes so soon
 * after another signal is no second wish.
 */
const sameWishMs = 150;

/** What is said to each wish to stop; `name` is the signal's. */
export type StopWords = {
  readonly stopping: (name: string) => string;
  readonly hurrying: (name: string) => string;
  readonly leaving: (name: string) => string;
};

/**
 * Turns signals into what the runner understands: the first stops the steps and starts the way back,
 * the second ends every grace, the third ends Jipper, which says how to go on.
 */
export function untilStopped({ say, again }: Pick<Reports, "say" | "again">) {
  let run: string | undefined;
  const heeded = heedSignals(say, {
    stopping: (name) =>
      `Stopping, because of ${name}, to undo what was done. Once more: without grace. Three times: leave it undone.`,
    hurrying: (name) => `No more grace, because of ${name}. Once more: end at once, and leave the rest undone.`,
    leaving: (name) =>
      `Ended by ${name}.${run === undefined ? "" : ` Not everything is undone; to go on: ${again(run)}`}`,
  });
  return {
    ...heeded,
    opened: (id: string) => {
      run = id;
    },
  };
}

/** Heeds signals until it is released: the first aborts `signal`, the second `hurry`, the third ends the process. */
export function heedSignals(say: Reports["say"], words: StopWords) {
  const stop = new AbortController();
  const hurry = new AbortController();
  let wishes = 0;
  let heededAt = Number.NEGATIVE_INFINITY;
  let isHeeding = false;

  const onSignal = (name: NodeJS.Signals) => {
    if (isHeeding || performance.now() - heededAt < sameWishMs) return;
    isHeeding = true;
    heed(name);
    // Counted from when the next one can be heard: to heed one may take longer than that.
    setImmediate(() => {
      heededAt = performance.now();
      isHeeding = false;
    });
  };
  const heed = (name: NodeJS.Signals) => {
    wishes++;
    if (wishes === 1) {
      say(words.stopping(name));
      stop.abort(`stopped by ${name}`);
    } else if (wishes === 2) {
      say(words.hurrying(name));
      hurry.abort();
    } else {
      const exit = () => process.exit(brokenOff);
      setTimeout(exit, 1000); // a terminal that is held up must not hold us up
      say(words.leaving(name), exit);
    }
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signals: { signal: stop.signal, hurry: hurry.signal },
    release: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
