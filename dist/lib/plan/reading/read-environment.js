import { isMap } from "yaml";
import { quoted } from "../problems.js";
import { describe, readEntries } from "./read-map.js";
import { noteExpressions, refuseExpressions, textOf } from "./read-text.js";
import { spanOf } from "./read-yaml.js";
/** Environment variables, as they are written; undefined where the node is no map. */
export function readEnvironment(scope, node) {
    return readTemplates(scope, node, checkVariable);
}
/** Parameters of a Jenkins job, as they are written; undefined where the node is no map. */
export function readJobParameters(scope, node) {
    return readTemplates(scope, node, checkParameter);
}
function readTemplates(scope, node, checkName) {
    if (!isMap(node))
        return undefined;
    const texts = [];
    for (const entry of readEntries(scope, node).values()) {
        checkName(scope, entry);
        texts.push([entry.name, readTemplate(scope, entry)]);
    }
    return Object.fromEntries(texts);
}
function checkVariable(scope, { name, key }) {
    if (refuseExpressions(scope, key, "a name of 'env'", name))
        return;
    if (name === "")
        scope.problems.add(spanOf(key), "a name is missing here");
    const harmful = name.includes("=") ? "'='" : name.includes("\0") ? "NUL character" : undefined;
    if (harmful !== undefined)
        scope.problems.add(spanOf(key), `an environment variable cannot be named ${quoted(name)}; leave out the ${harmful}`);
}
function checkParameter(scope, { name, key }) {
    if (refuseExpressions(scope, key, "a name of 'parameters'", name))
        return;
    if (name.trim() === "")
        scope.problems.add(spanOf(key), "a name is missing here");
}
function readTemplate(scope, { name, value }) {
    if (value === undefined || value === null)
        return "";
    const text = textOf(value);
    if (text === undefined) {
        scope.problems.add(spanOf(value), `the value of ${quoted(name)} must be text, a number, true or false; found ${describe(value)}`);
        return "";
    }
    noteExpressions(scope, value, text);
    if (text.includes("\0"))
        scope.problems.add(spanOf(value), `the value of ${quoted(name)} contains a NUL character; leave it out`);
    return text;
}
