import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "../../src/report/paint.ts";
import { rankingTable } from "../../src/report/selection/ranking-table.ts";
import { selectionNarrator } from "../../src/report/selection/selection-narrator.ts";
import type { SelectionEvent } from "../../src/report/selection-event.ts";
import type { SelectionOutcome, SelectionResult } from "../../src/report/selection-result.ts";
import type { Seen } from "../../src/selection/jenkins-json.ts";
import { occupation, rank } from "../../src/selection/rank.ts";
import { snapshot } from "../../src/selection/snapshot.ts";
import { busy, fleet, fleetOf, idle, waits } from "../selection/fleets.ts";
import { blocks, blockThatBegins, named, read, rows, table } from "./pages.ts";

const page = read("docs/select-and-trigger.md");
const seen = JSON.parse(blocks(page, "json")[0] ?? "") as Seen;
const candidates = ["build-a", "build-b", "build-c", "build-d", "build-e"];
const random = () => 0;
const example = rank(seen, candidates, { random });

test("the tables of the example say what its JSON says", () => {
  const { running, waiting, executors } = snapshot(seen);
  const builds = [...running].flatMap(([job, list]) =>
    list.map(({ number, progress }) => [`\`${job}\` #${number}`, `${progress} %`]),
  );
  const listed = rows(page, "executor").map(([, build, progress]) => [build, progress]);
  assert.deepEqual(listed.filter(([build]) => build !== "idle").sort(), builds.sort());
  assert.equal(listed.length, executors.total);
  assert.equal(listed.length - builds.length, executors.idle);

  const items = [...waiting].flatMap(([job, list]) =>
    list.map(({ id, since }) => [String(id), job, `${(seen.now - since) / 60_000} minutes`]),
  );
  assert.deepEqual(rows(page, "queue item"), items.sort());
});

test("the weights of the example are those that the ranking gives, and the sums are right", () => {
  assert.deepEqual(
    rows(page, "candidate").map(([job, ...numbers]) => [job, ...numbers.slice(0, 5).map(Number)]),
    example.ranking.map(({ job, weight, parts: { Ei, Qi, Qc, Wb } }) => [job, Ei, Qi, Qc, Wb, weight]),
  );
  for (const [job, , , , , weight, sum = ""] of rows(page, "candidate")) {
    const [Ei = 0, Qi = 0, Wb = 0, Qc = 0] = [...sum.matchAll(/\d+/g)].map(Number);
    assert.equal(Ei + (Qi + Wb) * Qc, Number(weight), job);
  }
});

test("the rooms between the walls reach from the lightest to the heaviest weight that can be in them", () => {
  const E = example.ranking.filter(({ running }) => running > 0).length;
  const m = example.ranking.filter(({ queued }) => queued > 0).length;
  const Wb = example.ranking[0]?.parts.Wb ?? 0;
  const room = (copies: number) => `${(1 + Wb) * copies} … ${E + (m + Wb) * copies}`;
  const shown = blockThatBegins(page, "   idle  │").split("\n")[1] ?? "";
  assert.deepEqual(
    shown
      .split("│")
      .slice(0, 4)
      .map((text) => text.trim().replace(/ {2,}.*/, "")),
    ["0", `1 … ${E}`, room(1), room(2)],
  );
});

const fleets: readonly (readonly [seen: Seen, weighSimply: (parts: Weighed) => number])[] = [
  [fleet([busy("a", 99), idle]), ({ Ei, Qi, Qc, Wb }) => Math.max(0, Ei - 1) + (Math.max(0, Qi - 1) + Wb) * Qc],
  [
    fleet(
      [busy("a", 90), busy("b", 80), busy("c", 70), busy("d", 60)],
      [waits("e", 100), waits("d", 50), waits("e", 40)],
    ),
    ({ Ei, Qi, Qc }) => Ei + (Qi + 4) * Qc,
  ],
  [
    fleetOf(
      [
        { displayName: "one", executors: [busy("a", 90)] },
        { displayName: "two", offline: true, temporarilyOffline: true, executors: [busy("b", 20), busy("c", 10)] },
      ],
      [waits("d", 5)],
    ),
    ({ Ei, Qi, Qc }) => Ei + (Qi + 1) * Qc,
  ],
];
type Weighed = { readonly Ei: number; readonly Qi: number; readonly Qc: number; readonly Wb: number };

/** `d 12, e 14` as pairs. */
const weightsIn = (cell = "") => [...cell.matchAll(/\b([a-e]) (\d+)/g)].map(([, job, weight]) => [job, Number(weight)]);

