import { rank, snapshot } from "../../dist/lib/index.js";
import jipper, { rebalance } from "../policy.mjs";

/** What is compared: `choose` gives the first choice, `rebalance` moves. */
export const policies = [
  { name: "jipper", choose: jipper, rebalance },
  { name: "jipper, no moves", choose: jipper },
  { name: "least-load, no moves", choose: leastLoad },
  { name: "random choice", choose: (_, candidates, random) => candidates[Math.floor(random() * candidates.length)] },
  { name: "round robin", choose: roundRobin },
  { name: "original model", choose: original },
];

function leastLoad(seen, candidates, random) {
  return rank(seen, candidates, { strategy: "least-load", random }).ranking[0].job;
}

/** Each machine goes through the list by itself, and begins anywhere. */
function roundRobin(_, candidates, random, memory) {
  memory.next = ((memory.next ?? Math.floor(random() * candidates.length)) + 1) % candidates.length;
  return candidates[memory.next];
}

/** The weights as they were first written down: positions from 0, the wall as high as there are executors, list order among equals. */
function original(seen, candidates) {
  const { running, waiting, executors } = snapshot(seen);
  const progressOf = (name) => running.get(name)?.[0]?.progress ?? -1;
  const sinceOf = (name) => waiting.get(name)[0].since;
  const furthest = candidates.filter((name) => running.has(name)).sort((a, b) => progressOf(b) - progressOf(a));
  const oldest = candidates.filter((name) => waiting.has(name)).sort((a, b) => sinceOf(a) - sinceOf(b));
  const weightOf = (name) => {
    const copies = waiting.get(name)?.length ?? 0;
    return Math.max(0, furthest.indexOf(name)) + (Math.max(0, oldest.indexOf(name)) + executors.total) * copies;
  };
  return candidates.reduce((best, name) => (weightOf(name) < weightOf(best) ? name : best));
}
