import { nearest } from "./did-you-mean.js";
import { stepTable } from "./keys.js";
import { quoted } from "./problems.js";
/** Kinds of steps, in a workflow and in step lists to come; `run` is the one there is. */
const otherKinds = ["call", "jenkins", "parallel", "steps", "uses"];
/** Keys that mean something in a workflow or in step lists to come: nobody has misspelt them. */
const otherKeys = ["with", "if", "continue-on-error", "retry", "pivot", "revert-on", "libs", "secret", "jobs", "on"];
/** Explains a key that is not in the table; `siblings` are the other keys of its map. */
export function unknownKey(name, table, siblings) {
    const names = Object.keys(table.keys);
    const start = `${quoted(name)} is not a key of ${table.what}`;
    const isKind = table === stepTable && otherKinds.includes(name);
    if (isKind && siblings.has("run"))
        return { message: `${start}; a step is of exactly one kind, here 'run'`, meant: [] };
    if (isKind)
        return { message: `${start}; write 'run' with shell text`, meant: ["run"] };
    if (otherKeys.includes(name))
        return { message: start, meant: [] };
    if (name === "<<")
        return { message: `${start}; maps cannot be merged, write out the keys`, meant: names };
    if ("steps" in table.keys && Object.hasOwn(stepTable.keys, name) && name !== "name")
        return { message: `${start}, but of a step; write it in an item of the list 'steps'`, meant: ["steps"] };
    const meant = nearest(name, names);
    const instead = meant === undefined ? `its keys are ${names.join(", ")}` : `did you mean '${meant}'?`;
    return { message: `${start}; ${instead}`, meant: meant === undefined ? [] : [meant] };
}
