import { readFileSync } from "node:fs";

/** What a real Jenkins was asked once, and what it answered. */
export type Exchange = {
  readonly as: "token" | "admin-token";
  /** Method and path. */
  readonly ask: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  readonly status: number;
  /** Headers that tell something, by their names in lower case; that others are not there tells something too. */
  readonly answer: { readonly [name: string]: string | readonly string[] };
  readonly json?: unknown;
};

/** A point where something happens that no request asked for. */
export type Step = { readonly step: string };

type Written = Omit<Exchange, "answer"> & { readonly answer: string | Exchange["answer"] };

const recorded = new URL("recorded/", import.meta.url);
const answers: { readonly [name: string]: Exchange["answer"] } = read("answers.json");
const trees: { readonly [name: string]: string } = read("trees.json");

/** One recording, an exchange a line, with the headers and trees that its lines name only. */
export function readHistory(name: string): readonly (Exchange | Step)[] {
  const lines = readFileSync(new URL(`${name}.jsonl`, recorded), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((text) => {
    const line = JSON.parse(text) as Written | Step;
    if ("step" in line) return line;
    const answer = typeof line.answer === "string" ? answers[line.answer] : line.answer;
    if (answer === undefined) throw new Error(`no answer is called '${line.answer}'`);
    const ask = line.ask.replace(/tree=<(\w+)>/, (_, tree: string) => `tree=${encodeURIComponent(trees[tree] ?? "")}`);
    return { ...line, ask, answer };
  });
}

function read<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(name, recorded), "utf8"));
}
