import { isScalar, type ParsedNode } from "yaml";
import { contexts, expressionTokens } from "../expressions/expression.ts";
import { type Placeholder, placeholders } from "../expressions/template.ts";
import { type Brackets, noExpressionIn, type Whose, wayThroughEnv } from "../expressions/way-around.ts";
import type { Span } from "../source-text.ts";
import type { Reader } from "./read-map.ts";
import { spanOf } from "./read-yaml.ts";
import type { Seat } from "./visible-steps.ts";

/** An expression, and where it stands. What it may use can only be said when all steps are known. */
export type WrittenExpression = {
  readonly text: string;
  readonly span: Span;
  readonly whose: Whose;
  /** The step it belongs to; absent for what holds for the whole file. */
  readonly seat?: Seat;
  readonly isCondition?: true;
};

/** The part of the document that is being read. */
export type Scope = Reader & {
  readonly whose: Whose;
  readonly seat?: Seat;
  /** All that was found up to here. */
  readonly expressions: WrittenExpression[];
};

/** A value as text, numbers as they are written; undefined for lists, maps and nothing. */
export function textOf(node: ParsedNode): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === "number" ? (node.source ?? String(node.value)) : String(node.value);
}

/** Notes the expressions of a text that is a template, and says whether there are any. */
export function noteExpressions(scope: Scope, node: ParsedNode, text: string): boolean {
  const found = placeholders(text);
  if (found.length === 0) return false;
  const spans = spansOf(scope, node, found);
  for (const [index, placeholder] of found.entries()) {
    const span = spans[index] ?? spanOf(node);
    if (placeholder.inner === undefined) scope.problems.add(span, neverClosed(text, placeholder));
    else scope.expressions.push({ text: placeholder.inner, span, whose: scope.whose, ...seatOf(scope) });
  }
  return true;
}

/** Notes a condition, which is an expression as a whole. */
export function noteCondition(scope: Scope, node: ParsedNode, text: string): void {
  const { whose } = scope;
  scope.expressions.push({ text, span: spanOf(node), whose, isCondition: true, ...seatOf(scope) });
}

/** True if there are expressions in a text where none may stand; each of them is told. */
export function refuseExpressions(scope: Scope, node: ParsedNode, what: string, text: string): boolean {
  const spans = spansOf(scope, node, placeholders(text));
  for (const span of spans) scope.problems.add(span, noExpressionIn(what));
  return spans.length > 0;
}

/** Shell text is never filled in: a value could become code. Tells of each expression how to pass it. */
export function refuseInScript(scope: Scope, node: ParsedNode, script: string): void {
  const found = placeholders(script);
  const spans = spansOf(scope, node, found);
  for (const [index, placeholder] of found.entries()) {
    const { inner } = placeholder;
    const way = wayThroughEnv(inner, firstContext(inner ?? ""), scope.whose, bracketsOf(script, placeholder));
    scope.problems.add(spans[index] ?? spanOf(node), way);
  }
}

function firstContext(expression: string) {
  try {
    return contexts(expressionTokens(expression))[0];
  } catch {
    // It may be shell text that only looks like an expression; the general advice holds for it.
    return undefined;
  }
}

function bracketsOf(text: string, { from }: Placeholder): Brackets {
  return text[from + 1] === "{" ? ["${{", "}}"] : ["$[[", "]]"];
}

function neverClosed(text: string, placeholder: Placeholder): string {
  const [start, end] = bracketsOf(text, placeholder);
  return `the expression that starts with ${start} here is never closed with ${end}`;
}

function seatOf({ seat }: Scope): Pick<WrittenExpression, "seat"> {
  return seat === undefined ? {} : { seat };
}

/** Where the expressions stand in the file: the same ones in the same order, unless escapes hide some. */
function spansOf({ source }: Reader, node: ParsedNode, found: readonly Placeholder[]): readonly Span[] {
  if (found.length === 0) return [];
  const [start, to] = spanOf(node);
  // In the line of a '|' there may be a comment, but no text yet.
  const isBlock = isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
  const from = isBlock ? source.text.indexOf("\n", start) + 1 : start;
  const raw = placeholders(source.text.slice(from, to));
  if (raw.length !== found.length) return found.map(() => spanOf(node));
  return raw.map((placeholder) => [from + placeholder.from, from + placeholder.to]);
}
