import type { RunSettings } from "../runner/run-plan.ts";
import { limitOf } from "./duration-option.ts";
import type { Given } from "./given.ts";
import type { Option } from "./verb.ts";

/** The option of all verbs that may undo. */
export const rollbackLimitOption = {
  "rollback-timeout": {
    value: "TIME",
    about: "How long the whole way back may take, such as 10m; what it cuts off is named.",
  },
} as const satisfies { readonly [name: string]: Option };

export function rollbackLimitOf(given: Given): Pick<RunSettings, "rollbackTimeoutMs"> {
  const rollbackTimeoutMs = limitOf(given, "rollback-timeout");
  return rollbackTimeoutMs === undefined ? {} : { rollbackTimeoutMs };
}
