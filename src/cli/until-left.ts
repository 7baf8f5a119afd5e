const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** `q`, and Ctrl-C as a terminal sends it that makes no signals of keys. */
const leavingKeys = ["q", "Q", String.fromCharCode(3)];

/**
 * Aborts `signal` once somebody wants to leave: by a signal, by a key where there is a keyboard, or because nobody
 * reads any more. `release` gives the keyboard back as it was.
 */
export function untilLeft(stdout: NodeJS.WriteStream, stdin: NodeJS.ReadStream | undefined) {
  const left = new AbortController();
  const leave = () => left.abort();
  for (const name of signals) process.on(name, leave);
  stdout.on("error", leave);
  const releaseKeys = stdin?.isTTY === true ? listenToKeys(stdin, leave) : () => {};
  return {
    signal: left.signal,
    release: () => {
      releaseKeys();
      stdout.off("error", leave);
      for (const name of signals) process.off(name, leave);
    },
  };
}

function listenToKeys(stdin: NodeJS.ReadStream, leave: () => void): () => void {
  const onData = (keys: Buffer | string) => {
    const typed = keys.toString();
    if (leavingKeys.some((key) => typed.includes(key))) leave();
  };
  const wasRaw = stdin.isRaw;
  stdin.setRawMode(true);
  stdin.on("data", onData);
  // A terminal that is gone.
  for (const event of ["end", "error"] as const) stdin.on(event, leave);
  return () => {
    stdin.off("data", onData);
    stdin.pause();
    stdin.setRawMode(wasRaw);
  };
}
