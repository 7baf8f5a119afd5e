import assert from "node:assert/strict";
import { test } from "node:test";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { followStates } from "../support/fake-jenkins/follow-states.ts";
import { type Answered, type Recorded, readRecorded, reduceAnswer, sendTo } from "../support/fake-jenkins/recorded.ts";
import { recordedCases } from "../support/fake-jenkins/recorded-cases.ts";
import { replay, recordedUsers as users } from "../support/fake-jenkins/replay.ts";

const headers = { authorization: `Basic ${btoa("bench:bench-token")}` };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

for (const [title, recorded, options, how] of recordedCases)
  test(title, async () => {
    await using fake = await startFakeJenkins({ users, timing: { passMs: 20 }, ...options });
    assert.deepEqual(await replay(fake, readRecorded(recorded), how?.(fake) ?? {}), []);
  });

type Read = Pick<Recorded, "path" | "status"> & { size: string | null; more: string | null; text?: string };

test("a finished log is read from every start as from a real one", async () => {
  const { whole, reads } = readRecorded<{ whole: string; reads: readonly Read[] }>("log");
  await using fake = await startFakeJenkins({ users, jobs: { app: {} } });
  await sendTo(fake.port, { method: "POST", path: "/job/app/build", headers });
  while (fake.builds("app")[0]?.phase !== "done") await wait(5);
  fake.replaceLog("app", whole.replaceAll("\r\n", "\n"));
  for (const { path, status, size, more, text } of reads) {
    const answer = await sendTo(fake.port, { method: "GET", path: `/job/app/1/${path}`, headers });
    const got = {
      status: answer.status,
      size: answer.headers["x-text-size"] ?? null,
      more: answer.headers["x-more-data"] ?? null,
    };
    assert.deepEqual(got, { status, size, more }, path);
    if (text !== undefined) assert.equal(answer.body.toString("utf8"), text, path);
  }
});

/** What was written, then read from a start (behind what was there at the beginning); what came, and how far the file was said to go. */
const growth: readonly [written: string | Uint8Array, start: number, text: string | number, size: number][] = [
  ["", 0, "", 0],
  ["a1-", 0, "", 3],
  ["b1\n", 3, "b1\r\n", 6],
  ["a2-b2\n", 6, "a2-b2\r\n", 12],
  [new Uint8Array([0xc3]), 12, "", 13],
  [new Uint8Array([0xa4, 0x0a]), 13, "\ufffd\r\n", 15],
  [new Uint8Array([0x62, 0xff, 0xfe, 0x0d, 0x0a]), 15, "b\ufffd\ufffd\r\n", 20],
  [Array.from({ length: 30_000 }, (_, line) => `${line + 1}\n`).join(""), 20, 58_894, 20 + 168_894],
];

test("of a running build whole lines come, 10,000 at most, and the size is that of the file", async () => {
  await using fake = await startFakeJenkins({ users, jobs: { app: { durationMs: "until-told" } } });
  await sendTo(fake.port, { method: "POST", path: "/job/app/build", headers });
  while (fake.builds("app").length === 0) await wait(5);
  const read = (start: number) =>
    sendTo(fake.port, { method: "GET", path: `/job/app/1/logText/progressiveText?start=${start}`, headers });
  const begin = Number((await read(0)).headers["x-text-size"]);
  for (const [written, start, text, size] of growth) {
    fake.writeLog("app", written);
    const { body, headers: answered } = await read(begin + start);
    assert.equal(typeof text === "number" ? body.length : body.toString("utf8"), text);
    assert.deepEqual([answered["x-text-size"], answered["x-more-data"]], [String(begin + size), "true"]);
  }
});

type Moments = { readonly [request: string]: readonly Pick<Recorded, "status" | "answer" | "says">[] };

for (const how of ["orderly", "crash"] as const)
  test(`after ${how === "crash" ? "a crash" : "an orderly end"} it refuses, and then starts with the answers of a real one`, async () => {
    const recorded = readRecorded<{ readonly [how: string]: Moments }>("restart");
    await using fake = await startFakeJenkins({ users, jobs: { app: { concurrent: true } } });
    const origin = `http://127.0.0.1:${fake.port}`;
    const seen: { readonly [request: string]: Pick<Recorded, "status" | "answer">[] } = {
      "GET /api/json": [],
      POST: [],
    };
    let refusals = 0;
    const ask = async (name: string, method: string, path: string) => {
      const answer: Answered | undefined = await sendTo(fake.port, { method, path, headers }).catch(() => undefined);
      if (answer === undefined) {
        refusals++;
        return;
      }
      const { status, answer: reduced } = reduceAnswer(answer, { origin });
      const moments = seen[name] ?? [];
      if (moments.at(-1)?.status !== status) moments.push({ status, answer: reduced });
    };
    const askBoth = async () => {
      await ask("GET /api/json", "GET", "/api/json?tree=quietingDown");
      await ask("POST", "POST", "/job/app/build");
    };
    await askBoth();
    let isBack = false;
    const restarted = fake.restart({ how, awayMs: 100, startingMs: 600 }).then(() => {
      isBack = true;
    });
    while (!isBack) {
      await askBoth();
      await wait(10);
    }
    await restarted;
    await askBoth();
    assert.ok(refusals > 0);
    for (const [request, moments] of Object.entries(recorded[how] ?? {}))
      assert.deepEqual(
        seen[request],
        moments.map(({ status, answer }) => ({ status, answer })),
        request,
      );
  });

/** Never met by a poll of the recording, though the one state must come before the other. */
const tooShort = ["BuildableItem buildable pending", "LeftItem"];

type Histories = { readonly items: readonly string[][]; readonly builds: readonly string[][] };

test("items and builds pass through the states of real ones, all of them, and through no others", async () => {
  const { items, builds } = readRecorded<Histories>("histories");
  const seen = await followStates(users);
  assert.deepEqual(unknownSteps(seen.items, [...items, tooShort]), []);
  assert.deepEqual(unknownSteps(seen.builds, builds), []);
  assert.deepEqual(new Set(seen.items.flat()), new Set(items.flat()));
  assert.deepEqual(new Set(seen.builds.flat()), new Set(builds.flat()));
});

/** Steps that lead to what was never recorded behind it; recordings leave out what was too short to be seen. */
function unknownSteps(seen: readonly string[][], recorded: readonly string[][]): string[] {
  const after = new Map<string, Set<string>>();
  const known = [...new Set(recorded.flat())];
  for (const states of recorded)
    states.forEach((state, index) => {
      after.set(state, new Set([...(after.get(state) ?? []), ...states.slice(index + 1)]));
    });
  // What comes behind something that comes behind it, comes behind it.
  for (const middle of known)
    for (const first of known)
      if (after.get(first)?.has(middle)) for (const last of after.get(middle) ?? []) after.get(first)?.add(last);
  return seen.flatMap((states) =>
    states.slice(1).flatMap((state, index) => {
      const before = states[index] ?? "";
      return after.get(before)?.has(state) ? [] : [`${before} -> ${state}`];
    }),
  );
}
