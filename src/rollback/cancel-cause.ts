import type { Cause } from "../report/event.ts";
import type { Standings } from "./standings.ts";

/** Why a run is undone that was cancelled; a step that was running is named, for it is where that was. */
export function cancelCause(reason: unknown, { steps, list }: Standings): Cause {
  const last = list.turn === 0 ? undefined : list.members[list.turn - 1];
  const running = steps
    .slice(last?.index ?? 0, (last?.lastIndex ?? -1) + 1)
    .filter((standing) => standing.status === "running" && standing.group === undefined);
  const message = wordsOf(reason) || "it was cancelled";
  return { kind: "cancelled", ...(running[0] === undefined ? {} : { step: running[0].step.id }), message };
}

/** Empty for the reason that a signal has where none was told. */
function wordsOf(reason: unknown): string {
  if (typeof reason === "string") return reason;
  if (!(reason instanceof Error)) return "";
  return reason.name === "AbortError" && reason.message === "This operation was aborted" ? "" : String(reason.message);
}
