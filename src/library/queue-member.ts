import { type InspectOptions, inspect } from "node:util";
import type { StepStatus } from "../report/result.ts";
import type { Standing } from "../rollback/standing.ts";

/** @internal The name under which Node looks for what `console.log` is to show. */
export const custom: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/** What a queue holds: a job, or a group of them. It shows how it fares while the queue runs, and afterwards. */
export abstract class QueueMember {
  abstract readonly options: { readonly id?: string };
  #standing: Standing | undefined;
  /** The queue that runs it, or is about to. */
  #owner: object | undefined;

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

  /** How it fares, as data. */
  toJSON(): { readonly [field: string]: unknown } {
    const { id, status, done, attempts, detail, error } = this;
    return { id, status, done, attempts, detail, error };
  }

  /** @internal What `console.log` shows. */
  [custom](_depth: number, options: InspectOptions): string {
    return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
  }

  /** @internal */
  get isUndone(): boolean {
    return this.#standing?.revert.status === "reverted";
  }

  /** @internal Whether a queue has run it. */
  get isAttached(): boolean {
    return this.#standing !== undefined;
  }

  /** @internal It is the queue's from now on; false if it is another one's. */
  claim(owner: object): boolean {
    this.#owner ??= owner;
    return this.#owner === owner;
  }

  /** @internal The queue will not run it after all. */
  release(owner: object): void {
    if (this.#owner === owner) this.#owner = undefined;
  }

  /** @internal The queue ties it to where its step stands. */
  attach(standing: Standing): void {
    this.#standing = standing;
  }
}
