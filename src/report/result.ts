import type { Cause, Outcome, ProcessEnd, Residue } from "./event.ts";

export type StepStatus =
  | "pending"
  | "running"
  | "succeeded"
  | "failed"
  | "timed-out"
  | "cancelled"
  | "skipped"
  /** Begun by a process that died before it could write down the end. */
  | "unknown";

export type RevertStatus =
  /** The step has no revert. */
  | "none"
  | "pending"
  | "running"
  | "reverted"
  | "failed"
  | "timed-out"
  /** It was due, but the rollback was cut off before it. */
  | "not-reached";

export type StepResult = ProcessEnd & {
  readonly id: string;
  readonly name: string;
  /** Where it stands in the plan, such as `steps[0]`. */
  readonly path: string;
  /** Line of its file, from 1; absent for code. */
  readonly line?: number;
  /** The file it stands in, where that is not the run's own: it was included. */
  readonly file?: string;
  /** What it does: `run`, `call`, `jenkins`; or which group it is: `parallel`, `steps`, `uses`. */
  readonly kind: string;
  readonly status: StepStatus;
  /** How often it was begun. */
  readonly attempts: number;
  /** ISO 8601; absent if it never began. */
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly outputs: { readonly [name: string]: string };
  /** Markdown for people that the step left. */
  readonly detail?: string;
  readonly error?: string;
  readonly revert: {
    readonly status: RevertStatus;
    readonly attempts: number;
    readonly startedAt?: string;
    readonly finishedAt?: string;
    readonly error?: string;
  };
};

/** What happened in a run, as data: the form of `--result`. Stable; fields may be added. */
export type RunResult = {
  readonly schema: 1;
  readonly run: string;
  readonly name?: string;
  readonly file?: string;
  /** `running` while the journal has no end yet. */
  readonly outcome: Outcome | "running";
  readonly cause?: Cause;
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** In the order of the plan, groups before their members. */
  readonly steps: readonly StepResult[];
  readonly residue: readonly Residue[];
};
