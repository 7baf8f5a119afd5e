import type { Step } from "../plan/plan.ts";
import type { Standings } from "../rollback/standings.ts";
import { after } from "./process/timer.ts";

/** Whose time is up, as the journal has it. */
export type TimeIsUp =
  | { readonly record: "group-timed-out"; readonly step: string; readonly attempt: number }
  | { readonly record: "rollback-timed-out" };

/** Among the ids of groups; no step has it. */
const wholeRollback = "";

/** Counts the time of groups, and of the whole rollback; that of a single step its performer counts. */
export class TimeLimits {
  readonly #standings: Standings;
  readonly #tell: (isUp: TimeIsUp) => void;
  /** What calls each of them off. */
  readonly #counting = new Map<string, () => void>();

  constructor(standings: Standings, tell: (isUp: TimeIsUp) => void) {
    this.#standings = standings;
    this.#tell = tell;
  }

  /** Call it when a try of a group begins. */
  ofGroup({ id, timeoutMs }: Step): void {
    if (timeoutMs === undefined) return;
    const callOff = after(timeoutMs, () => {
      const { attempts: attempt, status } = this.#standings.of(id);
      if (status === "running") this.#tell({ record: "group-timed-out", step: id, attempt });
    });
    this.#counting.set(id, callOff);
  }

  /** Begins to count once the rollback of the run has begun; call it as often as you like. */
  ofRollback(timeoutMs: number | undefined): void {
    const { cause, list, isOutOfTime } = this.#standings;
    const isUndoing = cause !== undefined && list.active.size === 0;
    if (!isUndoing || isOutOfTime || timeoutMs === undefined || this.#counting.has(wholeRollback)) return;
    this.#counting.set(
      wholeRollback,
      after(timeoutMs, () => this.#tell({ record: "rollback-timed-out" })),
    );
  }

  callOff(group: string): void {
    this.#counting.get(group)?.();
    this.#counting.delete(group);
  }

  callOffAll(): void {
    for (const group of [...this.#counting.keys()]) this.callOff(group);
  }
}
