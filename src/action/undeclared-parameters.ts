import { didYouMean } from "../plan/did-you-mean.ts";
import { declaredParameters } from "../plan/parameter-list.ts";
import { StepListError } from "../plan/problem.ts";
import { quoted } from "../plan/problems.ts";
import { openText } from "../plan/reading/open-text.ts";
import { readEntries } from "../plan/reading/read-map.ts";
import { spanOf } from "../plan/reading/read-yaml.ts";
import { label } from "../report/sanitize.ts";
import { InputError } from "./input-error.ts";
import { paramsLabel } from "./input-labels.ts";

/** The input `params`, which is a map or blank, and the step list that may declare what is in it. */
export type Given = { readonly params: string; readonly list: string | Uint8Array };

/** What the step list does not declare, by name, with the words for it: the mistake is in `params`, not in the list. */
export function undeclaredParameters({ params, list }: Given): ReadonlyMap<string, string> {
  const declared = declaredIn(list);
  const { source, problems, document } = openText(params, paramsLabel);
  if (declared === undefined || document === undefined) return new Map();
  const { root, follow } = document;
  const otherwise = declared.length === 0 ? "; the step list declares none" : `; declared are ${declared.join(", ")}`;
  const entries = [...readEntries({ source, problems, follow }, root).values()];
  return new Map(
    entries
      .filter(({ name }) => !declared.includes(name))
      .map(({ name, key }) => {
        const { line, column } = source.place(spanOf(key));
        const why = `${quoted(name)} is not declared${didYouMean(name, declared, otherwise)}`;
        return [name, label(`line ${line}, column ${column} of ${paramsLabel}: the given parameter ${why}`)];
      }),
  );
}

/** Throws an InputError with a line for each. */
export function refuseUndeclared(undeclared: ReadonlyMap<string, string>): void {
  if (undeclared.size > 0) throw new InputError([...undeclared.values()].join("\n"));
}

/** Undefined where the declarations have mistakes of their own, which are told where the list is read. */
function declaredIn(list: string | Uint8Array): readonly string[] | undefined {
  try {
    return declaredParameters(list, "").map(({ name }) => name);
  } catch (error) {
    if (error instanceof StepListError) return undefined;
    throw error;
  }
}
