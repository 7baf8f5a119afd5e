import { isMap, type ParsedNode } from "yaml";
import type { Templates } from "../plan.ts";
import { quoted } from "../problems.ts";
import { describe, type Entry, readEntries } from "./read-map.ts";
import { noteExpressions, refuseExpressions, type Scope, textOf } from "./read-text.ts";
import { spanOf } from "./read-yaml.ts";

/** Environment variables, as they are written; undefined where the node is no map. */
export function readEnvironment(scope: Scope, node: ParsedNode): Templates | undefined {
  return readTemplates(scope, node, checkVariable);
}

/** Parameters of a Jenkins job, as they are written; undefined where the node is no map. */
export function readJobParameters(scope: Scope, node: ParsedNode): Templates | undefined {
  return readTemplates(scope, node, checkParameter);
}

type CheckName = (scope: Scope, entry: Entry) => void;

function readTemplates(scope: Scope, node: ParsedNode, checkName: CheckName): Templates | undefined {
  if (!isMap(node)) return undefined;
  const texts: [string, string][] = [];
  for (const entry of readEntries(scope, node).values()) {
    checkName(scope, entry);
    texts.push([entry.name, readTemplate(scope, entry)]);
  }
  return Object.fromEntries(texts);
}

function checkVariable(scope: Scope, { name, key }: Entry): void {
  if (refuseExpressions(scope, key, "a name of 'env'", name)) return;
  if (name === "") scope.problems.add(spanOf(key), "a name is missing here");
  const harmful = name.includes("=") ? "'='" : name.includes("\0") ? "NUL character" : undefined;
  if (harmful !== undefined)
    scope.problems.add(
      spanOf(key),
      `an environment variable cannot be named ${quoted(name)}; leave out the ${harmful}`,
    );
}

function checkParameter(scope: Scope, { name, key }: Entry): void {
  if (refuseExpressions(scope, key, "a name of 'parameters'", name)) return;
  if (name.trim() === "") scope.problems.add(spanOf(key), "a name is missing here");
}

function readTemplate(scope: Scope, { name, value }: Entry): string {
  if (value === undefined || value === null) return "";
  const text = textOf(value);
  if (text === undefined) {
    scope.problems.add(
      spanOf(value),
      `the value of ${quoted(name)} must be text, a number, true or false; found ${describe(value)}`,
    );
    return "";
  }
  noteExpressions(scope, value, text);
  if (text.includes("\0"))
    scope.problems.add(spanOf(value), `the value of ${quoted(name)} contains a NUL character; leave it out`);
  return text;
}
