import { data, Evaluator, Lexer, Parser, wellKnownFunctions } from "@actions/expressions";
import { TokenType } from "@actions/expressions/lexer";
import { didYouMean } from "./did-you-mean.js";
import { quoted } from "./problems.js";
import { wayAround } from "./way-around.js";
export function parametersOf(names, values) {
    const params = new data.Dictionary();
    for (const [name, value] of values ?? [])
        params.add(name, new data.StringData(value));
    return { names, values, context: new data.Dictionary({ key: "params", value: params }) };
}
/** Evaluates what stands within the brackets, by GitHub's own rules, with the context `params` alone. */
export function evaluate(expression, parameters, whose) {
    try {
        const tokens = expressionTokens(expression);
        if (tokens.length <= 1)
            return { mistakes: ["there is nothing in this expression; write params.NAME between the brackets"] };
        const mistakes = [...unknownNames(tokens, whose), ...unknownParameters(tokens, parameters)];
        if (mistakes.length > 0)
            return { mistakes };
        const parsed = new Parser([...tokens], ["params"], []).parse();
        if (parameters.values === undefined)
            return { mistakes: [] };
        const value = new Evaluator(parsed, parameters.context).evaluate();
        if (value.primitive)
            return { value: value.coerceString() };
        return { mistakes: ["this expression gives a list or a map; write toJSON(…) around it, or join(…)"] };
    }
    catch (error) {
        return { mistakes: [`this expression is wrong: ${reason(error)}`] };
    }
}
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
        if (!isName || tokens[at + 1]?.type === TokenType.LEFT_PAREN)
            return [];
        return [{ name: lexeme.toLowerCase(), property: propertyAfter(tokens, at) }];
    });
}
function propertyAfter(tokens, at) {
    const [bracket, name] = [tokens[at + 1], tokens[at + 2]];
    if (bracket?.type === TokenType.DOT && name?.type === TokenType.IDENTIFIER)
        return name.lexeme;
    const isIndex = bracket?.type === TokenType.LEFT_BRACKET && name?.type === TokenType.STRING;
    return isIndex && tokens[at + 3]?.type === TokenType.RIGHT_BRACKET ? String(name.value) : undefined;
}
function unknownNames(tokens, whose) {
    const known = Object.values(wellKnownFunctions).map(({ name }) => name === "toJson" || name === "fromJson" ? name.replace("Json", "JSON") : name);
    const functions = tokens.flatMap(({ type, lexeme }, at) => {
        const isCall = type === TokenType.IDENTIFIER && tokens[at + 1]?.type === TokenType.LEFT_PAREN;
        if (!isCall || known.some((name) => name.toLowerCase() === lexeme.toLowerCase()))
            return [];
        return [
            `the function ${quoted(lexeme)} is not known here${didYouMean(lexeme, known, `; known are ${known.join(", ")}`)}`,
        ];
    });
    const unknown = contexts(tokens).filter(({ name }) => name !== "params");
    return [...unknown.map((context) => wayAround(context, whose)), ...functions];
}
function unknownParameters(tokens, { names }) {
    return contexts(tokens).flatMap(({ name, property }) => {
        if (name !== "params" || property === undefined)
            return [];
        if (names.some((known) => known.toLowerCase() === property.toLowerCase()))
            return [];
        const declare = `; declare it with params: { ${property}: { default: … } }`;
        return [`the parameter ${quoted(property)} is not declared${didYouMean(property, names, declare)}`];
    });
}
/** The library's words without its repetition of the whole expression. */
function reason(error) {
    const message = error instanceof Error ? error.message : String(error);
    const [first = ""] = message.split(". Located at");
    if (first.startsWith("ErrorExceededMaxLength"))
        return "it is longer than 21,000 characters";
    if (error instanceof RangeError)
        return "it asks for too much";
    return first.charAt(0).toLowerCase() + first.slice(1).replace(/'([\s\S]*)'$/, (_all, text) => quoted(text));
}
