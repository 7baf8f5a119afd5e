import { randomUUID } from "node:crypto";
import { disabledCommands } from "./disabled-commands.ts";
import { commandIn, isCommandName } from "./printed-commands.ts";

/** What is said before our own lines, and after them. */
export type Interruption = { readonly before: string; readonly after: string };

/** In a block without these nothing is to be heeded while the runner obeys. */
const heeded = /stop-commands|(?:::|##\[)(?:(?:end)?group|set-env|add-path)/i;

type Stop = { readonly token: string /** Work that wants no commands obeyed. */; readonly by: string };

/**
 * Follows whether a step has told the runner to obey no more commands, and whether it has left a group of the log
 * open. To the runner all steps of this action are one: where the step did not take that back, as when it failed
 * in between, the masks, errors and groups of all that follows would be lost.
 */
export function stoppedCommands() {
  let stop: Stop | undefined;
  let isGroupOpen = false;
  const disabled = disabledCommands();

  function hear(line: string, by: string): string {
    const command = commandIn(line, stop?.token);
    if (command === undefined) return line;
    const { name, data } = command;
    if (stop !== undefined) {
      if (name === stop.token.toLowerCase()) stop = undefined;
      return line;
    }
    if (name === "group" || name === "endgroup") isGroupOpen = name === "group";
    // The runner refuses such a token.
    if (name !== "stop-commands" || data === "" || isCommandName(data)) return disabled.inPlaceOf(command, by) ?? line;
    const isToBeTakenBack = endOf(data) !== undefined;
    stop = { token: isToBeTakenBack ? data : randomUUID(), by };
    return isToBeTakenBack ? line : beginOf(stop.token);
  }

  return {
    /**
     * Takes note of a block of whole lines that this work prints, and returns what the runner is to be given: the block
     * itself, but for a stop that no line could ever take back, which has another token, and for disabled commands.
     */
    see(lines: Uint8Array, by: string): Uint8Array {
      const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
      if (!bytes.includes("::") && !bytes.includes("##[")) return lines;
      // In Latin-1 a byte is a character and a character a byte, whatever they mean.
      const text = bytes.toString("latin1");
      if (stop === undefined && !heeded.test(text)) return lines;
      const parts = text.split(/(\r\n|\r|\n)/);
      let isChanged = false;
      for (const [index, part] of parts.entries()) {
        if (!part.includes("::") && !part.includes("##[")) continue;
        const line = Buffer.from(part, "latin1").toString();
        const given = hear(line, by);
        if (given === line) continue;
        parts[index] = Buffer.from(given).toString("latin1");
        isChanged = true;
      }
      return isChanged ? Buffer.from(parts.join(""), "latin1") : lines;
    },
    /** Whether a group of the log that work has begun is open; asked once. */
    takeOpenGroup(): boolean {
      const isOpen = isGroupOpen;
      isGroupOpen = false;
      return isOpen;
    },
    /** What makes the runner obey while we speak, and stop again after that for work that runs on. */
    interrupt(isRunning: (work: string) => boolean): Interruption {
      if (stop === undefined) return { before: "", after: "" };
      const { token, by } = stop;
      const before = `${endOf(token)}\n`;
      if (isRunning(by)) return { before, after: `${beginOf(token)}\n` };
      stop = undefined;
      return { before, after: "" };
    },
  };
}

function beginOf(token: string): string {
  return `::stop-commands::${token.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}`;
}

/** The line that the runner takes for the end of the stop; undefined if that is none. */
function endOf(token: string): string | undefined {
  const line = `::${token}::`;
  return !/[\r\n]/.test(token) && commandIn(line, token)?.name === token.toLowerCase() ? line : undefined;
}
