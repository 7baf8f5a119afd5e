import { didYouMean } from "../did-you-mean.js";
import { convertValue } from "../parameter-value.js";
import { quoted } from "../problems.js";
import { readDeclarations } from "./parameter-declaration.js";
import { spanOf } from "./read-yaml.js";
/** The declared parameters with the values that were given; what is missing, not declared or of another type is told. */
export function readParameters(reader, entry, from) {
    const read = readDeclarations(reader, entry);
    const declarations = read.map(({ declaration }) => declaration);
    if (from.with !== undefined) {
        from.with.declared(declarations);
        return { declarations, values: {}, secrets: [] };
    }
    refuseUndeclared(reader, entry, declarations, from);
    const values = [];
    const secrets = [];
    for (const one of read) {
        const { name, secret } = one.declaration;
        const value = checkedValue(reader, one, givenValue(reader, one, declarations, from), from.isLookedAt === true);
        if (value === undefined)
            continue;
        if (secret && value !== "") {
            secrets.push(name);
            from.secret?.(name, String(value));
        }
        else
            values.push([name, value]);
    }
    return { declarations, values: Object.fromEntries(values), secrets };
}
/** The environment variable that gives a parameter. */
export function parameterVariable(name) {
    return `JIPPER_PARAM_${name.toUpperCase().replaceAll("-", "_")}`;
}
function refuseUndeclared(reader, entry, declarations, { params = {} }) {
    const names = declarations.map(({ name }) => name);
    for (const name of Object.keys(params)) {
        if (names.includes(name))
            continue;
        const otherwise = names.length === 0 ? "; the step list declares none" : `; declared are ${names.join(", ")}`;
        const message = `the given parameter ${quoted(name)} is not declared${didYouMean(name, names, otherwise)}`;
        reader.problems.add(entry === undefined ? [0, 1] : spanOf(entry.key), message);
    }
}
function givenValue({ problems }, { declaration: { name }, key }, all, { params = {}, paramsFrom = {}, environment = {} }) {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value !== undefined)
        return { value, from: Object.hasOwn(paramsFrom, name) ? paramsFrom[name] : undefined };
    const variable = parameterVariable(name);
    const text = environment[variable];
    if (text === undefined)
        return undefined;
    const other = all.find((one) => one.name !== name && parameterVariable(one.name) === variable);
    if (other === undefined)
        return { value: text, from: `$${variable}` };
    problems.add(spanOf(key), `$${variable} may be meant for '${name}' or for '${other.name}'; unset it and pass --param ${name}=…`);
    return undefined;
}
/** Undefined where there is none; what is wrong is told, a secret value never. */
function checkedValue({ problems }, { declaration, key }, given, isLookedAt) {
    const { name, required, secret } = declaration;
    const ways = `pass --param ${name}=…, set $${parameterVariable(name)}, or in a workflow the input 'params'`;
    if (given === undefined) {
        if (required && !isLookedAt)
            problems.add(spanOf(key), `the parameter '${name}' must be given: ${ways}`);
        return required ? undefined : (declaration.default ?? "");
    }
    const from = given.from === undefined ? "" : ` from ${given.from}`;
    if (given.value === "" && required) {
        problems.add(spanOf(key), `the parameter '${name}' must not be empty, as it is${from}: ${ways}`);
        return undefined;
    }
    // What it is without being given, it may be given.
    if (given.value === "" && declaration.default === undefined)
        return "";
    const converted = convertValue(declaration, given.value);
    if ("value" in converted)
        return converted.value;
    const found = secret ? "the secret value" : shown(String(given.value));
    problems.add(spanOf(key), `the parameter '${name}' must be ${converted.wanted}; ${found}${from} is not`);
    return undefined;
}
/** In quotes it is without the blanks around it, which may be what is wrong. */
function shown(text) {
    if (text === "")
        return "empty text";
    if (text.trim() === "")
        return "a text of blanks";
    return text === text.trim() ? quoted(text) : `${quoted(text)} with blanks or line breaks around it`;
}
