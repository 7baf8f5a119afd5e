// Ten kinds of a working day. `load` is the part of what the candidates could do that is asked of them; with other
// jobs on the executors it is the part of all executors, those jobs included.
import { lognormal, pareto } from "./random.mjs";

const minute = 60_000;

const usual = {
  executors: 16,
  candidates: 16,
  load: 0.88,
  durations: lognormal(20 * minute, 1),
  /** From a look at Jenkins to the item in its queue, about. */
  latencyMs: 200,
  /** Machines that trigger, one request at a time; 0: every request has its own. */
  selectors: 8,
  /** How many requests come at once. */
  burst: 1,
  /** What other jobs take of all executors, and how long they run. */
  others: undefined,
  /** Whether Jenkins knows earlier builds. */
  hasHistory: true,
  requests: 1000,
  /** The first ones of a run are not measured: it begins with nothing to do. */
  warmUp: 0.1,
  /** A run is repeated so often for one seed. */
  runs: 1,
};

const bursts = { candidates: 32, load: 0.7, selectors: 0, burst: 24 };
const others = { load: 0.45, durations: lognormal(10 * minute, 1) };
const fresh = { load: 1.1, hasHistory: false, requests: 150, warmUp: 0, runs: 12 };

export const scenarios = [
  { key: "equal", about: "as many candidates as executors, 16" },
  { key: "more", about: "48 candidates, 16 executors", candidates: 48, load: 0.92 },
  { key: "slack", about: "20 candidates, 16 executors", candidates: 20, load: 0.92 },
  { key: "fewer", about: "6 candidates, 16 executors", candidates: 6 },
  { key: "others", about: "other jobs take 45 % of 16 executors; 12 candidates", candidates: 12, load: 0.92, others },
  {
    key: "pareto",
    about: "builds of 4 to 240 minutes, few of them long",
    durations: pareto(1.3, 4 * minute, 240 * minute),
  },
  { key: "bursts-0.2s", about: "24 requests at once, looks 0.2 s old", ...bursts },
  { key: "bursts-5s", about: "24 requests at once, looks 5 s old", ...bursts, latencyMs: 5000 },
  {
    key: "selectors",
    about: "8 machines trigger bursts of 32, looks 1 s old; 24 executors, 32 candidates",
    executors: 24,
    candidates: 32,
    load: 0.75,
    latencyMs: 1000,
    burst: 32,
  },
  { key: "cold", about: "no build has run yet; 150 requests, a little more than can be done", ...fresh },
].map((scenario) => ({ ...usual, ...scenario }));

export function scenarioOf(key, changes = {}) {
  const scenario = scenarios.find((one) => one.key === key);
  if (scenario === undefined)
    throw new Error(`no scenario ${key}; there are ${scenarios.map((one) => one.key).join(", ")}`);
  return { ...scenario, ...changes };
}
