// What the product decides, in the form in which schedulers are compared: the first choice, and whether a request that
// waits moves.
import { rank, snapshot as read } from "../dist/lib/index.js";
import { decideMove, nextLookMs } from "../dist/lib/selection/move.js";

export const name = "jipper";

/** What waits for an executor does not move, and the product does not even look: here it looks as seldom as may be. */
const unblockedMs = 120_000;

/** Whether to move and when to look again come from one look, which is read once. */
const looks = new WeakMap();

export default function choose(snapshot, candidates, rng) {
  return rank(readOnce(snapshot), namesOf(candidates), { random: rng }).ranking[0].job;
}

export const rebalance = {
  first: 2000,
  next: (snapshot, candidates, own) => {
    const seen = readOnce(snapshot);
    const isBlocked = seen.waiting.get(own.name)?.some((item) => item.id === own.id && item.isBlocked);
    return isBlocked ? nextLookMs(seen, namesOf(candidates), own) : unblockedMs;
  },
  decide: (snapshot, candidates, rng, own) =>
    decideMove(readOnce(snapshot), namesOf(candidates), own, rng)?.job ?? null,
};

function readOnce(snapshot) {
  const known = looks.get(snapshot);
  if (known !== undefined) return known;
  const seen = read(snapshot);
  looks.set(snapshot, seen);
  return seen;
}

function namesOf(candidates) {
  return candidates.map((candidate) => (typeof candidate === "string" ? candidate : candidate.name));
}
