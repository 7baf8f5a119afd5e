import { ExpressionError } from "../plan/expressions/expression.js";
import { mentionsIn } from "../plan/expressions/template.js";
import { outputContexts } from "./contexts.js";
import { Filler } from "./filler.js";
/**
 * The end of a group with what it puts out, as far as its steps have come: its revert may need that also where it
 * failed. One that would have succeeded fails where an output has no value.
 */
export function withOutputs(standings, group, end) {
    const { work } = group.step;
    if (work.kind !== "uses" || work.outputs === undefined)
        return end;
    const filler = new Filler(standings, `group ${group.step.id} ${group.attempts}`);
    const contexts = outputContexts(standings, group, mentionsIn(work.outputs));
    const outputs = {};
    const mistakes = [];
    for (const [name, template] of Object.entries(work.outputs)) {
        try {
            outputs[name] = filler.text(name, template, contexts);
        }
        catch (error) {
            if (!(error instanceof ExpressionError))
                throw error;
            mistakes.push(`the output '${name}': ${error.message}`);
        }
    }
    if (end.status !== "succeeded" || mistakes.length === 0)
        return { ...end, outputs };
    return { status: "failed", message: mistakes.join("; "), outputs };
}
