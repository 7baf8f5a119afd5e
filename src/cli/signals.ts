import { label } from "../report/sanitize.ts";
import type { Standings } from "../rollback/standings.ts";
import { brokenOff } from "./exit-code.ts";
import { isHangupIgnored } from "./ignored-hangup.ts";
import { leftUndone } from "./left-undone.ts";
import { outliveTerminal } from "./lost-terminal.ts";
import type { Reports } from "./reports.ts";
import { lastEvent, resultAsLeft } from "./result-as-left.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * One wish to stop may come as two signals: `timeout` sends its own to its child and then to the whole
 * group, and who starts us from a terminal may hand on what we have had from there. What comes so soon
 * after another signal is no second wish.
 */
const sameWishMs = 150;

/** A terminal that is held up must not hold us up. */
const longestLeaveMs = 1000;

/** What is said to each wish to stop; `name` is the signal's. */
export type StopWords = {
  readonly stopping: (name: string) => string;
  readonly hurrying: (name: string) => string;
  readonly leaving: (name: string) => string;
};

/**
 * Turns signals into what the runner understands: the first stops the steps and starts the way back,
 * the second ends every grace, the third ends Jipper, which says what is left and how to go on.
 */
export function untilStopped({ say, again, event, close }: Pick<Reports, "say" | "again" | "event" | "close">) {
  let standings: Standings | undefined;
  let endedBy = "a signal";
  const heeded = heedSignals(say, {
    stopping: (name) =>
      standings?.cause === undefined
        ? `Stopping, because of ${name}, to undo what was done. Once more: without grace. Three times: leave it undone.`
        : `Undoing goes on in spite of ${name}. Once more: without grace. Three times: leave the rest undone.`,
    hurrying: (name) => `No more grace, because of ${name}. Once more: end at once, and leave the rest undone.`,
    leaving: (name) => {
      endedBy = name;
      if (standings === undefined || standings.outcome !== undefined) return `Ended by ${name}.`;
      const left = leftUndone(standings).map(label).join(", ");
      return `Ended by ${name}. ${left === "" ? "The run is not finished" : `Left undone: ${left}`}; to go on: ${again(standings.run)}`;
    },
    leave: async () => {
      if (standings === undefined) return;
      const result = resultAsLeft(standings, endedBy);
      if (standings.outcome === undefined) event(lastEvent(result));
      await close(result);
    },
  });
  return {
    ...heeded,
    /** From here on there is something to undo. */
    opened: (of: Standings) => {
      standings = of;
    },
  };
}

/**
 * Heeds signals until it is released: the first aborts `signal`, the second `hurry`, the third ends the process, once
 * `leave` has done what is still to be done. What was ignored when we were started stays ignored.
 */
export function heedSignals(say: Reports["say"], { leave, ...words }: StopWords & { leave?: () => Promise<void> }) {
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
    } else if (wishes === 3) end(words.leaving(name));
    else process.exit(brokenOff);
  };
  const end = (lastWords: string) => {
    let isLeaving = false;
    const exit = () => process.exit(brokenOff);
    const leaveOnce = () => {
      if (isLeaving) return;
      isLeaving = true;
      setTimeout(exit, longestLeaveMs);
      Promise.resolve(leave?.()).then(exit, exit);
    };
    setTimeout(leaveOnce, longestLeaveMs);
    say(lastWords, leaveOnce);
  };
  outliveTerminal();
  const heeded = signals.filter((name) => name !== "SIGHUP" || !isHangupIgnored());
  if (!heeded.includes("SIGHUP")) process.on("SIGHUP", () => {}); // for good
  for (const name of heeded) process.on(name, onSignal);
  return {
    signals: { signal: stop.signal, hurry: hurry.signal },
    release: () => {
      for (const name of heeded) process.off(name, onSignal);
    },
  };
}
