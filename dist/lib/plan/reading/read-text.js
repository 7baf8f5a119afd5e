import { isScalar } from "yaml";
import { contexts, expressionTokens } from "../expressions/expression.js";
import { placeholders } from "../expressions/template.js";
import { noExpressionIn, wayThroughEnv } from "../expressions/way-around.js";
import { spanOf } from "./read-yaml.js";
/** A value as text, numbers as they are written; undefined for lists, maps and nothing. */
export function textOf(node) {
    if (!isScalar(node) || node.value === null)
        return undefined;
    return typeof node.value === "number" ? (node.source ?? String(node.value)) : String(node.value);
}
/** Notes the expressions of a text that is a template, and says whether there are any. */
export function noteExpressions(scope, node, text) {
    const found = placeholders(text);
    if (found.length === 0)
        return false;
    const spans = spansOf(scope, node, found);
    for (const [index, placeholder] of found.entries()) {
        const span = spans[index] ?? spanOf(node);
        if (placeholder.inner === undefined)
            scope.problems.add(span, neverClosed(text, placeholder));
        else
            scope.expressions.push({ text: placeholder.inner, span, whose: scope.whose, ...seatOf(scope) });
    }
    return true;
}
/** Notes a condition, which is an expression as a whole. */
export function noteCondition(scope, node, text) {
    const { whose } = scope;
    scope.expressions.push({ text, span: spanOf(node), whose, isCondition: true, ...seatOf(scope) });
}
/** True if there are expressions in a text where none may stand; each of them is told. */
export function refuseExpressions(scope, node, what, text) {
    const spans = spansOf(scope, node, placeholders(text));
    for (const span of spans)
        scope.problems.add(span, noExpressionIn(what));
    return spans.length > 0;
}
/** Shell text is never filled in: a value could become code. Tells of each expression how to pass it. */
export function refuseInScript(scope, node, script) {
    const found = placeholders(script);
    const spans = spansOf(scope, node, found);
    for (const [index, placeholder] of found.entries()) {
        const { inner } = placeholder;
        const way = wayThroughEnv(inner, firstContext(inner ?? ""), scope.whose, bracketsOf(script, placeholder));
        scope.problems.add(spans[index] ?? spanOf(node), way);
    }
}
function firstContext(expression) {
    try {
        return contexts(expressionTokens(expression))[0];
    }
    catch {
        // It may be shell text that only looks like an expression; the general advice holds for it.
        return undefined;
    }
}
function bracketsOf(text, { from }) {
    return text[from + 1] === "{" ? ["${{", "}}"] : ["$[[", "]]"];
}
function neverClosed(text, placeholder) {
    const [start, end] = bracketsOf(text, placeholder);
    return `the expression that starts with ${start} here is never closed with ${end}`;
}
function seatOf({ seat }) {
    return seat === undefined ? {} : { seat };
}
/** Where the expressions stand in the file: the same ones in the same order, unless escapes hide some. */
function spansOf({ source }, node, found) {
    if (found.length === 0)
        return [];
    const [start, to] = spanOf(node);
    // In the line of a '|' there may be a comment, but no text yet.
    const isBlock = isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
    const from = isBlock ? source.text.indexOf("\n", start) + 1 : start;
    const raw = placeholders(source.text.slice(from, to));
    if (raw.length !== found.length)
        return found.map(() => spanOf(node));
    return raw.map((placeholder) => [from + placeholder.from, from + placeholder.to]);
}
