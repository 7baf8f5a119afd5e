import type { Event, OutputBlock } from "../report/event.ts";
import { keyOf } from "../report/narrator.ts";
import { type Tail, tail } from "../report/tail.ts";
import { commandIn } from "./printed-commands.ts";

const mostLines = 20;

/** The runner hides a secret only where it finds the whole of it: a line that was cut is not shown. */
const longestWhole = 4096;

/** Commands that the runner takes out of a log; what one of them holds may be a secret. */
const takenOut: ReadonlySet<string> = new Set([
  ..."add-mask add-matcher remove-matcher set-output save-state set-env add-path".split(" "),
  ..."stop-commands debug echo endgroup".split(" "),
]);

function isTakenOut(line: string): boolean {
  const command = line.includes("::") || line.includes("##[") ? commandIn(line) : undefined;
  return command !== undefined && takenOut.has(command.name);
}

/** Keeps the last lines of output of work that runs or ended badly. */
export function lastLines() {
  const tails = new Map<string, Tail>();
  return {
    event({ event, ...about }: Event): void {
      if (!("step" in about)) return;
      const phase = event.startsWith("revert") ? "revert" : "step";
      if (event.endsWith(".started")) tails.set(keyOf(phase, about.step), tail(mostLines));
      if (event.endsWith(".succeeded")) tails.delete(keyOf(phase, about.step));
    },
    output({ phase, step, lines }: OutputBlock): void {
      tails.get(keyOf(phase, step))?.add(lines);
    },
    of(phase: OutputBlock["phase"], step: string): readonly string[] {
      const lines = tails.get(keyOf(phase, step))?.lines() ?? [];
      return lines
        .filter((line) => !isTakenOut(line))
        .map((line) => (Buffer.byteLength(line) >= longestWhole ? "… (a very long line)" : line));
    },
  };
}
