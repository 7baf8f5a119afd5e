import type { Write } from "./text.ts";

/** What is asked of `process.stdout`, `process.stderr` or a file. */
export type OutputStream = {
  readonly write: (text: string | Uint8Array) => boolean;
  readonly on: (event: "error", listener: () => void) => unknown;
  readonly once: (event: "drain" | "close" | "error", listener: () => void) => unknown;
  readonly off: (event: "drain" | "close" | "error", listener: () => void) => unknown;
  readonly columns?: number | undefined;
  readonly isTTY?: boolean | undefined;
};

/**
 * Writes to a stream, and holds the writer back while the stream is full. A reader that went away
 * (`jipper run … | head`) is no error: the work goes on, and above all the way back.
 */
export function writeTo(stream: OutputStream): Write {
  let isGone = false;
  let room: Promise<void> | undefined;
  stream.on("error", () => {
    isGone = true;
  });
  return (text) => {
    if (isGone || stream.write(text)) return undefined;
    // One for all who wait: many steps at once are no leak of listeners.
    room ??= new Promise((resolve) => {
      const done = (): void => {
        for (const event of ["drain", "close", "error"] as const) stream.off(event, done);
        room = undefined;
        resolve();
      };
      for (const event of ["drain", "close", "error"] as const) stream.once(event, done);
    });
    return room;
  };
}
