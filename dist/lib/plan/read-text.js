import { isScalar } from "yaml";
import { contexts, evaluate, expressionTokens } from "./expression.js";
import { spanOf } from "./read-yaml.js";
import { fillTemplate, placeholders } from "./template.js";
import { noExpressionIn, wayThroughEnv } from "./way-around.js";
/** A value as text, numbers as they are written; undefined for lists, maps and nothing. */
export function textOf(node) {
    if (!isScalar(node) || node.value === null)
        return undefined;
    return typeof node.value === "number" ? (node.source ?? String(node.value)) : String(node.value);
}
/** The text with its expressions filled in; undefined where one has no value. What is wrong with them is told. */
export function expand(scope, node, text) {
    const found = placeholders(text);
    const spans = spansOf(scope, node, found);
    const values = [];
    for (const [index, placeholder] of found.entries()) {
        const { inner } = placeholder;
        const evaluated = inner === undefined ? unclosed(text, placeholder) : evaluate(inner, scope.parameters, scope.whose);
        if ("value" in evaluated)
            values.push(evaluated.value);
        else
            for (const mistake of evaluated.mistakes)
                scope.problems.add(spans[index] ?? spanOf(node), mistake);
    }
    return values.length === found.length ? fillTemplate(text, found, values) : undefined;
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
    for (const [index, { inner }] of found.entries()) {
        const advice = wayThroughEnv(inner, firstContext(inner ?? ""), scope.whose);
        scope.problems.add(spans[index] ?? spanOf(node), advice);
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
function unclosed(text, { from }) {
    const [start, end] = text[from + 1] === "{" ? ["${{", "}}"] : ["$[[", "]]"];
    return { mistakes: [`the expression that starts with ${start} here is never closed with ${end}`] };
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
