import assert from "node:assert/strict";
import { test } from "node:test";
import { type SelectionFace, selectionNarrator } from "../../src/report/selection/selection-narrator.ts";
import type { SelectionEvent } from "../../src/report/selection-event.ts";
import { event, look, ranked } from "./selection.ts";

const buildUrl = "https://ci.example/job/build-c/57/";
const chosen = event({ event: "select.ranked", ...look });
const sent = event({ event: "trigger.sent", job: "build-c" });
const confirmed = event({ event: "trigger.confirmed", job: "build-c", queueId: 231 });
const joined = event({ event: "trigger.joined", job: "build-c", queueId: 231 });
const waiting = event({
  event: "queue.waiting",
  job: "build-c",
  queueId: 231,
  why: "Build #56 is already in progress (ETA: 4 sec)",
});
const begun = event({
  event: "build.started",
  job: "build-c",
  buildNumber: 57,
  buildUrl,
  node: "agent-4",
  waitedMs: 1200,
});
const over = (result: string) =>
  event({ event: "build.finished", job: "build-c", buildNumber: 57, buildUrl, result, durationMs: 372_000 });
const end = (outcome: "finished" | "started" | "queued" | "not-triggered" | "lost-sight", job: string | null = null) =>
  event({ event: "select.finished", job, outcome, result: null, reason: "so it is" });

function told(events: readonly SelectionEvent[], face: Partial<SelectionFace> = {}): string {
  const { tell } = selectionNarrator({ hasColours: false, ...face });
  return events.map(tell).join("");
}

test("a build that goes well is told in a line each", () => {
  assert.equal(
    told([chosen, sent, confirmed, waiting, begun, over("SUCCESS"), end("finished")]),
    `  → chose build-c (idle)
  · queued as item 231
  · waits: Build #56 is already in progress (ETA: 4 sec)
  ▶ started as build-c #57 on agent-4 after 1.2 s   ${buildUrl}
  ✔ SUCCESS after 6 m 12 s
`,
  );
});

const lines: [title: string, events: readonly SelectionEvent[], line: string, face?: Partial<SelectionFace>][] = [
  ["a request that was joined", [joined], "· joined item 231 of build-c: an equal request waited already"],
  [
    "a join whose item is not known",
    [event({ event: "trigger.joined", job: "b" })],
    "· joined an item of b: an equal request waited already",
  ],
  [
    "a build that started at once",
    [event({ event: "trigger.confirmed", job: "build-c", buildNumber: 57 })],
    "· taken at once as build-c #57",
  ],
  ["an item without a number", [event({ event: "trigger.confirmed", job: "build-c" })], "· queued"],
  [
    "a move",
    [event({ event: "queue.moved", from: "build-c", job: "build-a", queueId: 240, why: "build-a became free" })],
    "↷ moved from build-c to build-a (item 240): build-a became free",
  ],
  ["a dry run", [chosen], "→ would choose build-c (idle)", { dryRun: true }],
  [
    "candidates that are all left out",
    [event({ event: "select.ranked", ...look, ranking: [] })],
    "✖ no candidate can be triggered: build-f is disabled · build-g is not visible to user ci",
  ],
  ["a bad result that is allowed", [over("UNSTABLE")], "✔ UNSTABLE after 6 m 12 s", { allowResults: ["UNSTABLE"] }],
  ["a bad result", [over("UNSTABLE")], "✖ UNSTABLE after 6 m 12 s"],
];
for (const [title, events, line, face] of lines)
  test(`${title} is a line`, () => assert.equal(told(events, face), `  ${line}\n`));

