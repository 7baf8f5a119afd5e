import { hasBegun, type Standing } from "../rollback/standing.ts";
import type { Standings } from "../rollback/standings.ts";

/** Ids of the steps that are still to be undone, or could be, in the order in which they would be. */
export function leftUndone(standings: Standings): readonly string[] {
  const left = standings.steps.filter((standing) => isLeft(standing, standings));
  return left.map(({ step }) => step.id).reverse();
}

/** As it would be if the whole run were undone, however much of it was asked for. */
function isLeft(standing: Standing, { pivot }: Standings): boolean {
  const { step, index, status, revert } = standing;
  if (step.revert === null || index <= pivot || revert.status === "reverted" || !hasBegun(standing)) return false;
  if (status === "running" || step.revertOn === undefined) return true;
  return status !== "pending" && status !== "skipped" && step.revertOn.includes(status);
}
