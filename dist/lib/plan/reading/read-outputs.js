import { isMap } from "yaml";
import { outputTable } from "../keys/keys.js";
import { quoted } from "../problems.js";
import { describe, readEntries, readKnown } from "./read-map.js";
import { textOf } from "./read-text.js";
import { readValue, readValues } from "./read-values.js";
import { spanOf } from "./read-yaml.js";
import { afterAll } from "./visible-steps.js";
/** Reads what stands behind `outputs`: texts by name, whose expressions see all steps of the list. What is wrong is told. */
export function readOutputs(file, entry) {
    if (entry?.value === undefined || entry.value === null)
        return {};
    const { value } = entry;
    const scope = { ...file, whose: "outputs", seat: afterAll };
    if (!isMap(value)) {
        scope.problems.add(spanOf(value), `'outputs' must be a map from names to what they are; found ${describe(value)}`);
        return {};
    }
    const entries = [...readEntries(scope, value).values()];
    refuseNames(scope, entries);
    return Object.fromEntries(entries.map((output) => [output.name, readOutput(scope, output) ?? ""]));
}
function refuseNames({ problems }, entries) {
    const names = new Set();
    for (const { name, key } of entries) {
        const plain = name.toLowerCase();
        if (!/^[A-Za-z_][\w-]*$/.test(name) || plain === "constructor" || plain === "__proto__")
            problems.add(spanOf(key), `an output is named by a letter or _, then letters, digits, _ and -; not by ${quoted(name)}`);
        else if (names.has(plain))
            problems.add(spanOf(key), `an output above differs from ${quoted(name)} only in case, which expressions ignore; take another name`);
        names.add(plain);
    }
}
function readOutput(scope, output) {
    const { name, key, value } = output;
    if (value === undefined)
        return undefined;
    if (value === null) {
        scope.problems.add(spanOf(key), `${quoted(name)} has no value; write ${name}: \${{ steps.<ID>.outputs.<NAME> }}`);
        return undefined;
    }
    if (textOf(value) !== undefined)
        return readValue(scope, output, outputTable.keys.value);
    return readValues(scope, readKnown(scope, value, outputTable), outputTable).value;
}
