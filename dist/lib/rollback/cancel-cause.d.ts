import type { Cause } from "../report/event.ts";
import type { Standings } from "./standings.ts";
/** Why a run is undone that was cancelled; a step that was running is named, for it is where that was. */
export declare function cancelCause(reason: unknown, { steps, list }: Standings): Cause;
