import { isScalar, isSeq, type ParsedNode } from "yaml";
import { quoted } from "../problems.ts";
import { describe } from "./read-map.ts";
import { type Scope, textOf } from "./read-text.ts";
import { spanOf } from "./read-yaml.ts";

/** A value that is being read. Each way to say that it is wrong gives undefined. */
export type Given = {
  readonly scope: Scope;
  readonly key: string;
  readonly node: ParsedNode;
  /** As text, where it is text, a number, true or false. */
  readonly text: string | undefined;
  readonly wrong: (message: string, at?: ParsedNode) => undefined;
  readonly unwanted: (wanted: string) => undefined;
};

export function givenAt(scope: Scope, key: string, node: ParsedNode): Given {
  const wrong = (message: string, at: ParsedNode = node) => {
    scope.problems.add(spanOf(at), message);
    return undefined;
  };
  const unwanted = (wanted: string) => wrong(`'${key}' must be ${wanted}; found ${describe(node)}`);
  return { scope, key, node, text: textOf(node), wrong, unwanted };
}

/** Reads the items of a list, or the one that stands in place of a list. */
export function each<T>(
  { scope, key, node, wrong, unwanted }: Given,
  wanted: string,
  read: (given: Given) => T | undefined,
) {
  if (!isSeq(node)) {
    const one = isScalar(node) ? read(givenAt(scope, key, node)) : unwanted(wanted);
    return one === undefined ? undefined : [one];
  }
  if (node.items.length === 0) return wrong(`'${key}' is an empty list; write one, or leave the key out`);
  const all = new Map<string, T>();
  for (const item of node.items) {
    const target = scope.follow(item as ParsedNode);
    if (target === undefined) continue;
    const given = givenAt(scope, key, target);
    const one = read(given);
    if (one === undefined) continue;
    const text = String(given.text).trim();
    if (all.has(text)) given.wrong(`${quoted(text)} is already in this list; keep one of them`);
    all.set(text, one);
  }
  return [...all.values()];
}

export function oneLine(given: Given, wanted: string): string | undefined {
  const text = withoutNul(given, wanted)?.trim();
  if (text === "") return given.wrong(`'${given.key}' is empty; leave the key out`);
  return text !== undefined && /\p{Cc}/u.test(text) ? given.unwanted("one line of text") : text;
}

export function scalarOf(node: ParsedNode): unknown {
  return isScalar(node) ? node.value : undefined;
}

export function withoutNul({ key, text, wrong, unwanted }: Given, wanted: string): string | undefined {
  if (text === undefined) return unwanted(wanted);
  return text.includes("\0") ? wrong(`'${key}' contains a NUL character; leave it out`) : text;
}
