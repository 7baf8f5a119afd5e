import { evaluate, mentions } from "../plan/expression.js";
import { allSteps } from "../plan/plan.js";
import { placeholders } from "../plan/template.js";
/**
 * Secrets that expressions of a plan make of its secret parameters alone, such as one field of a JSON text: by the
 * expression, so that a process that knows the parameters knows these as well.
 */
export function derivedSecrets(plan, params) {
    const derived = new Map();
    const look = (template) => {
        if (typeof template === "string") {
            if (!template.includes("$"))
                return;
            for (const { inner } of placeholders(template)) {
                const value = inner === undefined ? undefined : secretValue(inner, params);
                if (inner !== undefined && value !== undefined)
                    derived.set(inner, value);
            }
        }
        else if (typeof template === "object" && template !== null)
            Object.values(template).forEach(look);
    };
    look(plan.env);
    for (const { work, revert } of allSteps(plan.steps))
        for (const part of [work, revert?.work]) {
            if (part === undefined)
                continue;
            const { steps, ...rest } = part;
            look(rest);
        }
    return derived;
}
function secretValue(expression, params) {
    try {
        if (!mentions(expression).every(({ context }) => context === "params"))
            return undefined;
        const { value, isSecret } = evaluate(expression, { params });
        return isSecret && typeof value === "string" ? value : undefined;
    }
    catch {
        return undefined; // it will be told when its step begins
    }
}