const bad: [title: string, before: readonly SelectionEvent[], end: SelectionEvent, what: string, now: string][] = [
  [
    "a build that failed",
    [begun, over("FAILURE")],
    event({ event: "select.finished", job: "build-c", outcome: "finished", result: "FAILURE", reason: "so it is" }),
    "build-c #57 ended with FAILURE.",
    `look at its console: ${buildUrl}console`,
  ],
  [
    "a build whose end nobody saw",
    [begun],
    end("finished"),
    "build-c #57 ended, nobody knows how.",
    `look at its console: ${buildUrl}console`,
  ],
  [
    "a build that is left",
    [confirmed, begun],
    end("started"),
    "build-c #57 has started.",
    `it may still run; look at it: ${buildUrl}`,
  ],
  [
    "an item that is left",
    [confirmed],
    end("queued"),
    "build-c (item 231) waits in the queue.",
    "it will run unless somebody cancels it; look at Jenkins' queue",
  ],
  [
    "nothing that was triggered",
    [],
    end("not-triggered"),
    "Nothing was triggered.",
    "nothing of it waits or runs; try again once the cause is gone",
  ],
  [
    "an item that was cancelled",
    [sent, confirmed],
    end("not-triggered"),
    "build-c (item 231) waits no more, and has not started.",
    "nothing of it waits or runs; try again once the cause is gone",
  ],
  [
    "an item out of sight",
    [sent, confirmed],
    end("lost-sight"),
    "Lost sight of build-c (item 231).",
    "it may wait or run; look at Jenkins before you trigger it again",
  ],
  [
    "a trigger whose fate is not known",
    [sent],
    end("lost-sight"),
    "Lost sight of build-c.",
    "it may wait or run; look at Jenkins before you trigger it again",
  ],
  [
    "a build out of sight",
    [confirmed, begun],
    end("lost-sight"),
    "Lost sight of build-c #57.",
    `it may wait or run; look at ${buildUrl} before you trigger it again`,
  ],
];
for (const [title, before, end, what, now] of bad)
  test(`${title} ends in three lines: what, because of what, what now`, () => {
    const { tell } = selectionNarrator({ hasColours: false });
    for (const event of before) tell(event);
    assert.equal(tell(end), `\n${what}\n  because: so it is\n  now: ${now}\n`);
  });

test("who waits for the queue only hears no more of what waits", () => {
  assert.equal(told([confirmed, end("queued")], { waitFor: "queued" }), "  · queued as item 231\n");
  assert.equal(told([chosen, end("not-triggered", "build-c")], { dryRun: true }), "  → would choose build-c (idle)\n");
});

test("the ranking is shown once where that is asked for", () => {
  const text = told([chosen, chosen], { showsRanking: true, columns: () => 90 });
  assert.match(text, /^ {2}executors .*\n\n {2}→ build-c .*left out: .*\n\n {2}→ chose build-c .*\n {2}→ chose .*\n$/s);
  assert.equal(text.split("executors").length, 2);
});

test("what is triggered by now is known until it is over", () => {
  const { tell, atLarge } = selectionNarrator({ hasColours: false });
  const known = [chosen, sent, confirmed, begun, over("SUCCESS")].map((event) => {
    tell(event);
    return atLarge();
  });
  assert.deepEqual(known, [undefined, "build-c", "build-c (item 231)", `build-c #57, ${buildUrl}`, undefined]);
});

test("lines of the console stand behind a gutter; colours are kept where there are any", () => {
  const lines = "\u001b[31mred\u001b[0m\r\n50%\r100%\u001b[2J\n\n";
  const { log } = selectionNarrator({ hasColours: false });
  assert.equal(log(lines), "  │ red\n  │ 50%\\r100%\\x1b[2J\n  │ \n");
  assert.equal(log(""), "");
  assert.equal(
    selectionNarrator({ hasColours: true }).log("\u001b[31mred\n"),
    "  \u001b[2m│\u001b[22m \u001b[31mred\u001b[0m\n",
  );
});

test("no text from Jenkins can move the cursor or break a line", () => {
  const hostile = "\u001b[2Jx\ty\rz\u202e\nsecond";
  const events: readonly SelectionEvent[] = [
    event({ event: "select.ranked", ...look, ranking: [ranked(hostile, 0, [hostile])] }),
    event({ event: "select.ranked", ...look, ranking: [], excluded: [{ job: hostile, why: hostile }] }),
    event({ event: "trigger.confirmed", job: hostile, buildNumber: 1 }),
    event({ event: "trigger.joined", job: hostile }),
    event({ event: "queue.waiting", job: hostile, why: hostile }),
    event({ event: "queue.moved", from: hostile, job: hostile, why: hostile }),
    event({ event: "build.started", job: hostile, buildNumber: 1, buildUrl: hostile, node: hostile, waitedMs: 1 }),
    event({ event: "build.finished", job: hostile, buildNumber: 1, buildUrl: hostile, result: hostile, durationMs: 1 }),
  ];
  const { tell, notice } = selectionNarrator({ hasColours: false });
  const texts = [...events.map(tell), notice(hostile)];
  for (const text of texts) assert.match(text, /^[^\p{Cc}\u202e]*\\x1b\[2Jx y\\rz\\u202e[^\p{Cc}\u202e]*\n$/u);
  const last = tell(
    event({ event: "select.finished", job: "build-c", outcome: "finished", result: hostile, reason: hostile }),
  );
  assert.match(last, /^\n([^\p{Cc}\u202e]+\n){3}$/u);
});
