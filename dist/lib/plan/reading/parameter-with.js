import { didYouMean } from "../did-you-mean.js";
import { placeholders } from "../expressions/template.js";
import { convertValue } from "../parameter-value.js";
import { quoted } from "../problems.js";
import { describe } from "./read-map.js";
import { textOf } from "./read-text.js";
import { spanOf } from "./read-yaml.js";
/**
 * The values of an included file's parameters: those that are given, templates as they are written, else the
 * defaults. What is missing, not declared or of another type is told where it is given.
 */
export function valuesOfWith(declarations, given) {
    refuseUndeclared(declarations, given);
    const values = [];
    for (const declaration of declarations) {
        const { name, required, secret } = declaration;
        const entry = given.entries.get(name);
        const value = entry?.value ? writtenValue(declaration, entry.value, given) : "";
        const isEmpty = entry === undefined || value === "";
        if (required && isEmpty)
            given.problems.add(entry === undefined ? given.at : spanOf(entry.key), `${given.label} must be given its parameter '${name}'; write with: { ${name}: … }`);
        const filled = entry === undefined ? (declaration.default ?? "") : value;
        if (filled === undefined)
            continue;
        values.push([name, filled]);
        if (secret && filled !== "" && !isTemplate(filled))
            given.secret?.(name, String(filled));
    }
    return Object.fromEntries(values);
}
function refuseUndeclared(declarations, { problems, label, entries }) {
    const names = declarations.map(({ name }) => name);
    for (const { name, key } of entries.values()) {
        if (names.includes(name))
            continue;
        const otherwise = names.length === 0 ? "; it declares none" : `; its parameters are ${names.join(", ")}`;
        problems.add(spanOf(key), `${quoted(name)} is not a parameter of ${label}${didYouMean(name, names, otherwise)}`);
    }
}
/** Undefined where it is wrong, which is told. */
function writtenValue(declaration, node, { problems, label }) {
    const text = textOf(node);
    // What is no text at all has been told with the map that it stands in.
    if (text === undefined)
        return undefined;
    // What it is without being given, it may be given.
    if (isTemplate(text) || (text === "" && declaration.default === undefined))
        return text;
    const converted = convertValue(declaration, text);
    if ("value" in converted)
        return converted.value;
    problems.add(spanOf(node), `the parameter '${declaration.name}' of ${label} must be ${converted.wanted}; found ${describe(node)}`);
    return undefined;
}
/** Whether the value is known only when the expressions in it are filled in. */
export function isTemplate(value) {
    return typeof value === "string" && placeholders(value).length > 0;
}
