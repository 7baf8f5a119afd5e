import type { Residue } from "./event.ts";
import { isGroupKind } from "./family.ts";
import { htmlStyle } from "./html-style.ts";
import { harmlessLines, inMarkup, labelInMarkup } from "./markup.ts";
import type { RunResult, StepResult } from "./result.ts";
import { sanitizeDroppingColours } from "./sanitize.ts";
import type { Voice } from "./sentences.ts";
import { because, count, ending, whatNow } from "./sentences.ts";
import { hasBegun, markOf, timeOf } from "./step-row.ts";
import { endWords, undoFailureWords } from "./step-words.ts";

export type HtmlOptions = {
  /** What to type to undo a run, or what is left of it. */
  readonly again: (run: string) => string;
};

const longestOutput = 200;

/** What a browser may load or run for the page: nothing; its style stands in it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const inHtml: Voice = { step: (id) => `<b>${labelInMarkup(id)}</b>`, text: labelInMarkup };

/** A run as one page for a browser, which needs nothing else: no script, no other file, no network. */
export function htmlPage(result: RunResult, { again }: HtmlOptions): string {
  const heading = `${result.outcome === "succeeded" ? "✔" : "✖"} ${headline(result)}`;
  const parts = [causeOf(result), aboutOf(result), leftOf(result, again), nowOf(result, again), tableOf(result)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<h1 class="${result.outcome === "succeeded" ? "good" : "bad"}">${heading}</h1>
${[...parts, ...result.steps.map(detailOf)].join("")}</main>
</body>
</html>
`;
}

function headline({ outcome, name, file, cause, steps }: RunResult): string {
  const title = labelInMarkup(name ?? file ?? "Steps");
  if (outcome === "succeeded") return `${title}: done`;
  if (outcome === "running") return `${title}: not finished`;
  const anyUndone = steps.some(({ revert }) => revert.status === "reverted");
  const sentence = ending(outcome, cause, anyUndone).replace(/\.$/, "");
  return `${title}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function causeOf({ cause, file, steps }: RunResult): string {
  if (cause === undefined) return "";
  const step = steps.find(({ id }) => id === cause.step);
  const where = step?.file ?? file;
  const place = where === undefined || step?.line === undefined ? "" : ` (${labelInMarkup(where)} line ${step.line})`;
  return `<p class="cause">Cause: ${because(cause, inHtml)}${place}</p>\n`;
}

function aboutOf(result: RunResult): string {
  const { run, file, startedAt, steps } = result;
  const begun = steps.filter((step) => hasBegun(step) && !isGroupKind(step.kind)).length;
  const since = startedAt.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
  const about = [count(begun, "step"), timeOf(result), `run ${run}`, file ?? "", since].map(labelInMarkup);
  return `<p class="about">${about.filter((part) => part !== "").join(" · ")}</p>\n`;
}

function leftOf({ outcome, residue, run }: RunResult, again: HtmlOptions["again"]): string {
  if (outcome !== "rollback-incomplete") return "";
  const retry = `<p>${residue.length > 0 ? "Or try" : "Try"} again:</p>\n${block(again(run))}`;
  return `<h2>What is left</h2>\n${residue.map(leftOver).join("")}${retry}`;
}

function leftOver({ step, why, command }: Residue): string {
  const head = `${inHtml.step(step)} is still there (${labelInMarkup(why)}).`;
  if (command === "") return `<p>${head}</p>\n`;
  const isChanged = harmlessLines(command) !== command;
  const note = isChanged ? "<p>Its control characters are shown here as \\x1b and the like.</p>\n" : "";
  return `<p>${head} By hand:</p>\n${block(command)}${note}`;
}

function nowOf({ outcome, cause, run, steps }: RunResult, again: HtmlOptions["again"]): string {
  const isKept = steps.some((step) => hasBegun(step) && step.revert.status === "pending");
  if (outcome === "succeeded") return isKept ? `<p>To undo it:</p>\n${block(again(run))}` : "";
  const now = outcome === "rolled-back" && cause !== undefined ? whatNow(cause, inHtml) : "";
  return now === "" ? "" : `<p>Now: ${now}.</p>\n`;
}

function tableOf({ steps, outcome }: RunResult): string {
  const columns = ["Step", "Result", "Time", "Undo"].map((name) => `<th scope="col">${name}</th>`).join("");
  return `<div class="wide" role="region" aria-labelledby="steps" tabindex="0">
<table>
<caption id="steps">Steps, in the order of the plan</caption>
<thead><tr>${columns}</tr></thead>
<tbody>
${steps.map((step) => row(step, outcome)).join("")}</tbody>
</table>
</div>
`;
}

function row(step: StepResult, outcome: RunResult["outcome"]): string {
  const { id, name, path } = step;
  const mark = markOf(step);
  const look = mark === "✔" ? "good" : mark === "✖" ? "bad" : "about";
  // Members stand further in than their group, also where a server takes the style away.
  const indent = "\u2003".repeat(Math.max(0, path.split("[").length - 2));
  const named = name === id ? "" : ` <span class="name">${indent}\u2003${labelInMarkup(name)}</span>`;
  const head = `<th scope="row">${indent}<span class="${look}">${mark}</span> ${inHtml.step(id)}${named}</th>`;
  const cells = `<td>${resultOf(step, outcome)}</td><td class="time">${timeOf(step)}</td><td>${undoOf(step, outcome)}</td>`;
  return `<tr${hasBegun(step) ? "" : ' class="idle"'}>${head}${cells}</tr>\n`;
}

function resultOf(step: StepResult, outcome: RunResult["outcome"]): string {
  const words = labelInMarkup(endWords(step));
  if (step.status === "succeeded") return `done${words && `, ${words}`}${outputsOf(step)}`;
  return words + (outcome === "succeeded" && markOf(step) === "✖" ? ", passed over" : "");
}

function outputsOf({ outputs }: StepResult): string {
  return Object.entries(outputs)
    .map(([name, value]) => {
      const characters = Array.from(`${name}=${value}`);
      const shown = characters.length > longestOutput ? [...characters.slice(0, longestOutput - 1), "…"] : characters;
      return ` <code class="output">${inMarkup(shown.join(""))}</code>`;
    })
    .join("");
}

function undoOf(step: StepResult, outcome: RunResult["outcome"]): string {
  const { revert } = step;
  const isUndone = outcome === "rolled-back" || outcome === "rollback-incomplete";
  switch (revert.status) {
    case "none":
      // Of a group its members tell.
      return isUndone && hasBegun(step) && !isGroupKind(step.kind) ? "nothing to undo" : "";
    case "pending":
      return isUndone && hasBegun(step) ? "kept" : "";
    case "running":
      return "was still running";
    case "reverted":
      return `↶ undone ${timeOf(revert)}`.trimEnd();
    case "failed":
    case "timed-out":
      return `<span class="bad">✖</span> ${labelInMarkup(undoFailureWords(step))}`;
    case "not-reached":
      return '<span class="bad">✖</span> not reached';
  }
}

function detailOf({ id, detail = "" }: StepResult): string {
  if (detail.trim() === "") return "";
  const text = detail.trimEnd().split(/\r?\n/).map(sanitizeDroppingColours).join("\n");
  return `<details><summary>Details of ${inHtml.step(id)}</summary>\n${block(text)}</details>\n`;
}

/** Lines that are shown, and copied, as they are: the element within keeps a first line that is empty. */
function block(text: string): string {
  return `<pre><code>${inMarkup(text)}</code></pre>\n`;
}
