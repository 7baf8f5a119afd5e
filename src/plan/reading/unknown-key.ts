import { nearest } from "../did-you-mean.ts";
import { jenkinsTable } from "../keys/jenkins-keys.ts";
import type { KeyTable } from "../keys/key-table.ts";
import { stepTable } from "../keys/keys.ts";
import { quoted } from "../problems.ts";

/** Keys that mean something in a workflow: nobody has misspelt them. */
const otherKeys = ["jobs", "on"];

/** What is wrong with a key, and which keys of the table were likely meant. */
export type UnknownKey = { readonly message: string; readonly meant: readonly string[] };

/** Explains a key that is not in the table. */
export function unknownKey(name: string, table: KeyTable): UnknownKey {
  const names = Object.keys(table.keys);
  const start = `${quoted(name)} is not a key of ${table.what}`;
  if (otherKeys.includes(name)) return { message: start, meant: [] };
  if (table === jenkinsTable && name === "token")
    return { message: `${start}: no secret is to stand here; set JENKINS_API_TOKEN in the environment`, meant: [] };
  if (name === "<<") return { message: `${start}; maps cannot be merged, write out the keys`, meant: names };
  if ("libs" in table.keys && Object.hasOwn(stepTable.keys, name))
    return { message: `${start}, but of a step; write it in an item of the list 'steps'`, meant: ["steps"] };
  const meant = nearest(name, names);
  const instead = meant === undefined ? `its keys are ${names.join(", ")}` : `did you mean '${meant}'?`;
  return { message: `${start}; ${instead}`, meant: meant === undefined ? [] : [meant] };
}
