import { expressionMistakes } from "../expressions/expression-check.js";
import { stepSeen } from "./visible-steps.js";
const ofFile = ["params", "env", "github", "runner"];
const contexts = {
    file: ofFile,
    step: [...ofFile, "steps"],
    revert: [...ofFile, "steps", "outputs", "failure"],
    // They are known once all steps have ended, from the journal alone.
    outputs: ["params", "steps"],
};
/** So many mistakes get a "did you mean" each, which looks at all ids; nobody reads on, and it would take its time. */
const mostSuggestions = 50;
/** Tells what is wrong with the expressions of a file, all of whose steps are known. */
export function checkExpressions(expressions, { problems, parameters, steps }) {
    const seats = new Map(steps.map(({ seat }) => [seat.id.toLowerCase(), seat]));
    const stepIds = steps.flatMap(({ seat, id }) => (id === null ? [] : seat.id));
    /** Many steps use the same expressions. Those that ask for no step there is mean the same everywhere. */
    const alike = new Map();
    let told = 0;
    for (const { text, span, whose, seat, isCondition = false } of expressions) {
        const key = `${whose} ${isCondition} ${text}`;
        let isAlike = true;
        const step = (id) => {
            const seen = seats.get(id.toLowerCase());
            if (seen === undefined || seat === undefined)
                return undefined;
            isAlike = false;
            return stepSeen(seen, seat, whose === "revert");
        };
        const visible = {
            contexts: contexts[whose],
            hasStatusFunctions: isCondition,
            parameters,
            stepIds: told < mostSuggestions ? stepIds : [],
            step,
            outputsOfGroup: (id) => {
                if (id === undefined)
                    isAlike = false;
                return (id === undefined ? seat : seats.get(id.toLowerCase()))?.group;
            },
            whose,
        };
        const mistakes = alike.get(key) ?? expressionMistakes(text, visible);
        if (isAlike)
            alike.set(key, mistakes);
        for (const mistake of mistakes)
            problems.add(span, mistake);
        told += mistakes.length;
    }
}