test("where the simpler walls do not hold, the weights are as the table has them", () => {
  const cases = rows(page, "where");
  assert.equal(cases.length, fleets.length);
  for (const [index, [given, weighSimply]] of fleets.entries()) {
    const [where = "", simply, ours] = cases[index] ?? [];
    const { ranking } = rank(given, named(where), { random });
    const weights = new Map(ranking.map(({ job, weight }) => [job, weight]));
    const parts = new Map(ranking.map((ranked) => [ranked.job, ranked.parts]));
    for (const [job, weight] of weightsIn(ours)) assert.equal(weights.get(String(job)), weight, where);
    for (const [job, weight] of weightsIn(simply)) {
      const found = parts.get(String(job));
      assert.ok(found !== undefined);
      assert.equal(weighSimply(found), weight, where);
    }
    assert.ok(weightsIn(simply).length > 1 && weightsIn(ours).length > 1);
    for (const { parts: found } of ranking)
      assert.equal(found.Wb, Number(/Wb = (\d+)/.exec(ours ?? "")?.[1] ?? found.Wb));
  }
});

test("least-load counts as the page says", () => {
  const { ranking } = rank(seen, candidates, { strategy: "least-load", random });
  const text = page.split("### least-load")[1]?.split("\n## ")[0]?.replaceAll("\n", " ") ?? "";
  const said = /`build-c` has (\d), (.*) (\d) each, `build-e` (\d)/.exec(text);
  assert.ok(said !== null);
  const [, c, each = "", one, e] = said;
  assert.deepEqual(
    Object.fromEntries(ranking.map(({ job, weight }) => [job, weight])),
    Object.fromEntries([
      ["build-c", Number(c)],
      ...named(each).map((job) => [job, Number(one)]),
      ["build-e", Number(e)],
    ]),
  );
});

test("what is shown to people is what they are shown", () => {
  const busyness = occupation(snapshot(seen), candidates);
  const excluded = [{ job: "build-f", why: "is disabled" }];
  assert.equal(
    rankingTable({ ...example, excluded, ...busyness }, { paint: plain }),
    blockThatBegins(page, "  executors  "),
  );

  const { tell, log } = selectionNarrator({ hasColours: false });
  const [at, job, buildNumber] = ["2026-11-24T07:42:56.894Z", "build-c", 57];
  const buildUrl = `https://ci.example/job/${job}/${buildNumber}/`;
  const told = [
    tell({ at, event: "select.ranked", ...example, ...busyness }),
    tell({ at, event: "trigger.sent", job }),
    tell({ at, event: "trigger.confirmed", job, queueId: 231 }),
    tell({ at, event: "build.started", job, buildNumber, buildUrl, node: "agent-2", waitedMs: 1200 }),
    log("Compiling\nTesting\n"),
    tell({ at, event: "build.finished", job, buildNumber, buildUrl, result: "SUCCESS", durationMs: 372_000 }),
    tell({ at, event: "select.finished", job, outcome: "finished", result: "SUCCESS", reason: "" }),
  ];
  assert.equal(told.join(""), blockThatBegins(page, "  → chose "));
});

test("the result holds what the page names, and nothing else", () => {
  const result: SelectionResult = {
    schema: 1,
    outcome: "finished",
    job: "build-c",
    queueId: 231,
    buildNumber: 57,
    buildUrl: "https://ci.example/job/build-c/57/",
    result: "SUCCESS",
    reason: "build-c #57 ended with SUCCESS",
    waitedMs: 1200,
    moves: 0,
    joined: false,
    requests: 9,
    ranking: example.ranking,
    excluded: [{ job: "build-f", why: "is disabled" }],
  };
  const keys = new Set<string>();
  JSON.parse(JSON.stringify(result), function (this: unknown, key: string, value: unknown) {
    if (!Array.isArray(this) && key !== "") keys.add(key);
    return value;
  });
  const fields = blockThatBegins(page, "{ schema: 1, outcome,").match(/[a-zA-Z]+/g) ?? [];
  assert.deepEqual([...new Set(fields)].sort(), [...keys].sort());
});

test("the outcomes and the events are those that there are", () => {
  const outcomes: { readonly [outcome in SelectionOutcome]: true } = {
    finished: true,
    started: true,
    queued: true,
    "not-triggered": true,
    "lost-sight": true,
  };
  assert.deepEqual(
    table(page, "`outcome`").map(([outcome]) => outcome),
    Object.keys(outcomes),
  );

  const events: { readonly [event in SelectionEvent["event"]]: true } = {
    "select.ranked": true,
    "trigger.sent": true,
    "trigger.confirmed": true,
    "trigger.joined": true,
    "queue.waiting": true,
    "queue.moved": true,
    "build.started": true,
    "build.finished": true,
    "select.finished": true,
  };
  const said = named(page.split("`--events FILE` writes")[1]?.split("```")[0] ?? "");
  assert.deepEqual(said, Object.keys(events));

  const started: SelectionEvent = {
    at: "2026-11-24T07:42:58.121Z",
    event: "build.started",
    job: "build-c",
    buildNumber: 57,
    buildUrl: "https://ci.example/job/build-c/57/",
    node: "agent-2",
    waitedMs: 1200,
  };
  assert.equal(`${JSON.stringify(started)}\n`, blockThatBegins(page, '{"at":'));
});
