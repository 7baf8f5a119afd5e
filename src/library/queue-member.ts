import type { StepStatus } from "../report/result.ts";
import type { Standing } from "../rollback/standing.ts";

/** What a queue holds: a job, or a group of them. It shows how it fares while the queue runs, and afterwards. */
export abstract class QueueMember {
  abstract readonly options: { readonly id?: string };
  #standing: Standing | undefined;

  /** Its id in the queue once that runs; before that, the one asked for. */
  get id(): string | undefined {
    return this.#standing?.step.id ?? this.options.id;
  }

  get status(): StepStatus {
    return this.#standing?.status ?? "pending";
  }

  /** True once it has succeeded, and no longer when it has been undone. */
  get done(): boolean {
    return this.status === "succeeded" && !this.isUndone;
  }

  /** How often it was begun. */
  get attempts(): number {
    return this.#standing?.attempts ?? 0;
  }

  /** Markdown that was left for people. */
  get detail(): string | undefined {
    return this.#standing?.detail;
  }

  /** Why it did not succeed. */
  get error(): string | undefined {
    return this.#standing?.message;
  }

  /** @internal */
  get isUndone(): boolean {
    return this.#standing?.revert.status === "reverted";
  }

  /** @internal Whether a queue has run it. */
  get isAttached(): boolean {
    return this.#standing !== undefined;
  }

  /** @internal The queue ties it to where its step stands. */
  attach(standing: Standing): void {
    this.#standing = standing;
  }
}
