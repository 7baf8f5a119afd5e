import { isScalar, isSeq } from "yaml";
import { quoted } from "../problems.js";
import { describe } from "./read-map.js";
import { textOf } from "./read-text.js";
import { spanOf } from "./read-yaml.js";
export function givenAt(scope, key, node) {
    const wrong = (message, at = node) => {
        scope.problems.add(spanOf(at), message);
        return undefined;
    };
    const unwanted = (wanted) => wrong(`'${key}' must be ${wanted}; found ${describe(node)}`);
    return { scope, key, node, text: textOf(node), wrong, unwanted };
}
/** Reads the items of a list, or the one that stands in place of a list. */
export function each({ scope, key, node, wrong, unwanted }, wanted, read) {
    if (!isSeq(node)) {
        const one = isScalar(node) ? read(givenAt(scope, key, node)) : unwanted(wanted);
        return one === undefined ? undefined : [one];
    }
    if (node.items.length === 0)
        return wrong(`'${key}' is an empty list; write one, or leave the key out`);
    const all = new Map();
    for (const item of node.items) {
        const target = scope.follow(item);
        if (target === undefined)
            continue;
        const given = givenAt(scope, key, target);
        const one = read(given);
        if (one === undefined)
            continue;
        const text = String(given.text).trim();
        if (all.has(text))
            given.wrong(`${quoted(text)} is already in this list; keep one of them`);
        all.set(text, one);
    }
    return [...all.values()];
}
export function oneLine(given, wanted) {
    const text = withoutNul(given, wanted)?.trim();
    if (text === "")
        return given.wrong(`'${given.key}' is empty; leave the key out`);
    return text !== undefined && /\p{Cc}/u.test(text) ? given.unwanted("one line of text") : text;
}
export function scalarOf(node) {
    return isScalar(node) ? node.value : undefined;
}
export function withoutNul({ key, text, wrong, unwanted }, wanted) {
    if (text === undefined)
        return unwanted(wanted);
    return text.includes("\0") ? wrong(`'${key}' contains a NUL character; leave it out`) : text;
}
