/** Milliseconds from the runner's first signal; it ends the process itself after 7.5 s and 10 s. */
const hurryAfter = 3000;
const leaveAfter = 6500;
/** How long `post` lets the undos go on that run when its time is up. */
const goOnFor = 2000;

/** SIGBREAK is Windows' SIGTERM; who starts a runner from a terminal may close that. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const;
const isLast = (name: string) => name === "SIGTERM" || name === "SIGBREAK";

/**
 * Turns the runner's cancel into what our runner understands: SIGINT stops the steps, SIGTERM ends
 * every grace. By the time the runner would use force, this process has left, with `leave` as the last word unless all was
 * done before; `post` does the rest.
 */
export function untilCancelled(leave: () => void = () => {}) {
  const stop = new AbortController();
  const hurry = new AbortController();
  onSignals((name) => {
    if (stop.signal.aborted || isLast(name)) hurry.abort();
    if (stop.signal.aborted) return;
    setTimeout(() => hurry.abort(), hurryAfter).unref();
    setTimeout(() => {
      leave();
      process.exit(1);
    }, leaveAfter).unref();
    stop.abort("the job was cancelled or its time was up");
  });
  return { signal: stop.signal, hurry: hurry.signal, leaveOnCancel: true };
}

/**
 * The same for `post`, after which nobody comes: the first signal is told to `timeIsUp`, so that no further undo begins;
 * `stop` is aborted when those that run have gone on for a while. `leave` has the last word unless all was `done` before.
 */
export function untilTimeIsUp(timeIsUp: () => void, leave: () => void) {
  const stop = new AbortController();
  const hurry = new AbortController();
  let isUp = false;
  // It keeps the process alive until then: what waits for nothing but time may have nothing else that does.
  let leaving: NodeJS.Timeout | undefined;
  onSignals((name) => {
    if (isUp || isLast(name)) {
      stop.abort();
      hurry.abort();
    }
    if (isUp) return;
    isUp = true;
    setTimeout(() => stop.abort(), goOnFor).unref();
    setTimeout(() => hurry.abort(), hurryAfter).unref();
    leaving = setTimeout(() => {
      leave();
      process.exit(1);
    }, leaveAfter);
    timeIsUp();
  });
  return { stop: stop.signal, hurry, done: () => leaving?.unref() };
}

/** To the very end: without a handler, a signal during the last words would cut them off. */
function onSignals(heed: (name: NodeJS.Signals) => void): void {
  for (const name of signals) process.on(name, heed);
}

/** With this signal, whoever may send it would have Node open its debugger, in a process that holds secrets. */
export function refuseDebugger(): void {
  process.on("SIGUSR1", () => {});
}
