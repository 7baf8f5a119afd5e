const begins = /^\s*::stop-commands::(.+)$|##\[stop-commands\](.+)$/;

/**
 * Follows whether a step has told the runner to obey no more commands. To the runner all steps of
 * this action are one: where the step did not take that back, as when it failed in between, the masks,
 * errors and groups of all that follows would be lost.
 */
export function stoppedCommands() {
  let token: string | undefined;
  return {
    /** Takes note of a block of whole lines that the runner is given. */
    see(lines: Uint8Array): void {
      const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
      if (!bytes.includes(token === undefined ? "stop-commands" : token)) return;
      for (const line of bytes.toString().split(/\r\n|\r|\n/)) {
        if (token === undefined)
          token = begins
            .exec(line)
            ?.slice(1)
            .find((found) => found !== undefined);
        else if (line.trimStart().startsWith(`::${token}::`) || line.includes(`##[${token}]`)) token = undefined;
      }
    },
    /** What makes the runner obey again; empty where it does. */
    resume(): string {
      const line = token === undefined ? "" : `::${token}::\n`;
      token = undefined;
      return line;
    },
  };
}
