import type { Parameter } from "./options.ts";
import { defaultOf } from "./show-actions.ts";
import type { ParameterValue } from "./state.ts";

/** What Jenkins makes of a request's values is 500, without a reason. */
export class Unreadable extends Error {}

/** One value for each definition, in their order. Throws an Unreadable. */
export function readValues(
  definitions: readonly Parameter[],
  valuesOf: (name: string) => readonly string[],
): ParameterValue[] {
  return definitions.map((definition) => {
    const [value, second] = valuesOf(definition.name);
    if (second !== undefined) throw new Unreadable(`${definition.name} is there twice`);
    return value === undefined ? defaultOf(definition) : readValue(definition, value);
  });
}

/** Throws an Unreadable. */
export function readValue(definition: Parameter, value: string): ParameterValue {
  const { className, name } = defaultOf(definition);
  switch (definition.kind) {
    case "string":
    case "text":
      return { className, name, value: definition.trim === true ? value.trim() : value };
    case "boolean":
      return { className, name, value: value.toLowerCase() === "true" };
    case "choice":
      if (!definition.choices.includes(value)) throw new Unreadable(`${name} has no choice '${value}'`);
      return { className, name, value };
    case "password":
      return { className, name, value };
  }
}

/** Milliseconds: a bare number is milliseconds, `sec` and `secs` are seconds; cut to whole seconds. Throws an Unreadable. */
export function readDelay(text: string): number {
  const match = /^\s*(-?\d+)\s*(secs?)?\s*$/.exec(text);
  if (match === null) throw new Unreadable(`'${text}' is no delay`);
  const milliseconds = Number(match[1]) * (match[2] === undefined ? 1 : 1000);
  return Math.max(0, Math.trunc(milliseconds / 1000) * 1000);
}
