/** Milliseconds from the runner's first signal; it ends the process itself after 7.5 s and 10 s. */
const hurryAfter = 3000;
const leaveAfter = 6500;

/**
 * Turns the runner's cancel into what our runner understands: SIGINT stops the steps, SIGTERM ends
 * every grace. By the time the runner would use force, this process has left; `post` does the rest.
 */
export function untilCancelled() {
  const stop = new AbortController();
  const hurry = new AbortController();
  const onSignal = (name: NodeJS.Signals) => {
    if (stop.signal.aborted || name === "SIGTERM") hurry.abort();
    if (stop.signal.aborted) return;
    setTimeout(() => hurry.abort(), hurryAfter).unref();
    setTimeout(() => process.exit(1), leaveAfter).unref();
    stop.abort("the job was cancelled or its time was up");
  };
  // To the very end: without a handler, a signal during the last words would cut them off.
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, onSignal);
  return { signal: stop.signal, hurry: hurry.signal, leaveOnCancel: true };
}
