import fs from "node:fs";
import { type CallContext, callContext } from "./call-context.ts";
import { answerFile, type CallAnswer, type CallRequest } from "./call-request.ts";
import { loadWords } from "./load-words.ts";
import { tellNames } from "./module-names.ts";
import { returnedJson } from "./returned-json.ts";
import { storyOf, wordsOf } from "./thrown.ts";

/*
 * A program for one module, in a process that it may hurt:
 *
 *     call-host.js REQUEST              calls the function that this file names; answers in a file beside it
 *     call-host.js --names MODULE FROM  tells on descriptor 3 what the module exports
 *
 * Whatever the function does, the process ends: when it has come back, when nothing is left that could
 * wake it, or when an error gets past it.
 */

/** By what an answer is known that another copy of Jipper made; see `Answer` of the library. */
const answerBrand = Symbol.for("jipper.answer");
type Answer = { readonly succeeded: boolean; readonly value: unknown; readonly detail?: string };

function call(file: string): void {
  const request = JSON.parse(fs.readFileSync(file, "utf8")) as CallRequest;
  printInOrder();
  const exit = process.exit.bind(process); // before the module can put another one in its place
  let isLoading = true;
  let hasAnswered = false;
  const answer = (how: CallAnswer) => {
    hasAnswered = true;
    const path = answerFile(file);
    fs.writeFileSync(`${path}.new`, JSON.stringify(how), { mode: 0o600 });
    fs.renameSync(`${path}.new`, path);
  };
  const end = (how: CallAnswer) => {
    if (!hasAnswered) answer(how);
    exit(how.kind === "returned" ? 0 : 1);
  };
  const fail = (thrown: unknown, message: string) => {
    show(thrown);
    end({ kind: "failed", message });
  };
  const uncaught = (thrown: unknown) => fail(thrown, `an error that nothing caught: ${wordsOf(thrown)}`);
  process.on("uncaughtException", uncaught);
  process.on("unhandledRejection", uncaught);
  process.on("exit", (code) => {
    const who = isLoading ? "its module" : "the function";
    if (!hasAnswered) answer({ kind: "exited", message: `${who} ended its process (exit code ${code})` });
  });
  process.on("beforeExit", () => {
    const what = isLoading ? "its module never finished loading" : "the function never returned";
    end({ kind: "failed", message: `${what}: nothing was left that could wake it` });
  });

  const { module, function: name } = request;
  const run = async () => {
    let exported: { readonly [name: string]: unknown };
    try {
      exported = await import(module);
    } catch (error) {
      return fail(error, `the module of '${name}' does not load: ${loadWords(error, module)}`);
    }
    isLoading = false;
    const func = exported[name];
    if (typeof func !== "function") return end({ kind: "failed", message: noFunction(exported, name) });
    const context = callContext(request, abortedByTerm());
    try {
      const returned: unknown = await func.call(exported, request.args, context);
      end(answerOf(returned, context, request.revert !== undefined));
    } catch (error) {
      if (isFailure(error)) end(answerOf(error, context, request.revert !== undefined));
      else fail(error, wordsOf(error));
    }
  };
  void run();
}

/** Whether `fail(…)` was thrown instead of returned. Never throws. */
function isFailure(thrown: unknown): boolean {
  try {
    const { [answerBrand]: isAnswer, succeeded } = (thrown ?? {}) as { [answerBrand]?: unknown; succeeded?: unknown };
    return isAnswer === true && succeeded === false;
  } catch {
    return false;
  }
}

/** What a function says by what it returns. What a revert returns is of no use to anybody. */
function answerOf(returned: unknown, context: CallContext, isRevert: boolean): CallAnswer {
  const answer = (returned as { [answerBrand]?: unknown } | null | undefined)?.[answerBrand] === true;
  const { succeeded, value, detail } = answer ? (returned as Answer) : { succeeded: true, value: returned };
  if (detail !== undefined) context.detail(detail);
  try {
    if (succeeded && isRevert) return { kind: "returned" };
    const json = value instanceof Error ? undefined : returnedJson(value);
    const yielded = json === undefined ? {} : { value: json };
    return succeeded ? { kind: "returned", ...yielded } : { kind: "failed", message: failWords(value), ...yielded };
  } catch (error) {
    return { kind: "failed", message: succeeded ? wordsOf(error) : failWords(value) };
  }
}

/** The words of `fail(value)`. */
function failWords(value: unknown): string {
  if (value === undefined) return "it failed";
  if (typeof value === "string" || value instanceof Error) return wordsOf(value);
  try {
    return JSON.stringify(value) ?? "it failed";
  } catch {
    return "it failed";
  }
}

function noFunction(exported: { readonly [name: string]: unknown }, name: string): string {
  if (name in exported) return `'${name}' is no function but of type ${typeof exported[name]}`;
  return `its module does not export '${name}' any more`;
}

function abortedByTerm(): AbortSignal {
  const stop = new AbortController();
  process.on("SIGTERM", () => stop.abort());
  return stop.signal;
}

/**
 * Makes what is printed wait until it is taken, as a shell does: nothing of it is kept in memory, both
 * streams stay in order, and all is out when the process ends. Node has no public way to ask for that.
 */
function printInOrder(): void {
  for (const stream of [process.stdout, process.stderr])
    (stream as { _handle?: { setBlocking?: (isBlocking: boolean) => void } })._handle?.setBlocking?.(true);
}

/** Shows an error with the places in the code of the user, as far as the output still can be written. */
function show(thrown: unknown): void {
  const isOurs = (frame: string) => frame.includes(import.meta.url) || frame.includes("node:internal/");
  try {
    process.stderr.write(`${storyOf(thrown, isOurs)}\n`);
  } catch {
    // nobody reads it
  }
}

const [first = "", module = "", from = ""] = process.argv.slice(2);
if (first === "--names") tellNames(module, from);
else call(first);
