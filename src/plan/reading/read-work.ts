import { label } from "../../report/sanitize.ts";
import { cut } from "../../report/width.ts";
import type { revertTable } from "../keys/keys.ts";
import type { CallWork, RunWork, Work } from "../plan.ts";
import type { FileScope } from "./file-scope.ts";
import { readJenkins } from "./read-jenkins.ts";
import { readJson } from "./read-json.ts";
import type { Entries } from "./read-map.ts";
import type { Scope } from "./read-text.ts";
import type { ValuesOf } from "./read-values.ts";

/** Columns of a name that is made of what a step does. */
export const longestName = 60;

/** Where and how shell text runs. */
export type Place = { readonly shell?: string; readonly "working-directory"?: string };

/** What a step or a revert is made of that is no group. */
export type WrittenWork = {
  readonly kind: string | undefined;
  readonly entries: Entries;
  readonly values: ValuesOf<typeof revertTable>;
  /** What shell text has where it does not say otherwise. */
  readonly place: Place;
};

/** The work of a step or a revert. Where nothing is written, or it is wrong, it does nothing. */
export function readWork(scope: Scope, file: FileScope, { kind, entries, values, place }: WrittenWork): Work {
  const { env = {} } = values;
  if (kind === "call") return callWork(scope, file, entries, values);
  if (kind === "jenkins") {
    const entry = entries.get("jenkins");
    return { kind, with: entry === undefined ? {} : readJenkins(scope, entry), env };
  }
  const { shell = place.shell, "working-directory": workingDirectory = place["working-directory"] } = values;
  return {
    kind: "run",
    script: values.run ?? "",
    env,
    ...(shell === undefined ? {} : { shell }),
    ...(workingDirectory === undefined ? {} : { workingDirectory }),
  } satisfies RunWork;
}

function callWork(scope: Scope, file: FileScope, entries: Entries, values: WrittenWork["values"]): CallWork {
  const { call: name = "", env = {} } = values;
  const node = entries.get("call")?.value;
  const module = name === "" || !node ? undefined : file.libraries.find(scope.problems, { name, node });
  const written = entries.get("with")?.value;
  const { value, hasExpressions } = written ? readJson(scope, written) : { value: {}, hasExpressions: false };
  return {
    kind: "call",
    function: name,
    ...(module === undefined ? {} : { module }),
    isolated: true,
    args: value,
    ...(hasExpressions ? { isTemplate: true } : {}),
    env,
  };
}

/** A title for people, where none is written. */
export function titleOf(work: Work): string {
  switch (work.kind) {
    case "run":
      return cut(label(work.script), longestName);
    case "call":
      return cut(label(work.function), longestName);
    case "jenkins": {
      const candidates = work.with["candidates"];
      return cut(label(Array.isArray(candidates) ? candidates.join(", ") : "Jenkins"), longestName);
    }
  }
}
