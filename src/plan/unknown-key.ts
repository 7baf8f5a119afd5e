import { nearest } from "./did-you-mean.ts";
import { type KeyTable, stepTable } from "./keys.ts";
import { quoted } from "./problems.ts";

/** Kinds of steps, in a workflow and in step lists to come; `run` is the one there is. */
const otherKinds = ["call", "jenkins", "parallel", "steps", "uses"];

/** Keys that mean something in a workflow or in step lists to come: nobody has misspelt them. */
const otherKeys = ["with", "if", "continue-on-error", "retry", "pivot", "revert-on", "libs", "secret", "jobs", "on"];

/** What is wrong with a key, and which keys of the table were likely meant. */
export type UnknownKey = { readonly message: string; readonly meant: readonly string[] };

/** Explains a key that is not in the table; `siblings` are the other keys of its map. */
export function unknownKey(name: string, table: KeyTable, siblings: ReadonlyMap<string, unknown>): UnknownKey {
  const names = Object.keys(table.keys);
  const start = `${quoted(name)} is not a key of ${table.what}`;
  const isKind = table === stepTable && otherKinds.includes(name);
  if (isKind && siblings.has("run"))
    return { message: `${start}; a step is of exactly one kind, here 'run'`, meant: [] };
  if (isKind) return { message: `${start}; write 'run' with shell text`, meant: ["run"] };
  if (otherKeys.includes(name)) return { message: start, meant: [] };
  if (name === "<<") return { message: `${start}; maps cannot be merged, write out the keys`, meant: names };
  if ("steps" in table.keys && Object.hasOwn(stepTable.keys, name) && name !== "name")
    return { message: `${start}, but of a step; write it in an item of the list 'steps'`, meant: ["steps"] };
  const meant = nearest(name, names);
  const instead = meant === undefined ? `its keys are ${names.join(", ")}` : `did you mean '${meant}'?`;
  return { message: `${start}; ${instead}`, meant: meant === undefined ? [] : [meant] };
}
