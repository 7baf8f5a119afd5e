import assert from "node:assert/strict";
import { test } from "node:test";
import type { Seen } from "../../src/selection/jenkins-json.ts";
import { occupation, rank } from "../../src/selection/rank.ts";
import { snapshot } from "../../src/selection/snapshot.ts";
import { busy, fleet, fleetOf, idle, now, seeded, waits } from "./fleets.ts";

const random = () => 0;

/** What the ranking is about, case by case: the order, and the weights. */
const cases: readonly (readonly [title: string, seen: Seen, expected: readonly (readonly [string, number])[]])[] = [
  [
    "an idle one comes first",
    fleet([busy("a", 99), idle], [waits("b", 60)]),
    [
      ["c", 0],
      ["a", 1],
      ["b", 3],
    ],
  ],
  [
    "among those that run, the furthest",
    fleet([busy("a", 10), busy("b", 80), busy("c", 45)]),
    [
      ["b", 1],
      ["c", 2],
      ["a", 3],
    ],
  ],
  [
    "one whose progress is not known counts as the least far",
    fleet([busy("a", -1), busy("b", 0), busy("c", 5)]),
    [
      ["c", 1],
      ["b", 2],
      ["a", 3],
    ],
  ],
  [
    "among those past their estimate, the one that is past it most",
    fleet([
      busy("a", 99, { timestamp: now - 100_000, estimatedDuration: 100_000 }),
      busy("b", 99, { timestamp: now - 300_000, estimatedDuration: 100_000 }),
      busy("c", 99, { timestamp: now - 200_000, estimatedDuration: 100_000 }),
    ]),
    [
      ["b", 1],
      ["c", 2],
      ["a", 3],
    ],
  ],
  [
    "among those that wait, the oldest",
    fleet([], [waits("a", 30), waits("b", 50), waits("c", 40)]),
    [
      ["b", 2],
      ["c", 3],
      ["a", 4],
    ],
  ],
  [
    "fewer copies before more, however old they are",
    fleet([], [waits("a", 90), waits("a", 80), waits("b", 10), waits("c", 70), waits("c", 60), waits("c", 5)]),
    [
      ["b", 8],
      ["a", 12],
      ["c", 21],
    ],
  ],
  [
    "one that runs before one that waits, and one that only waits before one that does both",
    fleet([busy("a", 1), busy("b", 50)], [waits("b", 10), waits("c", 20)]),
    [
      ["a", 2],
      ["c", 4],
      ["b", 6],
    ],
  ],
];

for (const [title, seen, expected] of cases)
  test(title, () => {
    const { ranking } = rank(seen, ["a", "b", "c"], { random });
    assert.deepEqual(
      ranking.map(({ job, weight }) => [job, weight]),
      expected,
    );
  });

test("a weight comes with the parts that it is made of, and with words", () => {
  const seen = fleet([busy("a", 84)], [waits("b", 240), waits("a", 30), waits("a", 20)]);
  const { ranking } = rank(seen, ["a", "b", "c"], { random });
  assert.deepEqual(ranking, [
    { job: "c", weight: 0, running: 0, queued: 0, parts: { Ei: 0, Qi: 0, Qc: 0, Wb: 3 }, because: ["idle"] },
    {
      job: "b",
      weight: 4,
      running: 0,
      queued: 1,
      parts: { Ei: 0, Qi: 1, Qc: 1, Wb: 3 },
      because: ["queued once, since 4 m"],
    },
    {
      job: "a",
      weight: 11,
      running: 1,
      queued: 2,
      parts: { Ei: 1, Qi: 2, Qc: 2, Wb: 3 },
      because: ["running, queued twice, since 30.0 s"],
    },
  ]);
});

test("counted from 0, the furthest running one would weigh as much as an idle one; counted from 1 it does not", () => {
  const { ranking } = rank(fleet([busy("runs", 99), idle]), ["runs", "idle"], { random });
  assert.deepEqual(
    ranking.map(({ job, weight }) => [job, weight]),
    [
      ["idle", 0],
      ["runs", 1],
    ],
  );
});

