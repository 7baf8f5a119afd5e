import type { ParsedNode } from "yaml";
import { didYouMean } from "../did-you-mean.ts";
import { placeholders } from "../expressions/template.ts";
import { convertValue } from "../parameter-value.ts";
import type { ParameterValue } from "../plan.ts";
import { type Problems, quoted } from "../problems.ts";
import type { Span } from "../source-text.ts";
import type { Declaration } from "./parameter-declaration.ts";
import { describe, type Entries } from "./read-map.ts";
import { textOf } from "./read-text.ts";
import { spanOf } from "./read-yaml.ts";

/** What a step gives to the parameters of the file that it includes. */
export type GivenWith = {
  /** What is wrong with the file that the step stands in. */
  readonly problems: Problems;
  /** Where what is missing is told. */
  readonly at: Span;
  /** The included file, as people know it. */
  readonly label: string;
  readonly entries: Entries;
  /** Told each value of a secret parameter that stands in one of the files. */
  readonly secret?: (name: string, value: string) => void;
};

/**
 * The values of an included file's parameters: those that are given, templates as they are written, else the
 * defaults. What is missing, not declared or of another type is told where it is given.
 */
export function valuesOfWith(
  declarations: readonly Declaration[],
  given: GivenWith,
): { readonly [name: string]: ParameterValue } {
  refuseUndeclared(declarations, given);
  const values: [string, ParameterValue][] = [];
  for (const declaration of declarations) {
    const { name, required, secret } = declaration;
    const entry = given.entries.get(name);
    const value = entry?.value ? writtenValue(declaration, entry.value, given) : "";
    const isEmpty = entry === undefined || value === "";
    if (required && isEmpty)
      given.problems.add(
        entry === undefined ? given.at : spanOf(entry.key),
        `${given.label} must be given its parameter '${name}'; write with: { ${name}: … }`,
      );
    const filled = entry === undefined ? (declaration.default ?? "") : value;
    if (filled === undefined) continue;
    values.push([name, filled]);
    if (secret && filled !== "" && !isTemplate(filled)) given.secret?.(name, String(filled));
  }
  return Object.fromEntries(values);
}

function refuseUndeclared(declarations: readonly Declaration[], { problems, label, entries }: GivenWith): void {
  const names = declarations.map(({ name }) => name);
  for (const { name, key } of entries.values()) {
    if (names.includes(name)) continue;
    const otherwise = names.length === 0 ? "; it declares none" : `; its parameters are ${names.join(", ")}`;
    problems.add(spanOf(key), `${quoted(name)} is not a parameter of ${label}${didYouMean(name, names, otherwise)}`);
  }
}

/** Undefined where it is wrong, which is told. */
function writtenValue(
  declaration: Declaration,
  node: ParsedNode,
  { problems, label }: GivenWith,
): ParameterValue | undefined {
  const text = textOf(node);
  // What is no text at all has been told with the map that it stands in.
  if (text === undefined) return undefined;
  // What it is without being given, it may be given.
  if (isTemplate(text) || (text === "" && declaration.default === undefined)) return text;
  const converted = convertValue(declaration, text);
  if ("value" in converted) return converted.value;
  problems.add(
    spanOf(node),
    `the parameter '${declaration.name}' of ${label} must be ${converted.wanted}; found ${describe(node)}`,
  );
  return undefined;
}

/** Whether the value is known only when the expressions in it are filled in. */
export function isTemplate(value: ParameterValue): boolean {
  return typeof value === "string" && placeholders(value).length > 0;
}
