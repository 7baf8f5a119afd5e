import type { Work } from "../../plan/plan.ts";
import type { ProcessEnd } from "../../report/event.ts";
import type { Deed } from "../../rollback/next.ts";
import type { Yield } from "../../rollback/record.ts";
import type { Standings } from "../../rollback/standings.ts";

/** How work ended by itself. Whether it was stopped, and why, the loop knows. */
export type Performed = Yield &
  ProcessEnd & {
    readonly succeeded: boolean;
    /** Why not, in words such as `exit code 1`. */
    readonly message?: string;
    /** What of it could not be ended, such as `process 4711`. */
    readonly stillRunning?: string;
    /** Whether nothing of it has begun. */
    readonly isIdle?: true;
  };

export type Circumstances = {
  readonly deed: Deed;
  readonly standings: Standings;
  /** Unique to this attempt; marks its processes. */
  readonly mark: string;
  /** Aborted to stop the work; it has `deed`'s grace to end by itself. */
  readonly signal: AbortSignal;
  readonly graceMs: number;
  /** Aborted to end the grace at once. */
  readonly hurry: AbortSignal;
  readonly output: (lines: Uint8Array) => void | Promise<void>;
  /** Call it when the work has ended, though its output may still come: limits and cancels count no more. */
  readonly ended: () => void;
  /** Told of the process that does the work, where there is one. */
  readonly started: (process: { readonly pid: number; readonly startTime?: string }) => void;
};

/** Does work of one kind. Resolves when nothing of it runs any more; what it throws is a failure of the work. */
export type Performer<W extends Work = Work> = (work: W, circumstances: Circumstances) => Promise<Performed>;

/** Step kind → how to perform it; the edges put it together. */
export type Performers = { readonly [W in Work as W["kind"]]?: Performer<W> };
