// What the product decides, in the form in which schedulers are compared: the first choice, and whether a request that
// waits moves.
import { rank } from "../dist/lib/index.js";
import { decideMove, nextLookMs } from "../dist/lib/selection/move.js";

export const name = "jipper";

const namesOf = (candidates) =>
  candidates.map((candidate) => (typeof candidate === "string" ? candidate : candidate.name));

export default function choose(snapshot, candidates, rng) {
  return rank(snapshot, namesOf(candidates), { random: rng }).ranking[0].job;
}

export const rebalance = {
  first: 2000,
  next: (snapshot, candidates, own) => nextLookMs(snapshot, namesOf(candidates), own),
  decide: (snapshot, candidates, rng, own) => decideMove(snapshot, namesOf(candidates), own, rng)?.job ?? null,
};
