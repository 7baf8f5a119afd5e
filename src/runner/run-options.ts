import type { Step } from "../plan/plan.ts";
import type { Reporter } from "../report/event.ts";
import type { Given } from "../rollback/record.ts";
import type { Performers } from "./work/perform.ts";

/** How the loop does its work. */
export type RunOptions = {
  readonly performers: Performers;
  readonly reporter?: Reporter;
  /** Aborted to stop what runs and undo what was begun; its reason is told as the cause. */
  readonly signal?: AbortSignal;
  /** Aborted to end every grace, and every pause between tries, at once. */
  readonly hurry?: AbortSignal;
  /** Once `signal` is aborted: stop and write down what runs, but leave the undoing to who opens the journal next. */
  readonly leaveOnCancel?: boolean;
  /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
  readonly rollbackTimeoutMs?: number;
  /** Whether `call` work that is not isolated runs in this very thread. */
  readonly sharesThread?: true;
  /** Asked when a step begins: what of its arguments only this process knows by then, or why it cannot begin. */
  readonly begins?: (step: Step) => { readonly given?: Given; readonly wrong?: string };
  readonly now?: () => Date;
};
