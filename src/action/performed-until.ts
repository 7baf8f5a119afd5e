import type { Performed, Performer, Performers } from "../runner/work/perform.ts";

/** The same performers, whose work is stopped as well once `stop` is aborted, whatever shields it else; `why` is said then. */
export function performedUntil(stop: AbortSignal, performers: Performers, why: string): Performers {
  const until =
    (perform: Performer): Performer =>
    async (work, circumstances): Promise<Performed> => {
      const signal = AbortSignal.any([circumstances.signal, stop]);
      const performed = await perform(work, { ...circumstances, signal });
      return performed.succeeded || !stop.aborted ? performed : { ...performed, message: why };
    };
  // Each performer stands under its own kind, which the compiler cannot follow through the entries.
  const entries = Object.entries(performers) as [string, Performer][];
  return Object.fromEntries(entries.map(([kind, perform]) => [kind, until(perform)]));
}
