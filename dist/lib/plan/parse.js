import { isMap, isSeq } from "yaml";
import { decode } from "./decode.js";
import { defaultsTable, fileTable } from "./keys.js";
import { refuseTwoLimits } from "./limits.js";
import { StepListError } from "./problem.js";
import { Problems, quoted } from "./problems.js";
import { describe, readKnown } from "./read-map.js";
import { readParameters } from "./read-parameters.js";
import { readStep } from "./read-step.js";
import { readValues } from "./read-values.js";
import { readYaml, spanOf } from "./read-yaml.js";
import { SourceText } from "./source-text.js";
const noSteps = "there are no steps; write one, such as '- run: echo hello'";
/**
 * Reads a step list: a document with the key `steps`, or the bare list. Throws a `StepListError` with
 * all mistakes that are in it.
 */
export function parsePlan(text, from) {
    const { text: decoded, bad } = typeof text === "string" ? { text, bad: undefined } : decode(text);
    const source = new SourceText(from.label, decoded);
    const problems = new Problems(source);
    const nul = source.text.indexOf("\0");
    if (bad !== undefined)
        problems.add([bad.offset, bad.offset + 1], bad.message);
    else if (nul >= 0)
        problems.add([nul, nul + 1], "there is a NUL character here, so this is not a text file; is it the right one, saved as UTF-8?");
    const document = problems.none ? readYaml(source, problems) : undefined;
    const plan = document && readDocument({ source, problems, follow: document.follow }, document.root, from);
    if (plan === undefined || !problems.none)
        throw new StepListError(source, problems.all);
    return plan;
}
function readDocument(reader, root, from) {
    const origin = { ...(from.file === undefined ? {} : { file: from.file }), directory: from.directory };
    if (!isMap(root)) {
        const scope = { ...reader, whose: "file", parameters: readParameters(reader, undefined, from) };
        return { ...origin, params: {}, env: {}, steps: readSteps(scope, root, {}) };
    }
    const entries = readKnown(reader, root, fileTable);
    const parameters = readParameters(reader, entries.get("params"), from);
    const scope = { ...reader, whose: "file", parameters };
    const { name, env = {} } = readValues(scope, entries, fileTable);
    const defaults = readDefaults(scope, entries.get("defaults"));
    const steps = entries.get("steps");
    if (steps?.value === null)
        reader.problems.add(spanOf(steps.key), noSteps);
    return {
        ...(name === undefined ? {} : { name }),
        ...origin,
        params: Object.fromEntries(parameters.values ?? []),
        env,
        steps: readSteps(scope, steps?.value ?? undefined, defaults),
    };
}
function readDefaults(scope, entry) {
    if (entry?.value === undefined || entry.value === null)
        return {};
    const entries = readKnown(scope, entry.value, defaultsTable);
    refuseTwoLimits(scope, entries);
    return readValues(scope, entries, defaultsTable);
}
function readSteps(scope, node, defaults) {
    if (node === undefined)
        return [];
    if (!isSeq(node)) {
        scope.problems.add(spanOf(node), `this must be a list of steps, such as '- run: echo hello'; found ${describe(node)}`);
        return [];
    }
    if (node.items.length === 0)
        scope.problems.add(spanOf(node), noSteps);
    const read = node.items.map((item, index) => readStep({ ...scope, whose: "step" }, item, index, defaults));
    refuseEqualIds(scope, read);
    return read.map(({ step }) => step);
}
/** Ids that differ only in upper and lower case are equal, as on GitHub. */
function refuseEqualIds({ problems }, read) {
    const owners = new Map();
    for (const owner of read.filter(({ id }) => id === null))
        owners.set(owner.step.id, owner);
    for (const owner of read) {
        if (owner.id === null || owner.id === undefined)
            continue;
        const plain = owner.step.id.toLowerCase();
        const other = owners.get(plain);
        owners.set(plain, other ?? owner);
        if (other === undefined)
            continue;
        const line = other.step.position?.line;
        const why = other.id === null ? ", which has none of its own" : "";
        problems.add(spanOf(owner.id), `${quoted(owner.step.id)} is the id of the step in line ${line}${why}; take another one`);
    }
}
