import { isMap, isScalar } from "yaml";
import { revertTable } from "../keys/keys.ts";
import type { Group, Undertaking, Work } from "../plan.ts";
import type { FileScope } from "./file-scope.ts";
import { limitsOf } from "./limits.ts";
import { readOfKind } from "./read-kind.ts";
import { describe, type Entry } from "./read-map.ts";
import { readRetry } from "./read-retry.ts";
import type { Scope } from "./read-text.ts";
import { readValue, readValues } from "./read-values.ts";
import { type Place, readWork } from "./read-work.ts";
import { spanOf } from "./read-yaml.ts";

/** A revert runs in the shell of its step, if it does not say otherwise; of the limits only the defaults hold for it. */
export function readRevert(
  scope: Scope,
  file: FileScope,
  entry: Entry | undefined,
  stepWork: Work | Group,
): Undertaking | null {
  if (entry?.value === undefined) return null;
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
    const instead =
      isScalar(value) && value.value === false ? "; leave the key out where there is nothing to undo" : "";
    scope.problems.add(
      spanOf(value),
      `'revert' must be shell text or a map, such as 'run: …'; found ${describe(value)}${instead}`,
    );
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
function placeOf({ defaults }: FileScope, work: Work | Group): Place {
  if (work.kind !== "run") return defaults;
  return work.shell === undefined ? {} : { shell: work.shell };
}
