import { didYouMean } from "../did-you-mean.js";
import { quoted } from "../problems.js";
import { knownContexts } from "./expression.js";
import { callMistakes } from "./expression-check-calls.js";
import { groupMistake, stepMistakes } from "./expression-check-steps.js";
import { reason } from "./expression-mistake.js";
import { contexts, expressionTokens, parseExpression } from "./expression-parse.js";
import { passSecret, wayAround } from "./way-around.js";
/** The names that the contexts with a fixed form have. */
const properties = {
    failure: ["step", "kind", "message", "exit-code"],
    runner: ["os", "arch", "name", "temp", "tool_cache", "debug", "environment", "workspace"],
};
/** What is wrong with an expression, as can be said before anything runs; each with what to write instead. */
export function expressionMistakes(expression, visible) {
    const parsed = parseExpression(expression);
    if (!("mistake" in parsed)) {
        const unknown = parsed.mentions.filter(({ context }) => !visible.contexts.includes(context));
        return unique([
            ...unknown.map(({ context, path: [property] }) => wayAround({ name: context, property }, visible.whose, visible.contexts)),
            ...parsed.calls.flatMap((call) => callMistakes(call, visible)),
            ...parsed.mentions.flatMap((mention) => {
                if (!visible.contexts.includes(mention.context))
                    return [];
                if (mention.context === "steps")
                    return stepMistakes(mention, parsed.hasFallback, visible);
                return propertyMistakes(mention, visible);
            }),
        ]);
    }
    if (isEmpty(expression))
        return [`there is nothing in this expression; ${somethingToWrite(visible)}`];
    const unknown = unknownContexts(expression, visible);
    return unknown.length > 0 ? unique(unknown) : [`this expression is wrong: ${parsed.mistake}`];
}
/** An unknown context says more than what the library stumbles over behind it. */
function unknownContexts(expression, { whose, contexts: known }) {
    try {
        const foreign = contexts(expressionTokens(expression)).filter(({ name }) => !knownContexts.includes(name));
        return foreign.map((context) => wayAround(context, whose, known));
    }
    catch (error) {
        return [`this expression is wrong: ${reason(error)}`];
    }
}
function propertyMistakes({ context, path }, visible) {
    const [name] = path;
    if (name === undefined)
        return [];
    const { parameters } = visible;
    if (context === "outputs") {
        const mistake = groupMistake(undefined, name, visible);
        return mistake === undefined ? [] : [mistake];
    }
    if (context === "params") {
        if (includes(parameters, name))
            return [];
        const declare = `; declare it with params: { ${name}: { default: … } }`;
        return [`the parameter ${quoted(name)} is not declared${didYouMean(name, parameters, declare)}`];
    }
    if (context === "github" && name.toLowerCase() === "token")
        return [`'github.token' is not known to steps; ${passSecret("token", "github.token")}`];
    const known = properties[context];
    if (known === undefined || includes(known, name))
        return [];
    return [`'${context}' has no ${quoted(name)}${didYouMean(name, known, `; it has ${known.join(", ")}`)}`];
}
function somethingToWrite({ hasStatusFunctions }) {
    return hasStatusFunctions
        ? "write a condition, such as params.NAME == 'yes'"
        : "write params.NAME between the brackets";
}
function isEmpty(expression) {
    return expression.trim() === "";
}
function includes(names, name) {
    return names.some((known) => known.toLowerCase() === name.toLowerCase());
}
function unique(mistakes) {
    return [...new Set(mistakes)];
}
