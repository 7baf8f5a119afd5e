import { isMap, isScalar, isSeq } from "yaml";
import { quoted } from "../problems.js";
import { readEntries } from "./read-map.js";
import { noteExpressions, refuseExpressions } from "./read-text.js";
import { spanOf } from "./read-yaml.js";
/** A value as JSON has it, and whether expressions stand in its texts. What JSON cannot hold is told. */
export function readJson(scope, node) {
    let hasExpressions = false;
    return { value: jsonOf(node), hasExpressions };
    function jsonOf(at) {
        const target = at ? scope.follow(at) : null;
        if (isMap(target)) {
            const entries = [...readEntries(scope, target).values()];
            for (const { name, key } of entries)
                refuseExpressions(scope, key, "a name", name);
            return Object.fromEntries(entries.map(({ name, value }) => [name, jsonOf(value)]));
        }
        if (isSeq(target))
            return target.items.map((item) => jsonOf(item));
        if (!isScalar(target))
            return null;
        const { value } = target;
        if (typeof value === "string" && noteExpressions(scope, target, value))
            hasExpressions = true;
        if (typeof value === "number" && !isExact(value, target.source))
            scope.problems.add(spanOf(target), `JSON cannot hold the number ${quoted(target.source ?? "")}; put it in quotes`);
        return typeof value === "number" || typeof value === "boolean" ? value : value === null ? null : String(value);
    }
}
/** Whole numbers beyond what is counted in ones would become other ones. */
function isExact(value, source) {
    const isWhole = source === undefined || /^[-+]?\d+$/.test(source);
    return isWhole ? Number.isSafeInteger(value) : Number.isFinite(value);
}
