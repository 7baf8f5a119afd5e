// What the product decides, in the form in which schedulers are compared: the first choice, and whether a request that
// waits moves.
import { rank, snapshot as read } from "../dist/lib/index.js";
import { decideMove, nextLookMs } from "../dist/lib/selection/move.js";

export const name = "jipper";

/** Whether to move and when to look again come from one look, which is read once. */
const looks = new WeakMap();

export default function choose(snapshot, candidates, rng) {
  return rank(readOnce(snapshot), namesOf(candidates), { random: rng }).ranking[0].job;
}

export const rebalance = {
  first: 2000,
  next: (snapshot, candidates, own) => nextLookMs(readOnce(snapshot), namesOf(candidates), own),
  decide: (snapshot, candidates, rng, own) => decideMove(readOnce(snapshot), namesOf(candidates), own, rng)?.job ?? null,
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
