import { isMap, isScalar } from "yaml";
import { label } from "../report/sanitize.js";
import { cut } from "../report/width.js";
import { revertTable, stepTable } from "./keys.js";
import { limitsOf, refuseTwoLimits } from "./limits.js";
import { describe, readKnown } from "./read-map.js";
import { readValue, readValues } from "./read-values.js";
import { spanOf } from "./read-yaml.js";
/** Columns of a name that is made of what a step runs. */
const longestName = 60;
/** Reads the step at that index of the list. What is wrong with it is told, and has no meaning in the step. */
export function readStep(scope, item, index, defaults) {
    const node = scope.follow(item);
    const entries = readKnown(scope, node, stepTable);
    const values = readValues(scope, entries, stepTable);
    refuseTwoLimits(scope, entries);
    const work = runWork(values.run, values, { kind: "run", script: "", env: {}, ...placeOf(defaults) });
    const revert = readRevert({ ...scope, whose: "revert" }, entries.get("revert"), work, defaults);
    const { line, column } = scope.source.place(spanOf(isMap(item) ? (item.items[0]?.key ?? item) : item));
    const step = {
        id: values.id ?? `step-${index + 1}`,
        name: values.name ?? cut(label(work.script), longestName),
        path: `steps[${index}]`,
        position: { line, column },
        work,
        revert,
        ...limitsOf(values, defaults),
    };
    const id = entries.get("id");
    return { step, id: id === undefined ? null : values.id === undefined ? undefined : id.value };
}
/** A revert runs as its step ran, as far as it does not say otherwise; of the limits only the defaults hold for it. */
function readRevert(scope, entry, stepWork, defaults) {
    if (entry?.value === undefined)
        return null;
    const { key, value } = entry;
    if (value === null || (isScalar(value) && String(value.value).trim() === "")) {
        scope.problems.add(spanOf(key), "'revert' is empty; leave the key out where there is nothing to undo");
        return null;
    }
    if (isScalar(value) && typeof value.value === "string") {
        const script = readValue(scope, entry, "script");
        return { work: runWork(script, {}, stepWork), ...limitsOf(defaults) };
    }
    if (!isMap(value)) {
        const instead = value && isScalar(value) && value.value === false ? "; leave the key out where there is nothing to undo" : "";
        scope.problems.add(spanOf(value), `'revert' must be shell text or a map, such as 'run: …'; found ${describe(value)}${instead}`);
        return null;
    }
    const entries = readKnown(scope, value, revertTable);
    const values = readValues(scope, entries, revertTable);
    refuseTwoLimits(scope, entries);
    return { work: runWork(values.run, values, stepWork), ...limitsOf(values, defaults) };
}
/** Work with what is written for it, above what it has from elsewhere. */
function runWork(script = "", written, inherited) {
    return { ...inherited, ...placeOf(written), script, env: { ...inherited.env, ...written.env } };
}
function placeOf({ shell, "working-directory": workingDirectory }) {
    return { ...(shell === undefined ? {} : { shell }), ...(workingDirectory === undefined ? {} : { workingDirectory }) };
}
