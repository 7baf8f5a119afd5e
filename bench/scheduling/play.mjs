import { Jenkins } from "./jenkins.mjs";
import { around, randomOf } from "./random.mjs";
import { Timetable } from "./timetable.mjs";

/** A look reads the queue, the executors, and the candidates' folder. */
const readsOfLook = 3;

/**
 * Lets a policy (`choose`, and `rebalance` where it moves) serve a workload. Tells of each request where and when it ran,
 * and how often it was moved. It ends when all have run, or after `untilMs`.
 */
export function play(scenario, workload, { policy, seed, untilMs = Number.POSITIVE_INFINITY }) {
  const { latencyMs, selectors: machines } = scenario;
  const { choose, rebalance } = policy;
  const random = randomOf("policy", policy.name, scenario.key, seed);
  const time = new Timetable();
  const names = candidatesOf(scenario);
  const requests = workload.requests.map((request) => ({ ...request, start: undefined, starts: 0, moves: 0 }));
  const counts = { reads: 0, writes: 0, waiting: 0, left: requests.length };
  const jenkins = new Jenkins({ executors: scenario.executors, time, onStart, onEnd });
  for (const [index, name] of names.entries()) jenkins.addCandidate(name, workload.earlier[index]);
  const selectors = Array.from({ length: machines }, () => ({ isBusy: false, line: [], memory: {} }));
  const waste = wasteOf(scenario, requests, { jenkins, counts });

  for (const request of requests) time.add(request.at, () => arrive(request));
  const estimateMs = scenario.others?.durations.meanMs;
  for (const { at, durationMs } of workload.others)
    time.add(at, () => jenkins.triggerOther({ durationMs, estimateMs: Math.round(estimateMs) }));
  while (counts.left > 0 && time.now < untilMs)
    if (!time.step(waste.until)) throw new Error("nothing happens any more, and requests wait");
  return { requests, ...counts, crowd: jenkins.crowd, wastePercent: waste.percent() };

  function onStart({ request, job }) {
    if (request === undefined) return;
    request.starts++;
    request.start = time.now;
    request.job = job.name;
    if (request.isDue) counts.waiting--;
  }

  function onEnd({ request }) {
    if (request === undefined) return;
    request.end = time.now;
    counts.left--;
  }

  function look() {
    counts.reads += readsOfLook;
    return jenkins.look();
  }

  function arrive(request) {
    time.add(request.due, () => {
      request.isDue = request.start === undefined;
      if (request.isDue) counts.waiting++;
    });
    if (selectors.length === 0) return select(request);
    const selector = selectors[Math.floor(request.selector * selectors.length)];
    if (selector.isBusy) selector.line.push(request);
    else select(request, selector);
  }

  /** One look, one choice, one trigger; a machine does them for one request after the other. */
  function select(request, selector) {
    if (selector !== undefined) selector.isBusy = true;
    const name = choose(look(), names, random, selector?.memory ?? {});
    time.add(time.now + (request.due - request.at), () => {
      land(request, name);
      if (selector === undefined) return;
      selector.isBusy = false;
      const next = selector.line.shift();
      if (next !== undefined) select(next, selector);
    });
  }

  function land(request, name) {
    counts.writes++;
    request.item = jenkins.trigger(name, { durationMs: request.durationMs, request });
    if (rebalance !== undefined && request.start === undefined)
      time.add(time.now + around(rebalance.first, random), () => reconsider(request));
  }

  function reconsider(request) {
    if (request.start !== undefined) return;
    const { id, job } = request.item;
    const own = { id, name: job.name, latency: latencyMs };
    const seen = look();
    const name = rebalance.decide(seen, names, random, own) ?? job.name;
    if (name !== job.name) time.add(time.now + around(latencyMs, random), () => move(request, name));
    else {
      const pauseMs = rebalance.next(seen, names, own) * (0.75 + 0.5 * random());
      time.add(time.now + pauseMs, () => reconsider(request));
    }
  }

  /** An item that has started meanwhile stays; whether it has is read. */
  function move(request, name) {
    counts.writes++;
    counts.reads++;
    if (!jenkins.cancel(request.item)) return;
    request.moves++;
    time.add(time.now + around(latencyMs / 2, random), () => land(request, name));
  }
}

export function candidatesOf({ candidates }) {
  return Array.from({ length: candidates }, (_, index) => `build-${String(index + 1).padStart(3, "0")}`);
}

/** Of the time in which requests come, how much had an executor idle, a name to run on it, and a request that waited. */
function wasteOf(scenario, requests, { jenkins, counts }) {
  const from = requests[Math.floor(requests.length * scenario.warmUp)].at;
  const to = requests.at(-1).at;
  let last = 0;
  let wasted = 0;
  return {
    until: (at) => {
      const isWaste = counts.waiting > 0 && jenkins.free.length > 0 && jenkins.candidatesRunning < scenario.candidates;
      if (isWaste) wasted += Math.max(0, Math.min(at, to) - Math.max(last, from));
      last = at;
    },
    percent: () => (100 * wasted) / Math.max(1, to - from),
  };
}
