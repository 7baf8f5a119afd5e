import { isMap } from "yaml";
import { quoted } from "./problems.js";
import { describe, readEntries } from "./read-map.js";
import { expand, refuseExpressions, textOf } from "./read-text.js";
import { spanOf } from "./read-yaml.js";
/** Environment variables with their expressions filled in; undefined where the node is no map. */
export function readEnvironment(scope, node) {
    if (!isMap(node))
        return undefined;
    const entries = [...readEntries(scope, node).values()];
    return Object.fromEntries(entries.map((entry) => [checkedName(scope, entry), variableValue(scope, entry)]));
}
function checkedName(scope, { name, key }) {
    if (refuseExpressions(scope, key, "a name of 'env'", name))
        return name;
    if (name === "")
        scope.problems.add(spanOf(key), "a name is missing here");
    const harmful = name.includes("=") ? "'='" : name.includes("\0") ? "NUL character" : undefined;
    if (harmful !== undefined)
        scope.problems.add(spanOf(key), `an environment variable cannot be named ${quoted(name)}; leave out the ${harmful}`);
    return name;
}
function variableValue(scope, { name, value }) {
    if (value === undefined || value === null)
        return "";
    const text = textOf(value);
    if (text === undefined) {
        scope.problems.add(spanOf(value), `the value of ${quoted(name)} must be text, a number, true or false; found ${describe(value)}`);
        return "";
    }
    const filled = expand(scope, value, text) ?? "";
    if (filled.includes("\0"))
        scope.problems.add(spanOf(value), `the value of ${quoted(name)} contains a NUL character; leave it out`);
    return filled;
}
