import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import type { Plan } from "../../src/plan/plan.ts";

/** What must come of a step list: the plan without its folder, or what is told of its mistakes. */
export type Outcome = { readonly plan: Omit<Plan, "directory"> } | { readonly mistakes: string };

export type Case = {
  readonly title: string;
  readonly text: string;
  /** From a first line `#given NAME=VALUE …`. */
  readonly params: { readonly [name: string]: string };
  readonly expected: Outcome;
};

/**
 * The cases of all files in `cases/`: `@@@ title`, a step list, then `@@@ plan` or `@@@ mistakes` and
 * what must come of it. No line of YAML can start with `@`.
 */
export function readCases(): readonly Case[] {
  const folder = new URL("cases/", import.meta.url);
  return readdirSync(folder).flatMap((name) => {
    const [, ...parts] = readFileSync(new URL(name, folder), "utf8").split(/^@@@ /m);
    const pairs = parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""] as const] : []));
    return pairs.map(([given, outcome]) => readCase(basename(name, ".yml"), split(given), split(outcome)));
  });
}

type Part = { readonly heading: string; readonly body: string };

function readCase(subject: string, given: Part, outcome: Part): Case {
  const params = /^#given (.*)$/m.exec(given.body)?.[1]?.split(" ") ?? [];
  return {
    title: `${subject}: ${given.heading}`,
    text: given.body,
    params: Object.fromEntries(params.map((param) => param.split("=") as [string, string])),
    expected: outcome.heading === "plan" ? { plan: parse(outcome.body) } : { mistakes: outcome.body.trimEnd() },
  };
}

function split(part: string): Part {
  const end = part.indexOf("\n");
  return { heading: part.slice(0, end), body: part.slice(end + 1) };
}
