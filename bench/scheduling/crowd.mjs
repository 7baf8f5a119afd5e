import { play } from "./play.mjs";
import { lognormal } from "./random.mjs";
import { scenarioOf } from "./scenarios.mjs";
import { workloadOf } from "./workload.mjs";

const minute = 60_000;
const [from, to] = [10, 30];
const executors = 16;

/**
 * How many HTTP requests a minute Jenkins gets while so many wait and nothing ends, over twenty minutes: `blocked`
 * where they wait for names, `buildable` where they wait for executors only.
 */
export function requestsPerMinute(waiting, policy) {
  const long = { durations: lognormal(100 * 60 * minute, 0.1), warmUp: 0, selectors: 0, load: 1 };
  const asked = { ...scenarioOf("equal"), ...long, key: "crowd", executors, burst: waiting + executors };
  const of = (candidates) => {
    const scenario = { ...asked, candidates, requests: waiting + executors };
    const workload = workloadOf(scenario, 1);
    const came = workload.requests[0].at;
    const until = (minutes) => {
      const { reads, writes } = play(scenario, workload, { policy, seed: 1, untilMs: came + minutes * minute });
      return reads + writes;
    };
    return (until(to) - until(from)) / (to - from);
  };
  return { blocked: of(executors), buildable: of(4 * (waiting + executors)) };
}
