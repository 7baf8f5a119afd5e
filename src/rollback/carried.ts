import type { Environment } from "../plan/plan.ts";

/** What earlier steps have set for the later ones. */
export type Carried = { readonly env: Environment; readonly path: readonly string[] };

/** What a step, or all in a group, sets for those that come after it. */
export type Delta = Carried;

export const nothingCarried: Carried = { env: {}, path: [] };
export const noDelta: Delta = nothingCarried;

/** What is set once the delta is added: its variables win, its folders come first. */
export function carry(before: Carried, delta: Delta): Carried {
  if (delta === noDelta) return before;
  return { env: { ...before.env, ...delta.env }, path: [...delta.path, ...before.path] };
}
