import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { withForecast } from "../../src/selection/expected-start.ts";
import { forecast } from "../../src/selection/forecast.ts";
import { Heap } from "../../src/selection/heap.ts";
import type { Seen } from "../../src/selection/jenkins-json.ts";
import { rank } from "../../src/selection/rank.ts";
import { snapshot } from "../../src/selection/snapshot.ts";
import { busy, fleet, idle, now, waits } from "./fleets.ts";

const minute = 60_000;

/** A build that began so many minutes ago and is thought to take so many. */
function running(job: string, began: number, takes: number) {
  return busy(job, 50, { timestamp: now - began * minute, estimatedDuration: takes * minute });
}

/** Minutes from now, for a request to each Jenkins job behind all others. */
function behind(seen: Seen, jobs: readonly string[]) {
  const { startBehind } = forecast(snapshot(seen));
  return jobs.map((job) => {
    const at = startBehind(job);
    return at === undefined ? undefined : (at - now) / minute;
  });
}

test("an idle name with an idle executor starts now; one that runs when its build ends", () => {
  assert.deepEqual(behind(fleet([idle, running("a", 4, 10)]), ["b", "a"]), [0, 6]);
});

test("without an idle executor the first that ends decides, and who waits already comes first", () => {
  const seen = fleet([running("a", 4, 10), running("b", 1, 10)], [waits("c", 30, { blocked: false, buildable: true })]);
  // c takes the executor of a in 6 minutes; b's becomes free in 9.
  assert.deepEqual(behind(seen, ["d"]), [9]);
});

test("a name that waits is free when its own builds are done, one after another", () => {
  const seen = fleet([running("a", 4, 10), idle], [waits("a", 30), waits("a", 20)]);
  assert.deepEqual(behind(seen, ["a"]), [6 + 10 + 10]);
  const { startOf } = forecast(snapshot(seen));
  assert.deepEqual(
    [startOf(970), startOf(980)].map((at) => ((at ?? Number.NaN) - now) / minute),
    [6, 16],
  );
});

test("one item can be left out", () => {
  const seen = snapshot(fleet([running("a", 4, 10), idle], [waits("a", 30), waits("a", 20)]));
  assert.equal(((forecast(seen, { without: 970 }).startBehind("a") ?? 0) - now) / minute, 16);
});

test("a build past its estimate is not over at once, and where there is no executor nothing starts", () => {
  assert.deepEqual(behind(fleet([running("a", 20, 10)]), ["a"]), [3]);
  assert.deepEqual(behind(fleet([]), ["a"]), [undefined]);
});

test("each candidate is told when it would start, and where Jenkins has no estimate nobody knows", () => {
  const seen = fleet([idle, running("a", 4, 10), busy("b", -1)]);
  const ranking = withForecast(rank(seen, ["a", "b", "c"], { random: () => 0 }), snapshot(seen));
  assert.deepEqual(
    ranking.ranking.map(({ job, startsInMs, because }) => [job, startsInMs, because.at(-1)]),
    [
      ["c", 0, "starts now"],
      ["a", 6 * minute, "starts in about 6 m"],
      ["b", null, "nobody knows when it starts"],
    ],
  );
});

test("a heap gives what went in, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((a, b) => a < b);
      for (const number of numbers) heap.push(number);
      const out = numbers.map(() => {
        const { least } = heap;
        assert.equal(heap.pop(), least);
        return least;
      });
      assert.deepEqual(
        out,
        [...numbers].sort((a, b) => a - b),
      );
      assert.equal(heap.pop(), undefined);
    }),
  );
});
