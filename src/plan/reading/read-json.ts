import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { Json } from "../plan.ts";
import { quoted } from "../problems.ts";
import { readEntries } from "./read-map.ts";
import { noteExpressions, refuseExpressions, type Scope } from "./read-text.ts";
import { spanOf } from "./read-yaml.ts";

/** A value as JSON has it, and whether expressions stand in its texts. What JSON cannot hold is told. */
export function readJson(scope: Scope, node: ParsedNode): { readonly value: Json; readonly hasExpressions: boolean } {
  let hasExpressions = false;
  return { value: jsonOf(node), hasExpressions };

  function jsonOf(at: ParsedNode | null | undefined): Json {
    const target = at ? scope.follow(at) : null;
    if (isMap(target)) {
      const entries = [...readEntries(scope, target).values()];
      for (const { name, key } of entries) refuseExpressions(scope, key, "a name", name);
      return Object.fromEntries(entries.map(({ name, value }) => [name, jsonOf(value)]));
    }
    if (isSeq(target)) return target.items.map((item) => jsonOf(item as ParsedNode));
    if (!isScalar(target)) return null;
    const { value } = target;
    if (typeof value === "string" && noteExpressions(scope, target, value)) hasExpressions = true;
    if (typeof value === "number" && !isExact(value, target.source))
      scope.problems.add(
        spanOf(target),
        `JSON cannot hold the number ${quoted(target.source ?? "")}; put it in quotes`,
      );
    return typeof value === "number" || typeof value === "boolean" ? value : value === null ? null : String(value);
  }
}

/** Whole numbers beyond what is counted in ones would become other ones. */
function isExact(value: number, source: string | undefined): boolean {
  const isWhole = source === undefined || /^[-+]?\d+$/.test(source);
  return isWhole ? Number.isSafeInteger(value) : Number.isFinite(value);
}
