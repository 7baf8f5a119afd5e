import type { Exchange } from "./exchange.ts";

export type Answered = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: string;
};

/** Written down whenever they were there. */
const telling = [
  "location",
  "content-type",
  "x-jenkins",
  "x-text-size",
  "x-more-data",
  "www-authenticate",
  "set-cookie",
  "allow",
];

/** In what an answer is not like the recorded one; empty if the recorded server could have given it. */
export function differences(recorded: Exchange, { status, headers, body }: Answered, host: string): string[] {
  if (status !== recorded.status) return [`status ${status}, not ${recorded.status}`];
  const found: string[] = [];
  for (const name of new Set([...telling, ...Object.keys(recorded.answer)])) {
    const [given, expected] = [headers[name], recorded.answer[name]];
    const isAlike = name === "set-cookie" || like(given, host) === like(expected, host);
    if (!isAlike || (given === undefined) !== (expected === undefined))
      found.push(`${name}: ${given}, not ${expected}`);
  }
  if ((headers["x-jenkins"] === undefined) !== (headers["x-jenkins-session"] === undefined))
    found.push("x-jenkins without x-jenkins-session, or the other way round");
  if (recorded.json !== undefined) compare("", [recorded.json, JSON.parse(body)], found, host);
  return found;
}

/** A text without what differs from run to run: host and numbers of items. */
function like(text: unknown, host: string): string {
  return String(text)
    .replaceAll(host, "jenkins.example")
    .replace(/queue\/item\/\d+/g, "queue/item/N");
}

/** In the language of who asks, or the words of who did it. */
const freeTexts = ["why", "offlineCauseReason", "description", "absoluteRemotePath"];

/** Of other numbers only the sign is looked at: -1 is none, 0 not yet. */
const sameNumbers = ["busyExecutors", "totalExecutors", "numExecutors", "nextBuildNumber"];

type Pair = readonly [recorded: unknown, given: unknown];

function compare(path: string, [recorded, given]: Pair, found: string[], host: string): void {
  const name =
    path
      .replace(/\[\d+\]$/, "")
      .split(".")
      .at(-1) ?? "";
  // Which executor of a node does what is chance; the sizes of disks are the machine's.
  if (name === "monitorData" || /executors\[\d+\]\.number$/.test(path)) return;
  if (kindOf(recorded) !== kindOf(given)) {
    found.push(`${path}: ${short(given)}, not ${short(recorded)}`);
  } else if (Array.isArray(recorded) && Array.isArray(given)) {
    if (recorded.length !== given.length) found.push(`${path}: ${given.length} of them, not ${recorded.length}`);
    const others = inOrder(name, given);
    for (const [index, one] of inOrder(name, recorded).entries())
      if (index < others.length) compare(`${path}[${index}]`, [one, others[index]], found, host);
  } else if (isObject(recorded) && isObject(given)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(given)])) {
      if (!(key in given)) found.push(`${path}.${key} is missing`);
      else if (!(key in recorded)) found.push(`${path}.${key} is too much`);
      else compare(`${path}.${key}`, [recorded[key], given[key]], found, host);
    }
  } else if (!isAlike(name, [recorded, given], host)) {
    found.push(`${path}: ${short(given)}, not ${short(recorded)}`);
  }
}

function isAlike(name: string, [recorded, given]: Pair, host: string): boolean {
  if (typeof recorded !== "number" || typeof given !== "number")
    return freeTexts.includes(name) || like(recorded, host) === like(given, host);
  if (sameNumbers.includes(name)) return recorded === given;
  if (name === "progress") return recorded < 0 === given < 0;
  return Math.sign(recorded) === Math.sign(given);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return kindOf(value) === "object";
}

/** By what they do, and labels by their names. */
function inOrder(name: string, all: readonly unknown[]): readonly unknown[] {
  if (name !== "executors" && name !== "assignedLabels") return all;
  const word = (one: unknown) => {
    if (!isObject(one)) return "";
    const { idle, name: label, currentExecutable: build } = one;
    return `${label} ${idle} ${isObject(build) ? String(build["url"]).replace(/^.*?\/job\//, "") : ""}`;
  };
  return [...all].sort((a, b) => word(a).localeCompare(word(b)));
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 200);
}
