import type { Residue } from "./event.ts";
import { isGroupKind } from "./family.ts";
import { inMarkup, labelInMarkup } from "./markup.ts";
import type { RunResult, StepResult } from "./result.ts";
import { because, ending, failureWords } from "./sentences.ts";

type Timing = { readonly startedAt?: string; readonly finishedAt?: string };

type Verdict =
  | { readonly kind: "passed" | "skipped" }
  | {
      readonly kind: "failure" | "error";
      /** Never a name of a data type, by which some readers would read the text. */
      readonly type: string;
      readonly message: string;
      /** All that is known: some readers take the text alone. */
      readonly text: string;
    };

type Case = Timing & {
  readonly classname: string;
  readonly name: string;
  readonly file?: string;
  readonly verdict: Verdict;
};

type Suite = {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly timing: Timing;
  readonly words?: string;
};

/**
 * A run as JUnit XML, as CI servers read it: a suite with a case for each step, and one with a case for each
 * undo. Names do not change from run to run, as servers compare by them.
 */
export function junitXml(result: RunResult): string {
  const name = nameOf(result);
  const classname = classnames(result);
  const cases = result.steps
    .filter((step) => isTold(step, result.steps))
    .map((step) => stepCase(step, classname, result));
  // The way back has a time of its own, which may be days later.
  const timing = spanOf([{ startedAt: result.startedAt }, ...cases]);
  const undos = result.steps.flatMap((step) => undoCase(step, classname, result)).reverse();
  const suites: Suite[] = [
    { name, cases, timing, words: whatHappened(result) },
    ...(undos.length === 0 ? [] : [{ name: "undo", cases: undos, timing: spanOf(undos) }]),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  const root = attributes({ name, ...countsOf(all), time: seconds(spanOf([timing, ...undos])) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${root}>\n${suites.map(suiteXml).join("")}</testsuites>\n`;
}

function nameOf({ name, file }: RunResult): string {
  return name ?? file ?? "Jipper";
}

/** Tells the ids of the groups around a step; the run's name where there are none. */
function classnames(result: RunResult): (step: StepResult) => string {
  const ids = new Map(result.steps.map(({ path, id }) => [path, id]));
  return ({ path }) => {
    const around: string[] = [];
    for (let at = path.lastIndexOf("."); at > 0; at = path.lastIndexOf(".", at - 1)) {
      const id = ids.get(path.slice(0, at));
      if (id !== undefined) around.unshift(id);
    }
    return around.join(".") || nameOf(result);
  };
}

/** Of a group its members tell, unless it failed and none of them did. */
function isTold(step: StepResult, steps: readonly StepResult[]): boolean {
  if (!isGroupKind(step.kind)) return true;
  if (step.status !== "failed" && step.status !== "timed-out") return false;
  return !steps.some(({ path, status }) => path.startsWith(`${step.path}.`) && endedBadly(status));
}

function stepCase(step: StepResult, classname: (step: StepResult) => string, result: RunResult): Case {
  return { ...about(step, result), ...timesOf(step), classname: classname(step), verdict: verdictOf(step, result) };
}

/** None for a step that was not, and was not to be, undone. */
function undoCase(step: StepResult, classname: (step: StepResult) => string, result: RunResult): Case[] {
  const verdict = undoVerdict(step, result.residue);
  if (verdict === undefined) return [];
  // Readers take two cases with the same names for one.
  return [{ ...about(step, result), ...timesOf(step.revert), classname: `${classname(step)}.undo`, verdict }];
}

function about({ id, name, file = "" }: StepResult, result: RunResult): Pick<Case, "name" | "file"> {
  const stands = file || result.file;
  return { name: name === id ? id : `${id}: ${name}`, ...(stands === undefined ? {} : { file: stands }) };
}

function timesOf({ startedAt, finishedAt }: Timing): Timing {
  return { ...(startedAt === undefined ? {} : { startedAt }), ...(finishedAt === undefined ? {} : { finishedAt }) };
}

function verdictKind(status: StepResult["status"]): Verdict["kind"] {
  switch (status) {
    case "succeeded":
      return "passed";
    case "failed":
    case "timed-out":
      return "failure";
    case "cancelled":
    case "running":
    case "unknown":
      return "error";
    case "pending":
    case "skipped":
      return "skipped";
  }
}

function endedBadly(status: StepResult["status"]): boolean {
  const kind = verdictKind(status);
  return kind === "failure" || kind === "error";
}

function verdictOf(step: StepResult, result: RunResult): Verdict {
  const kind = verdictKind(step.status);
  if (kind === "passed" || kind === "skipped") return { kind };
  const isOpen = step.status === "running" || step.status === "unknown";
  const otherwise = isOpen ? "its end is not known" : step.status.replace("-", " ");
  const message = failureWords({ ...step, message: step.error ?? otherwise }, step.attempts);
  const place = step.file ?? result.file;
  const where = place === undefined || step.line === undefined ? [] : [`${place} line ${step.line}`];
  const text = [
    ...wholeText(message, step.error),
    ...(result.outcome === "succeeded" ? ["passed over"] : []),
    ...where,
  ];
  return { kind, type: step.status, message, text: text.join("\n") };
}

function undoVerdict({ id, revert }: StepResult, residue: readonly Residue[]): Verdict | undefined {
  switch (revert.status) {
    case "none":
    case "pending":
      return undefined;
    case "reverted":
      return { kind: "passed" };
    case "running":
    case "failed":
    case "timed-out":
    case "not-reached": {
      const isOpen = revert.status === "running";
      const otherwise = isOpen ? "its end is not known" : revert.status.replace("-", " ");
      const message = failureWords({ message: revert.error ?? otherwise }, revert.attempts);
      const command = residue.find(({ step }) => step === id)?.command ?? "";
      const text = [...wholeText(message, revert.error), ...(command === "" ? [] : ["By hand:", command])];
      return { kind: isOpen ? "error" : "failure", type: revert.status, message, text: text.join("\n") };
    }
  }
}

/** The message, which has the first line of the error, and its other lines. */
function wholeText(message: string, error = ""): string[] {
  return [message, ...error.trim().split(/\r?\n/).slice(1)];
}

function whatHappened({ outcome, cause, steps }: RunResult): string {
  const why = cause === undefined ? "" : `cause: ${because(cause)}`;
  if (outcome === "succeeded" || outcome === "running") return why;
  const anyUndone = steps.some(({ revert }) => revert.status === "reverted");
  return `${ending(outcome, cause, anyUndone)}\n${why}`.trimEnd();
}

function suiteXml({ name, cases, timing, words = "" }: Suite): string {
  // As the schema of the format has it: whole seconds without a zone, here of UTC.
  const timestamp = timing.startedAt?.replace(/(\.\d+)?Z$/, "") ?? "";
  const head = attributes({ name, ...countsOf(cases), time: seconds(timing), timestamp });
  const said = words === "" ? "" : `    <system-out>${inMarkup(words)}</system-out>\n`;
  return `  <testsuite${head}>\n${cases.map(caseXml).join("")}${said}  </testsuite>\n`;
}

function caseXml({ classname, name, file = "", verdict, ...timing }: Case): string {
  const head = `    <testcase${attributes({ classname, name, file, time: seconds(timing) })}`;
  switch (verdict.kind) {
    case "passed":
      return `${head}/>\n`;
    case "skipped":
      return `${head}>\n      <skipped/>\n    </testcase>\n`;
    case "failure":
    case "error": {
      const { kind, type, message, text } = verdict;
      return `${head}>\n      <${kind}${attributes({ message, type })}>${inMarkup(text)}</${kind}>\n    </testcase>\n`;
    }
  }
}

function countsOf(cases: readonly Case[]): { readonly [name: string]: string } {
  const count = (kind: Verdict["kind"]) => String(cases.filter(({ verdict }) => verdict.kind === kind).length);
  return {
    tests: String(cases.length),
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
  };
}

/** Those that are empty are left out. */
function attributes(values: { readonly [name: string]: string }): string {
  return Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => ` ${name}="${labelInMarkup(value)}"`)
    .join("");
}

/** From the first begin to the last end. */
function spanOf(timings: readonly Timing[]): Timing {
  const [first] = timings.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const last = timings
    .flatMap(({ finishedAt }) => finishedAt ?? [])
    .sort()
    .at(-1);
  return { ...(first === undefined ? {} : { startedAt: first }), ...(last === undefined ? {} : { finishedAt: last }) };
}

function seconds({ startedAt = "", finishedAt = "" }: Timing): string {
  const ms = Date.parse(finishedAt) - Date.parse(startedAt);
  return (Number.isNaN(ms) ? 0 : Math.max(0, ms) / 1000).toFixed(3);
}
