/**
 * Tells a reporter something. Who is told must not stop what is done: what it throws, or rejects with, becomes a
 * warning. A promise is there only where it gave one, and never rejects.
 */
export function tellReporter(tell: () => unknown): Promise<void> | undefined {
  try {
    const told = tell();
    return isThenable(told) ? Promise.resolve(told).then(() => {}, warn) : undefined;
  } catch (error) {
    warn(error);
    return undefined;
  }
}

/** A program may give back anything, as `process.stdout.write` does. */
function isThenable(told: unknown): told is PromiseLike<unknown> {
  const isObject = (typeof told === "object" && told !== null) || typeof told === "function";
  return isObject && typeof (told as { readonly then?: unknown }).then === "function";
}

function warn(error: unknown): void {
  process.emitWarning(`a reporter threw: ${wordsOf(error)}`);
}

function wordsOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "something that cannot be looked at";
  }
}
