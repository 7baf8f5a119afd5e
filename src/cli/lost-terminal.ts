import fs from "node:fs";
import { isatty } from "node:tty";

const standard = [0, 1, 2];

/**
 * Lets this process end with its exit code where its terminal is gone by then. Node sets the terminal back as it found
 * it at the very end, and aborts where that cannot be done; what is closed it passes over.
 */
export function outliveTerminal(): void {
  const terminals = standard.filter((descriptor) => isatty(descriptor));
  if (terminals.length === 0) return;
  process.on("exit", () => {
    for (const descriptor of terminals)
      try {
        if (!isatty(descriptor)) fs.closeSync(descriptor);
      } catch {
        // it is closed already
      }
  });
}
