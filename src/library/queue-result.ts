import { type InspectOptions, inspect } from "node:util";
import type { Cause, Outcome, Residue } from "../report/event.ts";
import type { RunResult, StepResult } from "../report/result.ts";
import { custom } from "./queue-member.ts";

/** What text is printed to, such as `process.stdout` or a stream to a file. */
export type Writer = { readonly write: (text: string) => unknown };

/** What happened in a run: as text for people, as JSON for machines. */
export class QueueResult {
  readonly #result: RunResult;
  readonly #text: string;

  constructor(result: RunResult, text: string) {
    this.#result = result;
    this.#text = text;
  }

  get outcome(): Outcome | "running" {
    return this.#result.outcome;
  }

  /** Why it was undone; undefined if it succeeded. */
  get cause(): Cause | undefined {
    return this.#result.cause;
  }

  /** In the order of the queue, groups before their jobs. */
  get steps(): readonly StepResult[] {
    return this.#result.steps;
  }

  /** What could not be undone. */
  get residue(): readonly Residue[] {
    return this.#result.residue;
  }

  /** The readable report. */
  toString(): string {
    return this.#text;
  }

  /** Prints the readable report, to the standard output unless told. */
  print(to: Writer = process.stdout): void {
    to.write(this.#text);
  }

  toJSON(): RunResult {
    return this.#result;
  }

  /** @internal */
  [custom](_depth: number, options: InspectOptions): string {
    return `QueueResult ${inspect(this.#result, options)}`;
  }
}
