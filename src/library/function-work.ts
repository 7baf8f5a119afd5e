import { inspect } from "node:util";
import type { CallWork } from "../plan/plan.ts";
import type { Standing } from "../rollback/standing.ts";
import { wordsOf } from "../runner/call/thrown.ts";
import { after } from "../runner/process/timer.ts";
import type { Circumstances, Performed, Performer } from "../runner/work/perform.ts";
import type { StopReason } from "../runner/work/perform-deed.ts";
import { Answer, isAnswer } from "./answer.ts";
import type { GivenArgs } from "./given-args.ts";
import { Job } from "./job.ts";
import type { FoundMember } from "./queue-plan.ts";
import { isKept, recorded } from "./recorded.ts";

/** By step id. */
type Members = ReadonlyMap<string, FoundMember>;

/** Performs `call` work in this process, with the functions that the program gave; what is isolated, `performIsolated` does. */
export function functionWork(
  members: Members,
  given: GivenArgs,
  performIsolated: Performer<CallWork>,
): Performer<CallWork> {
  return async (work, circumstances) => {
    const { step, phase } = circumstances.deed;
    const found = members.get(step.id);
    const func = phase === "step" ? found?.func : found?.revertFunc;
    if (found === undefined || !func) throw new Error(`Internal error: no function for the ${phase} '${step.id}'`);
    const job = found.member instanceof Job ? found.member : undefined;
    if (phase === "step") job?.setValue(undefined);
    if (work.isolated) {
      const performed = await performIsolated(work, circumstances);
      if (phase === "step") job?.setValue(performed.value);
      return performed;
    }

    const args = given.of(job, step.id, phase);
    const details: string[] = [];
    const stop = stopSignal(circumstances.signal);
    const answer = call(() => func(args, contextOf(found, circumstances, members, { details, signal: stop.signal })));
    const grace = graceOver(circumstances);
    const end = await Promise.race([answer, grace.over]);
    circumstances.ended();
    grace.callOff();
    stop.callOff();
    if (end === stillRunning) return { succeeded: false, stillRunning: "the function itself", ...detailOf(details) };
    if (end.detail !== undefined) details.push(String(end.detail));
    if (phase === "step") job?.setValue(end.value);
    return {
      succeeded: end.succeeded,
      ...(end.message === undefined ? {} : { message: end.message }),
      ...detailOf(details),
      ...(phase === "step" ? keptValue(end.value) : {}),
    };
  };
}

const stillRunning = Symbol("still running");

type End = Pick<Answer, "succeeded" | "value" | "detail"> & { readonly message?: string };

/** A plain value is success; a throw is failure, and has no value unless it is a `fail`. */
async function call(func: () => unknown): Promise<End> {
  try {
    const returned = await func();
    return endOf(isAnswer(returned) ? returned : new Answer(true, returned, undefined));
  } catch (error) {
    if (isFailure(error)) return endOf(error);
    return { succeeded: false, value: undefined, detail: undefined, message: wordsOfFailure(error) };
  }
}

/** Whether `fail(…)` was thrown instead of returned. Never throws. */
function isFailure(thrown: unknown): thrown is Answer {
  try {
    return isAnswer(thrown) && !thrown.succeeded;
  } catch {
    return false;
  }
}

function endOf({ succeeded, value, detail }: Answer): End {
  return { succeeded, value, detail, ...(succeeded ? {} : { message: wordsOfFailure(value) }) };
}

/** What the journal keeps of it. An error is told in words instead. */
function keptValue(value: unknown): Pick<Performed, "value" | "hasLocalValue"> {
  if (value instanceof Error) return {};
  const json = recorded(value);
  return { ...(json === undefined ? {} : { value: json }), ...(isKept(value, json) ? {} : { hasLocalValue: true }) };
}

type ForFunction = { readonly details: string[]; readonly signal: AbortSignal };

function contextOf(
  { member }: FoundMember,
  { deed, standings, output }: Circumstances,
  members: Members,
  { details, signal }: ForFunction,
) {
  const standing = standings.of(deed.step.id);
  let results: { readonly [id: string]: unknown } | undefined;
  const context = {
    ...(member instanceof Job ? { job: member } : { group: member }),
    signal,
    log: (line: string) => void output(new TextEncoder().encode(`${String(line)}\n`)),
    detail: (markdown: string) => void details.push(String(markdown)),
    /** Gathered when it is asked for: nothing before it changes while it runs. */
    get results() {
      results ??= resultsBefore(standing, members);
      return results;
    },
  };
  if (deed.phase === "step") return context;
  const { exitCode: _, ...cause } = standings.causeOf(standing) ?? { kind: "requested", message: "" };
  const more = { cause, status: standing.status, ...(member instanceof Job ? { value: member.value } : {}) };
  return Object.defineProperties(context, Object.getOwnPropertyDescriptors(more));
}

/** Values of the jobs before it, in the order of the queue; what stands beside it in a parallel group is not before it. */
function resultsBefore(standing: Standing, members: Members): { readonly [id: string]: unknown } {
  const around: Standing[] = [];
  for (let at: Standing | undefined = standing; at !== undefined; at = at.list.owner) around.unshift(at);
  const values: [id: string, value: unknown][] = [];
  const gather = ({ step, status, revert, group }: Standing) => {
    if (group) group.members.forEach(gather);
    else if (status === "succeeded" && revert.status !== "reverted") {
      const { member } = members.get(step.id) ?? {};
      if (member instanceof Job) values.push([step.id, member.value]);
    }
  };
  for (const { list, at } of around) if (!list.isParallel) list.members.slice(0, at).forEach(gather);
  return Object.fromEntries(values);
}

/** The same signal, with a reason as functions of the platform throw it: a TimeoutError or an AbortError. */
function stopSignal(signal: AbortSignal) {
  const stop = new AbortController();
  const heed = () => {
    const { status, message } = signal.reason as StopReason;
    stop.abort(new DOMException(message, status === "timed-out" ? "TimeoutError" : "AbortError"));
  };
  if (signal.aborted) heed();
  else signal.addEventListener("abort", heed, { once: true });
  return { signal: stop.signal, callOff: () => signal.removeEventListener("abort", heed) };
}

/** A function in this process cannot be ended; after its grace it is waited for no more. */
function graceOver({ signal, graceMs, hurry }: Circumstances) {
  let stopTimer = () => {};
  let give = () => {};
  const over = new Promise<typeof stillRunning>((resolve) => {
    give = () => resolve(stillRunning);
  });
  const wait = () => {
    if (hurry.aborted) return give();
    stopTimer = after(graceMs, give);
    hurry.addEventListener("abort", give, { once: true });
  };
  if (signal.aborted) wait();
  else signal.addEventListener("abort", wait, { once: true });
  const callOff = () => {
    stopTimer();
    signal.removeEventListener("abort", wait);
    hurry.removeEventListener("abort", give);
  };
  return { over, callOff };
}

function detailOf(details: readonly string[]): Pick<Performed, "detail"> {
  return details.length === 0 ? {} : { detail: details.join("\n\n") };
}

const longestWords = 4000;

/** What was thrown, or given to `fail`, in words. Never throws. */
function wordsOfFailure(value: unknown): string {
  try {
    if (value === undefined) return "it failed";
    if (typeof value === "string") return value.trim() === "" ? "it failed" : wordsOf(value);
    if (value instanceof Error) return wordsOf(value);
    const json = recorded(value);
    const text = json === undefined ? inspect(value, { depth: 1, customInspect: false }) : JSON.stringify(json);
    return text.length > longestWords ? `${text.slice(0, longestWords)} …` : text;
  } catch {
    return wordsOf(value);
  }
}
