import { Evaluator } from "@actions/expressions";
import { truthy } from "@actions/expressions/result";
import { quoted } from "../problems.js";
import { isSecret, jsonOf, toValue } from "./expression-data.js";
import { functionsFor, noHashFiles } from "./expression-functions.js";
import { ExpressionError, reason } from "./expression-mistake.js";
import { parseExpression, plainFunctions, statusFunctions } from "./expression-parse.js";
import { NoValue } from "./expression-room.js";
export { ExpressionError } from "./expression-mistake.js";
export { contexts, expressionTokens } from "./expression-parse.js";
/** The contexts that there are; not each of them everywhere. */
export const knownContexts = ["params", "env", "steps", "outputs", "failure", "runner", "github"];
/**
 * Evaluates what stands within the brackets, by GitHub's own rules. `isSecret` says whether a secret went into the
 * value. Without a status there are no status functions. Throws an ExpressionError.
 */
export function evaluate(expression, contexts, status) {
    return inWords(expression, () => {
        const value = evaluateValue(expression, contexts, { status });
        return { value: jsonOf(value), isSecret: isSecret(value) };
    });
}
/** The same, in the library's form. */
export function evaluateValue(expression, contexts, { status, holdsSecret } = {}) {
    return inWords(expression, () => {
        const parsed = parseExpression(expression);
        if ("mistake" in parsed)
            throw new NoValue(parsed.mistake);
        refuseUnknown(parsed);
        const all = {};
        for (const { context } of parsed.mentions)
            all[context] = contexts[context] ?? {};
        const root = toValue(all, holdsSecret);
        return new Evaluator(parsed.root, root, functionsFor(status)).evaluate();
    });
}
/** Whether a condition lets its step run. None is `success()`, and so is what one without a status function begins with. */
export function conditionHolds(condition, contexts, status) {
    const isGood = !status.isFailed && !status.isCancelled;
    if (condition === undefined)
        return isGood;
    if (!isGood && !asksForStatus(condition))
        return false;
    return truthy(evaluateValue(condition, contexts, { status }));
}
/** Whether the condition calls `success`, `failure`, `cancelled` or `always`, so that it counts after a failure as well. */
export function asksForStatus(condition) {
    if (condition === undefined)
        return false;
    const parsed = parseExpression(condition);
    return !("mistake" in parsed) && parsed.calls.some(({ name }) => statusFunctions.includes(name));
}
/** The contexts that the expression asks for, in order; none where it is wrong. */
export function mentions(expression) {
    const parsed = parseExpression(expression);
    return "mistake" in parsed ? [] : parsed.mentions;
}
function refuseUnknown({ mentions, calls }) {
    for (const { name } of calls) {
        if (name === "hashfiles")
            throw new NoValue(noHashFiles);
        const isKnown = [...plainFunctions, ...statusFunctions].some((known) => known.toLowerCase() === name);
        if (!isKnown)
            throw new NoValue(`the function ${quoted(name)} is not known here`);
    }
    for (const { context } of mentions)
        if (!knownContexts.includes(context))
            throw new NoValue(`${quoted(context)} is not known in expressions`);
}
function inWords(expression, work) {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof ExpressionError)
            throw error;
        const why = error instanceof NoValue ? error.message : reason(error);
        throw new ExpressionError(`the expression ${quoted(expression)} has no value: ${why}`);
    }
}
