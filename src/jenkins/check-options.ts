import { SelectionInputError } from "./jenkins-error.ts";
import { requestIdParameter } from "./request/request-id.ts";
import type { SelectAndTriggerOptions } from "./selection-options.ts";

/** Jenkins' results, the best first. */
const results = ["SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"];

/** Jenkins forgets an item five minutes after it has left the queue. */
const longestPollMs = 240_000;

const choices = {
  strategy: ["weight", "least-load"],
  waitFor: ["queued", "started", "finished"],
  onTimeout: ["cancel", "leave"],
  duplicates: ["join", "refuse", "allow"],
  log: ["stream", "on-failure", "off"],
} as const;

/** Throws a SelectionInputError for the first option that cannot be used. What types exclude comes from plain JavaScript. */
export function checkOptions(options: SelectAndTriggerOptions): void {
  for (const [name, allowed] of Object.entries(choices)) {
    const given = options[name as keyof typeof choices];
    if (given !== undefined && !(allowed as readonly string[]).includes(given))
      throw new SelectionInputError(`${name} is ${allowed.join(" or ")}, not '${given}'`);
  }
  for (const name of ["queueTimeoutMs", "timeoutMs", "pollMs", "requestTimeoutMs"] as const) {
    const given = options[name];
    if (given !== undefined && !(Number.isFinite(given) && given >= 0))
      throw new SelectionInputError(`${name} is a number of milliseconds, not '${given}'`);
  }
  const { pollMs, allowResults = [], parameters = {}, requestId } = options;
  if (pollMs !== undefined && (pollMs <= 0 || pollMs > longestPollMs))
    throw new SelectionInputError("the longest pause between two looks is more than 0 and at most 4 minutes");
  for (const result of allowResults)
    if (!results.includes(result))
      throw new SelectionInputError(`'${result}' is no result of a build; they are ${results.join(", ")}`);
  for (const [name, value] of Object.entries(parameters)) {
    if (name === "") throw new SelectionInputError("a parameter has no name");
    if (typeof value !== "string") throw new SelectionInputError(`the value of parameter '${name}' is not a text`);
  }
  const idParameter = options.requestIdParameter ?? requestIdParameter;
  if (requestId === "")
    throw new SelectionInputError("the id of the request is empty; leave it out to have one made up");
  if (requestId !== undefined && parameters[idParameter] !== undefined && parameters[idParameter] !== requestId)
    throw new SelectionInputError(`the id of the request is given twice, also as the parameter '${idParameter}'`);
}
