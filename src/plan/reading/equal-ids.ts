import { type Problems, quoted } from "../problems.ts";
import type { MetStep } from "./file-scope.ts";

/** Tells of ids that two steps have. Those that differ only in upper and lower case are equal, as on GitHub. */
export function refuseEqualIds(problems: Problems, steps: readonly MetStep[]): void {
  const owners = new Map<string, MetStep>();
  // A step without an id of its own cannot take another one.
  for (const step of steps) if (step.id === null) owners.set(step.seat.id, step);
  for (const step of steps) {
    if (!step.id) continue;
    const plain = step.seat.id.toLowerCase();
    const other = owners.get(plain);
    owners.set(plain, other ?? step);
    if (other === undefined) continue;
    const why = other.id === null ? ", which has none of its own" : "";
    problems.add(
      step.id,
      `${quoted(step.seat.id)} is the id of the step in line ${other.line}${why}; take another one`,
    );
  }
}
