import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decideMove, firstLookMs, nextLookMs } from "../../src/selection/move.ts";
import { busy, fleet, idle, now, seeded, waits } from "./fleets.ts";

const minute = 60_000;
const names = ["a", "b", "c", "d", "e"];

function running(job: string, began: number, takes: number) {
  return busy(job, 50, { timestamp: now - began * minute, estimatedDuration: takes * minute });
}

const own = (seconds: number, name: string) => ({ id: 1000 - seconds, name, latency: 100 });

test("with a free name and an idle executor the oldest takes the first, the next the second", () => {
  const seen = fleet(
    [running("a", 1, 10), idle, idle],
    [waits("a", 30), waits("a", 20), waits("b", 10, { blocked: false })],
  );
  const go = (seconds: number) => decideMove(seen, names, own(seconds, "a"), () => 0.9)?.job;
  assert.deepEqual([go(30), go(20)], ["c", "d"]);
  assert.equal(decideMove(seen, names, own(30, "a"), () => 0.9)?.because, "c became free");
});

test("who is further back than there are free names tries one of them once in four looks", () => {
  const seen = fleet(
    [running("a", 1, 10), running("b", 1, 10), running("c", 1, 10), running("d", 1, 10), idle],
    [waits("a", 30), waits("a", 20)],
  );
  const chance = seeded(7);
  let moves = 0;
  for (let look = 0; look < 4000; look++) {
    assert.equal(decideMove(seen, names, own(30, "a"), chance)?.job, "e");
    if (decideMove(seen, names, own(20, "a"), chance)?.job === "e") moves++;
  }
  assert.ok(Math.abs(moves / 4000 - 0.25) < 0.03, `${moves} of 4000`);
});

test("an item that waits for an executor, or that is not there any more, stays", () => {
  const items = [waits("a", 30, { blocked: false, buildable: true })];
  assert.equal(
    decideMove(fleet([idle], items), names, own(30, "a"), () => 0),
    undefined,
  );
  assert.equal(
    decideMove(fleet([idle], items), names, own(99, "a"), () => 0),
    undefined,
  );
});

test("without a free name it moves every other look to where it would start much sooner", () => {
  const seen = fleet([running("a", 1, 60), running("b", 9, 10)], [waits("a", 30)]);
  const chance = seeded(3);
  let moves = 0;
  for (let look = 0; look < 1000; look++) {
    const move = decideMove(seen, ["a", "b"], own(30, "a"), chance);
    if (move !== undefined) {
      moves++;
      assert.deepEqual(move, { job: "b", because: "b would start it about 58 m sooner" });
    }
  }
  assert.ok(Math.abs(moves / 1000 - 0.5) < 0.06, `${moves} of 1000`);
});

test("a gain that is small beside what is waited for anyway moves nothing", () => {
  const seen = fleet([running("a", 1, 10), running("b", 1.2, 10)], [waits("a", 30)]);
  const chance = seeded(3);
  for (let look = 0; look < 500; look++) assert.equal(decideMove(seen, ["a", "b"], own(30, "a"), chance), undefined);
});

test("looks come at least 3 s apart, the further the more are older, and at most 2 minutes", () => {
  const items = Array.from({ length: 60 }, (_, index) => waits(names[index % 5] ?? "a", 500 - index));
  const seen = fleet([running("a", 1, 10)], items);
  const at = (index: number, latency = 100) =>
    nextLookMs(seen, names, { id: 500 + index, name: names[index % 5] ?? "a", latency });
  assert.deepEqual([at(0), at(1), at(10), at(59)], [3000, 6000, 33_000, 120_000]);
  assert.equal(at(1, 2000), 16_000);
  for (const chance of [0, 0.5, 0.999])
    assert.ok(firstLookMs(() => chance) >= 1000 && firstLookMs(() => chance) <= 3000);
});

test("for any Jenkins, a move leads to another candidate, and only a blocked item moves", () => {
  const job = fc.constantFrom(...names, "other");
  const items = fc.array(fc.tuple(job, fc.nat({ max: 900 }), fc.boolean()), { maxLength: 20 });
  const builds = fc.array(fc.option(fc.tuple(job, fc.nat({ max: 20 }), fc.nat({ max: 20 }))), { maxLength: 8 });
  fc.assert(
    fc.property(items, builds, fc.nat(), (waiting, executors, seed) => {
      const seen = fleet(
        executors.map((build) => (build === null ? idle : running(...build))),
        waiting.map(([name, seconds, blocked], id) => waits(name, seconds, { id, blocked })),
      );
      for (const { id, blocked, task } of seen.queue.items) {
        const move = decideMove(seen, names, { id, name: task?.name ?? "", latency: 50 }, seeded(seed));
        if (move === undefined) continue;
        assert.ok(names.includes(move.job) && move.job !== task?.name && blocked);
      }
    }),
    { numRuns: 1000 },
  );
});
