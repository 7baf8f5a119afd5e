/** Known in every copy of Jipper: the functions of a job may be from a module that has one of its own. */
const brand: unique symbol = Symbol.for("jipper.answer");

/** How a function of a job says that it has failed or succeeded, with words for people. */
export class Answer<Value = unknown> {
  readonly succeeded: boolean;
  readonly value: Value;
  /** Markdown, shown beside the job in every report. */
  readonly detail: string | undefined;

  constructor(succeeded: boolean, value: Value, detail: string | undefined) {
    this.succeeded = succeeded;
    this.value = value;
    this.detail = detail;
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}

/** Whether a function has returned an answer instead of a plain value. */
export function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && (value as { [brand]?: unknown })[brand] === true;
}

/** The job has succeeded; the same as returning the value, with a detail for people. */
export function success<Value>(value?: Value, detail?: string): Answer<Value> {
  return new Answer(true, value as Value, detail);
}

/** The job has failed: it is undone, and those before it. Its revert sees the value. */
export function fail(value?: unknown, detail?: string): Answer<never> {
  return new Answer(false, value as never, detail);
}
