import { carry, type Delta, noDelta } from "./carried.ts";
import { hasBegun, type List } from "./standing.ts";

/** What a group hands on: members that ran at once count in the order of the list. */
export function deltaOf(group: List): Delta {
  if (!group.isParallel) return group.delta;
  return group.members.reduce((delta, member) => (hasBegun(member) ? carry(delta, member.delta) : delta), noDelta);
}

/** What was set by those of its members that a pivot keeps from being undone. */
export function keptDelta(group: List, pivot: number): Delta {
  const kept = group.members.filter((member) => member.index <= pivot && hasBegun(member));
  return kept.reduce(
    (delta, member) => carry(delta, member.group ? keptDelta(member.group, pivot) : member.delta),
    noDelta,
  );
}
