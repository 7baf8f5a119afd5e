import fs from "node:fs";
import type { Environment, Json } from "../../plan/plan.ts";
import type { Cause } from "../../report/event.ts";
import type { StepStatus } from "../../report/result.ts";
import { type CallRequest, largestHandedOn } from "./call-request.ts";

/** What a function in a process of its own is told beside its arguments. */
export type CallContext = {
  /** Its `args` are null where there are none. */
  readonly job: { readonly id: string; readonly name: string; readonly args: Json; readonly attempt: number };
  /** The same, where it is a group whose revert this is. */
  readonly group?: { readonly id: string; readonly name: string; readonly attempt: number };
  /** Aborted when its time is up or the run is cancelled; it has the step's grace to end then. */
  readonly signal: AbortSignal;
  /** Prints a line under the step. */
  readonly log: (line: string) => void;
  /** Adds Markdown to what every report shows beside the step. */
  readonly detail: (markdown: string) => void;
  /** For a step: an object to fill, as lines of `GITHUB_OUTPUT` are. For a revert: what its step had handed on. */
  outputs: { [name: string]: unknown };
  readonly env: NodeJS.ProcessEnv;
  /** For a revert: why the run is undone. */
  readonly cause?: Cause;
  /** For a revert: how its step had ended. */
  readonly status?: StepStatus;
  /** For a revert: what the function of its step had returned. */
  readonly value?: Json | undefined;
};

/** What is handed on is in the files of the step at once, so that nothing of it is lost however the function ends. */
export function callContext({ step, args = null, revert }: CallRequest, signal: AbortSignal): CallContext {
  const { isGroup, ...about } = step;
  const { JIPPER_DETAIL = "", GITHUB_OUTPUT = "" } = process.env;
  const details = new HandedOnFile(JIPPER_DETAIL, "the detail");
  const outputs = revert === undefined ? outputsTo(GITHUB_OUTPUT) : frozen(revert.outputs);
  const { write } = process.stdout;
  const context: CallContext = {
    job: { ...about, args },
    ...(isGroup ? { group: about } : {}),
    signal,
    log: (line) => void write.call(process.stdout, `${line}\n`),
    detail: (markdown) => details.append(details.isEmpty ? String(markdown) : `\n\n${markdown}`),
    get outputs() {
      return outputs;
    },
    set outputs(values) {
      Object.assign(outputs, values);
    },
    env: process.env,
    ...(revert === undefined ? {} : { cause: revert.cause, status: revert.status, value: revert.value }),
  };
  // Functions in the program itself have them; one that was written for that is to be told, not to stumble.
  return Object.defineProperty(context, "results", {
    get: () => {
      throw new Error(
        "a function in a process of its own has no results of other jobs; hand them over in its arguments",
      );
    },
  });
}

/** A file through which a step hands something on; it takes no more than will be read of it. */
class HandedOnFile {
  readonly #path: string;
  readonly #what: string;
  #bytes = 0;

  constructor(path: string, what: string) {
    this.#path = path;
    this.#what = what;
  }

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  append(text: string): void {
    this.#bytes += Buffer.byteLength(text);
    if (this.#bytes > largestHandedOn) throw new RangeError(`${this.#what} takes ${largestHandedOn} bytes at most`);
    fs.appendFileSync(this.#path, text);
  }
}

function outputsTo(path: string): { [name: string]: unknown } {
  const file = new HandedOnFile(path, "what a step hands on as outputs");
  return new Proxy(Object.create(null) as { [name: string]: unknown }, {
    set: (target, name, value: unknown) => {
      const text = textOf(name, value);
      file.append(assignment(name, text));
      target[String(name)] = text;
      return true;
    },
    deleteProperty: (_, name) => {
      throw new TypeError(`the output '${String(name)}' was set; it can be set anew, not taken back`);
    },
    defineProperty: (_, name) => {
      throw new TypeError(`set the output '${String(name)}' by an assignment`);
    },
  });
}

/** As `core.setOutput` of GitHub's toolkit makes text of a value. */
function textOf(name: string | symbol, value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "bigint" || typeof value === "string" ? String(value) : JSON.stringify(value);
  if (text === undefined) throw new TypeError(`the output '${String(name)}' is a ${typeof value}; outputs are text`);
  if (text.includes("\0")) throw new TypeError(`the output '${String(name)}' holds a NUL, which no variable can`);
  return text;
}

/** In the form that can hold any text; a program that the function runs may have left a line without its end before it. */
function assignment(name: string | symbol, text: string): string {
  if (typeof name === "symbol" || !/^[^=\n\0]+$/.test(name) || name.includes("<<"))
    throw new TypeError(`'${String(name)}' is no name for an output; it may hold neither '=', '<<' nor a line end`);
  const lines = text.split("\n");
  let end = "END";
  while (lines.includes(end)) end += "_";
  return `\n${name}<<${end}\n${text}\n${end}\n`;
}

function frozen(outputs: Environment): { [name: string]: unknown } {
  return Object.freeze({ ...outputs });
}
