import { boundOf } from "./bound.mjs";
import { play } from "./play.mjs";
import { workloadOf } from "./workload.mjs";

/**
 * What every policy, and the bound, makes of a scenario with one seed. Where a scenario is several runs, the
 * mean of them; waits are seconds.
 */
export function measure(scenario, seed, policies) {
  const bounds = [];
  const played = policies.map(() => []);
  for (let run = 0; run < scenario.runs; run++) {
    const name = `${seed}.${run}`;
    const workload = workloadOf(scenario, name);
    bounds.push(waitsOf(scenario, boundOf(scenario, workload).requests));
    for (const [index, policy] of policies.entries()) {
      const { requests, reads, writes, crowd, wastePercent } = play(scenario, workload, { policy, seed: name });
      const perRequest = (count) => count / requests.length;
      const moves = perRequest(requests.reduce((sum, request) => sum + request.moves, 0));
      const asked = { reads: perRequest(reads), writes: perRequest(writes), moves };
      played[index].push({ ...waitsOf(scenario, requests), ...asked, crowd, wastePercent });
    }
  }
  return {
    bound: meanOf(bounds),
    policies: Object.fromEntries(policies.map(({ name }, index) => [name, meanOf(played[index])])),
  };
}

/** Over seeds: mean waits over the bound's, with the standard error of that ratio, and the means of all else. */
export function summary(measured, policy) {
  const bound = meanOf(measured.map((one) => one.bound));
  const mine = meanOf(measured.map((one) => one.policies[policy]));
  const ratios = measured.map((one) => one.policies[policy].mean / one.bound.mean);
  return { ...mine, bound, ratio: mine.mean / bound.mean, error: errorOf(ratios), p99Ratio: mine.p99 / bound.p99 };
}

/** Standard error of a mean; 0 of a single value. */
export function errorOf(values) {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

export function waitsOf({ warmUp }, requests) {
  const waits = requests.slice(Math.floor(requests.length * warmUp)).map(({ start, at }) => (start - at) / 1000);
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  waits.sort((a, b) => a - b);
  const place = 0.99 * (waits.length - 1);
  const [below, above] = [waits[Math.floor(place)], waits[Math.ceil(place)]];
  return { mean, p99: below + (above - below) * (place % 1) };
}

function meanOf(records) {
  const keys = Object.keys(records[0]);
  return Object.fromEntries(
    keys.map((key) => [key, records.reduce((sum, record) => sum + record[key], 0) / records.length]),
  );
}
