import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Ranked } from "../../src/report/ranking.ts";
import { jobAt, jobPath } from "../../src/selection/job-path.ts";
import { rank } from "../../src/selection/rank.ts";
import { busy, fleetOf, idle, seeded, waits } from "./fleets.ts";

const names = ["a", "b", "c", "d", "e", "f", "team/g", "team/h"];
const job = fc.constantFrom(...names, "somebody-else");

const executor = fc.oneof(
  fc.constant(idle),
  fc.constant({ idle: false, progress: -1, currentExecutable: null }),
  fc
    .tuple(job, fc.integer({ min: -1, max: 99 }), fc.nat({ max: 3 }))
    .map(([name, progress, number]) =>
      busy(name, progress, { number, url: `https://ci.example/job/${name.replace("/", "/job/")}/${number}/` }),
    ),
);

const node = fc.record({
  executors: fc.array(executor, { maxLength: 6 }),
  oneOffExecutors: fc.array(executor, { maxLength: 2 }),
  offline: fc.boolean(),
  temporarilyOffline: fc.boolean(),
});

const item = fc
  .tuple(job, fc.nat({ max: 20 }), fc.boolean())
  .map(([name, seconds, pending]) => waits(name, seconds, { pending, buildable: pending, blocked: !pending }));

const anyFleet = fc
  .tuple(fc.array(node, { maxLength: 4 }), fc.array(item, { maxLength: 25 }))
  .map(([computers, items]) =>
    fleetOf(
      computers,
      items.map((found, id) => ({ ...found, id })),
    ),
  );

function ranked(seen: Parameters<typeof rank>[0], seed: number, strategy?: "least-load"): readonly Ranked[] {
  return rank(seen, names, { random: seeded(seed), strategy }).ranking;
}

/** What must come before what: the number of a class that may only rise. */
function mustRise(order: readonly Ranked[], of: (candidate: Ranked) => number): void {
  const classes = order.map(of);
  assert.deepEqual(
    classes,
    [...classes].sort((a, b) => a - b),
  );
}

const classOf = ({ running, queued }: Ranked) => (queued > 0 ? 1 + queued : running > 0 ? 1 : 0);

test("for any Jenkins, idle comes before running before queued, and never more copies before fewer", () => {
  fc.assert(
    fc.property(anyFleet, fc.nat(), (seen, seed) => {
      const order = ranked(seen, seed);
      assert.equal(order.length, names.length);
      mustRise(order, classOf);
      mustRise(order, ({ weight }) => weight);
    }),
    { numRuns: 2000 },
  );
});

test("for any Jenkins, the weight is what its parts make, and nothing that differs in copies weighs the same", () => {
  fc.assert(
    fc.property(anyFleet, fc.nat(), (seen, seed) => {
      const order = ranked(seen, seed);
      for (const { weight, parts } of order) assert.equal(weight, parts.Ei + (parts.Qi + parts.Wb) * parts.Qc);
      for (const one of order)
        for (const other of order) if (classOf(one) !== classOf(other)) assert.notEqual(one.weight, other.weight);
    }),
    { numRuns: 500 },
  );
});

test("for any Jenkins, among those that only run the one that is further comes first", () => {
  fc.assert(
    fc.property(anyFleet, fc.nat(), (seen, seed) => {
      const order = ranked(seen, seed).filter((candidate) => classOf(candidate) === 1);
      mustRise(order, ({ parts }) => parts.Ei);
    }),
    { numRuns: 500 },
  );
});

/** Takes away, or makes null, about one value in ten. */
function withGaps(value: unknown, chance: () => number): unknown {
  if (chance() < 0.05) return null;
  if (Array.isArray(value)) return value.map((entry) => withGaps(entry, chance));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(() => chance() >= 0.05);
  return Object.fromEntries(kept.map(([key, entry]) => [key, withGaps(entry, chance)]));
}

test("for any Jenkins, whatever is missing of what it says, every candidate has its place", () => {
  fc.assert(
    fc.property(anyFleet, fc.nat(), ({ queue, computer, now }, seed) => {
      const chance = seeded(seed);
      const seen = { queue: withGaps(queue, chance), computer: withGaps(computer, chance), now };
      const order = ranked(seen as Parameters<typeof rank>[0], seed);
      assert.deepEqual(order.map(({ job }) => job).sort(), [...names].sort());
      for (const { weight, because } of order) assert.ok(Number.isFinite(weight) && !/null|NaN/.test(because.join()));
      mustRise(order, classOf);
    }),
    { numRuns: 1000 },
  );
});

test("for any name, its path leads back to it", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !text.includes("/"));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.nat(), (parts, build) => {
      const job = parts.join("/");
      for (const before of ["", "/jenkins", "https://ci.example", "https://job:8080/ci"])
        assert.deepEqual(jobAt(`${before}${jobPath(job)}/${build}/`), { job, build });
      assert.deepEqual(jobAt(`${jobPath(job)}/`), { job });
    }),
  );
});

test("for any Jenkins, least-load never puts the busier one first", () => {
  fc.assert(
    fc.property(anyFleet, fc.nat(), (seen, seed) => {
      mustRise(ranked(seen, seed, "least-load"), ({ running, queued }) => running + queued);
    }),
    { numRuns: 500 },
  );
});
