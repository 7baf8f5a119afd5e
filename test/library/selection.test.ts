import assert from "node:assert/strict";
import { test } from "node:test";
import { rank, SelectionInputError, selectAndTrigger, snapshot } from "../../src/index.ts";
import { fleet, idle } from "../selection/fleets.ts";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";

const good = { url: "http://127.0.0.1:1", candidates: ["a"] };

const wrong: readonly (readonly [options: unknown, message: RegExp])[] = [
  [undefined, /give the options as an object/],
  [{}, /the option 'url' is missing/],
  [{ url: good.url }, /the option 'candidates' is missing/],
  [{ ...good, candidates: "build-a" }, /candidates is a list of texts/],
  [{ ...good, candidates: [5] }, /candidates is a list of texts/],
  [{ ...good, waitfor: "queued" }, /'waitfor' is not an option; did you mean 'waitFor'\?/],
  [{ ...good, queueTimeoutMs: 5 }, /'queueTimeoutMs' is not an option; did you mean 'queueTimeout'\?/],
  [{ ...good, move: "false" }, /move is true or false/],
  [{ ...good, dryRun: "false" }, /dryRun is true or false/],
  [{ ...good, parameters: ["A=1"] }, /parameters is an object of names and texts/],
  [{ ...good, requestId: 5 }, /requestId is a text/],
  [{ ...good, random: 5 }, /random is a function/],
  [{ ...good, signal: {} }, /signal is an AbortSignal/],
  [{ ...good, strategy: "best" }, /strategy is weight or least-load, not 'best'/],
  [{ ...good, timeout: "5 minutes" }, /timeout is written like '90s'/],
  [{ ...good, poll: -1 }, /poll is written like '90s'/],
];

for (const [options, message] of wrong)
  test(`selectAndTrigger(${JSON.stringify(options)}) is refused in words`, async () => {
    await assert.rejects(selectAndTrigger(options as Parameters<typeof selectAndTrigger>[0]), (error: unknown) => {
      assert.ok(error instanceof SelectionInputError, String(error));
      assert.match(error.message, message);
      return true;
    });
  });

test("times are written as people write them", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: { durationMs: "until-told" } } });
  const who = { url: jenkins.url, user: "user", token: "token", candidates: ["a"] };
  const result = await selectAndTrigger({ ...who, timeout: "700ms", poll: "100ms" });
  assert.deepEqual([result.outcome, result.result], ["finished", "ABORTED"], result.reason);
});

test("rank takes what Jenkins says, or a snapshot of it, and chance unless told", () => {
  const seen = fleet([idle]);
  for (const given of [seen, snapshot(seen)]) assert.equal(rank(given, ["a", "b"]).ranking.length, 2);
  assert.throws(() => rank(seen, "abc" as unknown as string[]), SelectionInputError);
  assert.throws(() => rank(seen, ["a"], { strategy: "x" as "weight" }), SelectionInputError);
});

const { queue, computer, now } = fleet([idle]);
const unseen: readonly (readonly [title: string, given: unknown, message: RegExp])[] = [
  ["nothing", undefined, /give what Jenkins says, \{ queue, computer, now \}, or a snapshot of it/],
  [
    "a misnamed key",
    { queue, computers: computer, now },
    /'computer' of what Jenkins says is .*; is 'computers' meant to be it\?/,
  ],
  ["no queue", { computer, now }, /'queue' of what Jenkins says is the answer of \/queue\/api\/json/],
  ["the list alone", { queue, computer: computer.computer, now }, /'computer' of what Jenkins says is the answer of/],
  ["no time", { queue, computer }, /'now' of what Jenkins says is a number/],
];
for (const [title, given, message] of unseen)
  test(`rank refuses ${title} in the place of what Jenkins says, instead of taking all for idle`, () =>
    assert.throws(
      () => rank(given as never, ["a"]),
      (error: unknown) => {
        assert.ok(error instanceof SelectionInputError, String(error));
        assert.match(error.message, message);
        return true;
      },
    ));
