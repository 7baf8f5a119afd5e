import { around, exponential, randomOf } from "./random.mjs";

const leastMs = 1000;

/**
 * All that is asked of Jenkins in one run, and how long it takes: drawn once, so that every policy and the bound get the
 * same. A request comes at `at`, and could be in the queue at `due`.
 */
export function workloadOf(scenario, seed) {
  const { key, executors, candidates, load, durations, latencyMs, burst, others } = scenario;
  const random = randomOf("requests", key, seed);
  const capacity = others === undefined ? Math.min(executors, candidates) * load : executors * (load - others.load);
  const pauseMs = (burst * durations.meanMs) / capacity;
  const requests = [];
  for (let at = 0; requests.length < scenario.requests; ) {
    at += exponential(pauseMs, random);
    for (let one = 0; one < burst && requests.length < scenario.requests; one++) {
      const durationMs = Math.max(leastMs, durations.draw(random));
      requests.push({ at, due: at + around(latencyMs, random), durationMs, selector: random() });
    }
  }
  const history = randomOf("history", key, seed);
  const earlier = Array.from({ length: candidates }, () =>
    scenario.hasHistory ? Array.from({ length: 3 }, () => durations.draw(history)) : [],
  );
  return { requests, earlier, others: foreign(scenario, requests.at(-1).at, randomOf("others", key, seed)) };
}

function foreign({ executors, others }, until, random) {
  const result = [];
  if (others === undefined) return result;
  const { load, durations } = others;
  const pauseMs = durations.meanMs / (executors * load);
  for (let at = exponential(pauseMs, random); at < until; at += exponential(pauseMs, random))
    result.push({ at, durationMs: Math.max(leastMs, durations.draw(random)) });
  return result;
}
