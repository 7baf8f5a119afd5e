import { isMap } from "yaml";
import { defaultsTable, fileTable } from "./keys/keys.js";
import { StepListError } from "./problem.js";
import { checkExpressions } from "./reading/check-expressions.js";
import { refuseEqualIds } from "./reading/equal-ids.js";
import { beginIncluding } from "./reading/including.js";
import { openText } from "./reading/open-text.js";
import { readLibraries } from "./reading/read-library.js";
import { readKnown } from "./reading/read-map.js";
import { readOutputs } from "./reading/read-outputs.js";
import { readParameters } from "./reading/read-parameters.js";
import { readSteps } from "./reading/read-steps.js";
import { readValues } from "./reading/read-values.js";
import { spanOf } from "./reading/read-yaml.js";
/**
 * Reads a step list: a document with the key `steps`, or the bare list. Throws a `StepListError` with
 * all mistakes that are in it, and in the files that it includes.
 */
export function parsePlan(text, from) {
    const { source, problems, document } = openText(text, from.label);
    const including = beginIncluding(from, (file, whole, given, including) => {
        const opened = openText(file.text, file.label, { whole });
        if (opened.document === undefined)
            return undefined;
        return readDocument(opened, opened.document, { directory: from.directory, with: given, including }, from.library);
    });
    const plan = document && readDocument({ source, problems }, document, { ...from, including }, from.library).plan;
    if (plan === undefined || !problems.none)
        throw new StepListError(source, problems.all, problems.included);
    return plan;
}
function readDocument(opened, { root, follow }, from, load) {
    const { source, problems } = opened;
    const reader = { source, problems, follow };
    const entries = isMap(root) ? readKnown(reader, root, fileTable) : new Map();
    const { declarations, values: params, secrets } = readParameters(reader, entries.get("params"), from);
    const scope = { ...reader, whose: "file", expressions: [] };
    const { name, env = {} } = readValues(scope, entries, fileTable);
    const defaults = readDefaults(scope, entries.get("defaults"));
    const libraries = readLibraries(reader, entries.get("libs"), load && ((specifier) => load(specifier, from.including.chain.at(-1)?.file)));
    const file = { ...scope, defaults, libraries, including: from.including, steps: [] };
    const steps = readSteps(file, isMap(root) ? stepsNode(reader, entries.get("steps")) : root, { path: "steps" });
    const outputs = readOutputs(scope, entries.get("outputs"));
    refuseEqualIds(problems, file.steps);
    const parameters = declarations.map(({ name }) => name);
    checkExpressions(scope.expressions, { problems, parameters, steps: file.steps });
    const plan = {
        ...(name === undefined ? {} : { name }),
        ...(from.file === undefined ? {} : { file: from.file }),
        directory: from.directory,
        params,
        ...(secrets.length === 0 ? {} : { secrets }),
        env,
        steps,
    };
    return { plan, outputs };
}
function readDefaults(scope, entry) {
    if (entry?.value === undefined || entry.value === null)
        return {};
    const entries = readKnown(scope, entry.value, defaultsTable);
    return readValues(scope, entries, defaultsTable);
}
function stepsNode({ problems }, entry) {
    if (entry?.value === null)
        problems.add(spanOf(entry.key), "there are no steps; write one, such as '- run: echo hello'");
    return entry?.value ?? undefined;
}