test("four that run and two names in the queue: a wall as high as the executors does not hold, this one does", () => {
  const seen = fleet(
    [busy("a", 90), busy("b", 80), busy("c", 70), busy("d", 60)],
    [waits("e", 100), waits("d", 50), waits("e", 40)],
  );
  const order = rank(seen, ["a", "b", "c", "d", "e"], { random });
  const parts = new Map(order.ranking.map(({ job, parts: found }) => [job, found]));
  const withWall = (wall: number) => {
    const [d, e] = [parts.get("d"), parts.get("e")];
    assert.ok(d !== undefined && e !== undefined);
    const weigh = ({ Ei, Qi, Qc }: typeof d) => Ei + (Qi + wall) * Qc;
    return { once: weigh(d), twice: weigh(e) };
  };
  const low = withWall(4);
  assert.ok(
    low.twice <= low.once,
    "four executors make a wall of four, and twice in the queue weighs no more than once",
  );
  const high = withWall(parts.get("d")?.Wb ?? 0);
  assert.ok(high.twice > high.once);
  assert.deepEqual(
    order.ranking.map(({ job }) => job),
    ["a", "b", "c", "d", "e"],
  );
});

test("builds on a node that is offline for a while still run, though its executors are not counted", () => {
  const seen = fleetOf(
    [
      { displayName: "one", executors: [busy("a", 90)] },
      { displayName: "two", offline: true, temporarilyOffline: true, executors: [busy("b", 20), busy("c", 10)] },
    ],
    [waits("d", 5)],
  );
  const { ranking } = rank(seen, ["d", "c", "b", "a"], { random });
  assert.deepEqual(
    ranking.map(({ job }) => job),
    ["a", "b", "c", "d"],
  );
  assert.deepEqual(occupation(snapshot(seen), ["d"]), {
    executors: { total: 1, busy: 1 },
    queue: { waiting: 1, candidates: 1 },
  });
});

test("least-load counts what runs and what waits", () => {
  const seen = fleet([busy("a", 99), busy("b", 1)], [waits("b", 5), waits("c", 5), waits("c", 4), waits("c", 3)]);
  const { strategy, ranking } = rank(seen, ["c", "b", "a", "d"], { strategy: "least-load", random });
  assert.equal(strategy, "least-load");
  assert.deepEqual(
    ranking.map(({ job, weight }) => [job, weight]),
    [
      ["d", 0],
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ],
  );
});

test("equals come in every order, each as often as the others, whatever order they were named in", () => {
  const chance = seeded(42);
  const seen = fleet([idle, idle], [waits("z", 5)]);
  const counts = new Map<string, number>();
  const rounds = 6000;
  for (let round = 0; round < rounds; round++) {
    const order = rank(seen, ["a", "b", "c", "z"], { random: chance }).ranking.map(({ job }) => job);
    assert.equal(order.at(-1), "z");
    counts.set(order.join(""), (counts.get(order.join("")) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  const expected = rounds / 6;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  assert.ok(chiSquare < 20.5, `chi square is ${chiSquare}, which chance alone reaches once in a thousand times`);
});

test("chance is asked only where there are equals", () => {
  const asked = (seen: Seen) => {
    let times = 0;
    const chance = () => {
      times++;
      return 0.5;
    };
    rank(seen, ["a", "b", "c"], { random: chance });
    return times;
  };
  assert.equal(asked(fleet([busy("a", 5)], [waits("b", 5)])), 0);
  assert.equal(asked(fleet([busy("a", 5)])), 1);
  assert.equal(asked(fleet([idle])), 2);
});

test("equals say so", () => {
  const { ranking } = rank(fleet([idle]), ["a", "b"], { random });
  assert.deepEqual(ranking[0]?.because, ["idle", "one of 2 equals, in an order by chance"]);
});

test("a candidate that is named twice counts once", () => {
  const { ranking } = rank(fleet([idle]), ["a", "a"], { random });
  assert.equal(ranking.length, 1);
});

test("what Jenkins says is ranked as it is, with no more than names, addresses and progress", () => {
  const job = (name: string) => ({ name, url: `http://localhost/job/${name}/` });
  const seen: Seen = {
    computer: {
      computer: [
        {
          displayName: "node",
          offline: false,
          numExecutors: 1,
          executors: [
            {
              idle: false,
              progress: 40,
              currentExecutable: { number: 3, url: "http://localhost/job/a/3/", timestamp: now, estimatedDuration: 5 },
            },
          ],
          oneOffExecutors: [],
        },
      ],
      totalExecutors: 1,
      busyExecutors: 1,
    },
    queue: {
      items: [{ id: 1, inQueueSince: now, task: job("b"), blocked: true, buildable: false, stuck: false, why: "" }],
    },
    now,
  };
  assert.deepEqual(
    rank(seen, ["b", "a", "c"], { random }).ranking.map(({ job: name }) => name),
    ["c", "a", "b"],
  );
});
