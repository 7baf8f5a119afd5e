import { sanitize } from "../../report/sanitize.ts";
import { widthOf } from "../../report/width.ts";
import type { Declaration } from "../reading/parameter-declaration.ts";
import { parameterVariable } from "../reading/read-parameters.ts";

/** Columns of a left side that the descriptions still stand beside. */
const widest = 30;

/** A line for each parameter, for people: how it is given, what it is for, and what it may be. */
export function parameterHelp(declarations: readonly Declaration[]): readonly string[] {
  const ways = declarations.map(wayOf);
  const column = Math.max(0, ...ways.map(widthOf).filter((width) => width <= widest)) + 3;
  return declarations.flatMap((declaration, index) => {
    const way = ways[index] ?? "";
    const about = aboutOf(declaration);
    if (about === "") return [way];
    const room = column - widthOf(way);
    return room > 0 ? [way + " ".repeat(room) + about] : [way, " ".repeat(column) + about];
  });
}

/** Secrets on a command line can be seen by others of the machine. */
function wayOf({ name, secret, type }: Declaration): string {
  if (secret) return `$${parameterVariable(name)}`;
  return `--param ${name}=${type === "boolean" ? "true|false" : "…"}`;
}

function aboutOf(declaration: Declaration): string {
  const { description = "", options, pattern, type, required, secret } = declaration;
  const facts = [
    ...(required ? ["required"] : []),
    ...(secret ? ["secret"] : []),
    ...(type === "number" ? ["a number"] : []),
    ...(options === undefined ? [] : [`one of ${options.join(", ")}`]),
    ...(pattern === undefined ? [] : [`matches ${pattern}`]),
    ...defaultOf(declaration),
  ];
  const words = description.trim().replace(/\s+/g, " ");
  const all = [...(words === "" ? [] : [words]), ...(facts.length === 0 ? [] : [`(${facts.join("; ")})`])];
  return sanitize(all.join(" "));
}

function defaultOf({ default: value, secret }: Declaration): readonly string[] {
  if (value === undefined) return [];
  return [secret ? "has a default" : `default ${String(value).replace(/\s+/g, " ")}`];
}
