import type { Cause } from "../report/event.ts";
import type { Standings } from "./standings.ts";

/** Why a run is undone that its process has left: it was interrupted, in the step that was at work, if one was. */
export function cutOffCause({ steps }: Standings): Cause {
  const atWork = steps.find(({ status, group }) => status === "running" && group === undefined);
  const message = "the process that ran the steps ended";
  return { kind: "interrupted", ...(atWork === undefined ? {} : { step: atWork.step.id }), message };
}
