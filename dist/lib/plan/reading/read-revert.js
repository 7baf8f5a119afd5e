import { isMap, isScalar } from "yaml";
import { revertTable } from "../keys/keys.js";
import { limitsOf } from "./limits.js";
import { readOfKind } from "./read-kind.js";
import { describe } from "./read-map.js";
import { readRetry } from "./read-retry.js";
import { readValue, readValues } from "./read-values.js";
import { readWork } from "./read-work.js";
import { spanOf } from "./read-yaml.js";
/** A revert runs in the shell of its step, if it does not say otherwise; of the limits only the defaults hold for it. */
export function readRevert(scope, file, entry, stepWork) {
    if (entry?.value === undefined)
        return null;
    const { key, value } = entry;
    if (value === null || (isScalar(value) && String(value.value).trim() === "")) {
        scope.problems.add(spanOf(key), "'revert' is empty; leave the key out where there is nothing to undo");
        return null;
    }
    const place = placeOf(file, stepWork);
    if (isScalar(value) && typeof value.value === "string") {
        const run = readValue(scope, entry, revertTable.keys.run);
        const values = run === undefined ? {} : { run };
        return {
            work: readWork(scope, file, { kind: "run", entries: new Map(), values, place }),
            ...limitsOf({}, file.defaults),
        };
    }
    if (!isMap(value)) {
        const instead = isScalar(value) && value.value === false ? "; leave the key out where there is nothing to undo" : "";
        scope.problems.add(spanOf(value), `'revert' must be shell text or a map, such as 'run: …'; found ${describe(value)}${instead}`);
        return null;
    }
    const { kind, entries } = readOfKind(scope, value, revertTable);
    const values = readValues(scope, entries, revertTable);
    const retry = readRetry(scope, entries.get("retry"), { what: "revert", hasRevert: false });
    return {
        work: readWork(scope, file, { kind, entries, values, place }),
        ...(retry === undefined ? {} : { retry }),
        ...(values["stop-processes"] ? { stopsProcesses: true } : {}),
        ...limitsOf(values, file.defaults),
    };
}
/** Where its step ran, a revert finds out when its turn comes; where its step has no such place, the defaults hold. */
function placeOf({ defaults }, work) {
    if (work.kind !== "run")
        return defaults;
    return work.shell === undefined ? {} : { shell: work.shell };
}
