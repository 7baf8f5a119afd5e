import { Lexer, Parser, wellKnownFunctions } from "@actions/expressions";
import { Binary, ContextAccess, FunctionCall, Grouping, IndexAccess, Literal, Logical, Unary, } from "@actions/expressions/ast";
import { TokenType } from "@actions/expressions/lexer";
import { reason } from "./expression-mistake.js";
/** The functions whose answer depends on how the steps so far ended. */
export const statusFunctions = ["success", "failure", "cancelled", "always"];
/** Functions that are known everywhere, as people write them. */
export const plainFunctions = Object.values(wellKnownFunctions).map(({ name }) => name.replace(/^(to|from)Json$/, "$1JSON"));
/** The parts of an expression, the last one being its end. Throws where there is no sense in it. */
export function expressionTokens(expression) {
    return new Lexer(expression).lex().tokens.map((token) => 
    // The library makes one quote of the first doubled quote only.
    token.type === TokenType.STRING ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") } : token);
}
/** Names that the expression starts from: contexts, not their properties. */
export function contexts(tokens) {
    return tokens.flatMap(({ type, lexeme }, at) => {
        const isName = type === TokenType.IDENTIFIER && tokens[at - 1]?.type !== TokenType.DOT;
        if (!isName || isCall(tokens, at))
            return [];
        return [{ name: lexeme.toLowerCase(), property: propertyAfter(tokens, at) }];
    });
}
/** Names of the functions that the expression calls, as they are written. */
export function functionNames(tokens) {
    return tokens.flatMap(({ type, lexeme }, at) => type === TokenType.IDENTIFIER && isCall(tokens, at) ? [lexeme] : []);
}
/** No plan has so many expressions that one is asked for again after so many others. */
const mostKept = 10_000;
const parsed = new Map();
/** The expression as a tree. Any context and any function will do. */
export function parseExpression(expression) {
    let known = parsed.get(expression);
    if (known === undefined) {
        known = parseAnew(expression);
        if (parsed.size >= mostKept)
            parsed.clear();
        parsed.set(expression, known);
    }
    return known;
}
function parseAnew(expression) {
    try {
        const tokens = expressionTokens(expression);
        if (tokens.length <= 1)
            return { mistake: "there is nothing in it" };
        const functions = functionNames(tokens).map((name) => ({ name, minArgs: 0, maxArgs: Number.MAX_SAFE_INTEGER }));
        const names = contexts(tokens).map(({ name }) => name);
        const root = new Parser([...tokens], names, functions).parse();
        const found = { mentions: [], calls: [] };
        walk(root, found);
        return { root, ...found, hasFallback: tokens.some(({ type }) => type === TokenType.OR) };
    }
    catch (error) {
        return { mistake: reason(error) };
    }
}
function walk(node, found) {
    if (node instanceof Grouping)
        walk(node.group, found);
    else if (node instanceof Unary)
        walk(node.expr, found);
    else if (node instanceof Binary)
        for (const side of [node.left, node.right])
            walk(side, found);
    else if (node instanceof Logical)
        for (const arg of node.args)
            walk(arg, found);
    else if (node instanceof FunctionCall) {
        const written = node.functionName.lexeme;
        found.calls.push({ name: written.toLowerCase(), written, args: node.args });
        for (const arg of node.args)
            walk(arg, found);
    }
    else if (node instanceof ContextAccess || node instanceof IndexAccess)
        walkPath(node, found);
}
function walkPath(node, found) {
    const indices = [];
    let at = node;
    for (;;) {
        if (at instanceof IndexAccess) {
            indices.unshift(at.index);
            at = at.expr;
        }
        else if (at instanceof Grouping)
            at = at.group;
        else
            break;
    }
    if (at instanceof ContextAccess) {
        const firstUnwritten = indices.findIndex((index) => !(index instanceof Literal));
        const written = firstUnwritten < 0 ? indices : indices.slice(0, firstUnwritten);
        found.mentions.push({
            context: at.name.lexeme.toLowerCase(),
            path: written.map((index) => index.literal.coerceString()),
            isWhole: written.length < indices.length || written.length === 0,
        });
    }
    else
        walk(at, found);
    for (const index of indices)
        walk(index, found);
}
function isCall(tokens, at) {
    return tokens[at + 1]?.type === TokenType.LEFT_PAREN;
}
function propertyAfter(tokens, at) {
    const [bracket, name] = [tokens[at + 1], tokens[at + 2]];
    if (bracket?.type === TokenType.DOT && name?.type === TokenType.IDENTIFIER)
        return name.lexeme;
    const isIndex = bracket?.type === TokenType.LEFT_BRACKET && name?.type === TokenType.STRING;
    return isIndex && tokens[at + 3]?.type === TokenType.RIGHT_BRACKET ? String(name.value) : undefined;
}
