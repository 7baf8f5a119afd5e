import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CannedAnswer, cannedJenkins, type Standing, triggeredJob, twoJobs } from "../support/canned-jenkins.ts";
import { CliFolder, type StartedCli } from "../support/cli.ts";

const asked = ["--url", "http://127.0.0.1:1", "--candidates", "a,b"];

const wrong: [args: readonly string[], message: string][] = [
  [["--param", "REF"], "--param takes NAME=VALUE; one of them has no '='"],
  [["--param", "=secret"], "--param takes NAME=VALUE; one of them has no name"],
  [["--param", " =secret"], "--param takes NAME=VALUE; one of them has no name"],
  [["--param", "REF=a=b", "--param", "REF=c"], "--param REF is given twice; once is enough"],
  [["--wait-for", "start"], "--wait-for is 'queued', 'started' or 'finished', not 'start'; did you mean 'started'?"],
  [["--on-timeout", "stay"], "--on-timeout is 'cancel' or 'leave', not 'stay'"],
  [["--duplicates", "joyn"], "--duplicates is 'join', 'refuse' or 'allow', not 'joyn'; did you mean 'join'?"],
  [["--log", "all"], "--log is 'stream', 'on-failure' or 'off', not 'all'"],
  [["--queue-timeout", "5 minutes"], "--queue-timeout is written like 90s, 5m or 1h30m; '5 minutes' is not"],
  [["--timeout", "90"], "--timeout is written like 90s, 5m or 1h30m; '90' is not"],
  [["--poll", "soon"], "--poll is written like 90s, 5m or 1h30m; 'soon' is not"],
  ...["0", "0s", "4m1ms"].map((poll): [string[], string] => [
    ["--poll", poll],
    "--poll is more than 0 and at most 4m: Jenkins forgets an item 5m after it has left the queue",
  ]),
  [
    ["--allow-results", "SUCCESS,unstabel"],
    "--allow-results: 'unstabel' is no result of a build; did you mean 'UNSTABLE'?",
  ],
  [
    ["--allow-results", "green"],
    "--allow-results: 'green' is no result of a build; they are SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED",
  ],
  [["--allow-results", ","], "--allow-results names no result; write SUCCESS or others"],
  [["--dry-run=yes"], "--dry-run takes no value; leave out '=yes'"],
  [["--result", "."], "--result . cannot be written: this is a folder; name a file in it"],
  [["--events", "no/x"], "--events no/x cannot be written: its folder does not exist"],
  [["--events", "x", "--result", "./x"], "--events and --result name one file, x; give each a file of its own"],
  [["--events", "-", "--json"], "standard output holds either the events or the result; give one of them a file"],
];
for (const [args, message] of wrong)
  test(`nothing is sent: select-and-trigger ${args.join(" ")}`, async () => {
    await using folder = new CliFolder();
    const end = await folder.run("select-and-trigger", ...asked, ...args);
    assert.deepEqual(end, { code: 3, stdout: "", stderr: `${message}\nsee: jipper select-and-trigger --help\n` });
    assert.equal(folder.has("x"), false);
  });

const posts = (asked: readonly string[]) => asked.filter((request) => request.startsWith("POST "));
const quick = ["--candidates", "a,b", "--poll", "50ms"];

test("a build that ends well is told in lines, and ends with 0", async () => {
  await using jenkins = await cannedJenkins(triggeredJob({ item: "started", result: "SUCCESS" }));
  await using folder = new CliFolder();
  const { code, stdout, stderr } = await folder.run("select-and-trigger", "--url", jenkins.url, ...quick);
  assert.deepEqual([code, stderr, posts(jenkins.asked)], [0, "", ["POST /job/a/build"]]);
  const lines = stdout
    .split("\n\n")
    .at(-1)
    ?.replace(/ after .* {3}http/, " after TIME   http");
  assert.equal(
    lines,
    `  → chose a (idle, starts now)
  · queued as item 231
  ▶ started as a #5 on agent-4 after TIME   http://ignored/job/a/5/
  │ begun
  │ red
  ✔ SUCCESS after 4.2 s
`,
  );
});

const endings: [title: string, standing: Standing, args: readonly string[], code: number, outcome: string][] = [
  ["a build that fails", { item: "started", result: "FAILURE" }, [], 1, "finished"],
  [
    "one whose result is allowed",
    { item: "started", result: "UNSTABLE" },
    ["--allow-results", "success,unstable"],
    0,
    "finished",
  ],
  ["an item that is cancelled", { item: "cancelled", result: null }, [], 1, "not-triggered"],
  ["what waits, to who asked for that", { item: "waiting", result: null }, ["--wait-for", "queued"], 0, "queued"],
  ["what runs, to who asked for that", { item: "started", result: null }, ["--wait-for", "started"], 0, "started"],
  [
    "what waits too long and is left",
    { item: "waiting", result: null },
    ["--queue-timeout", "200ms", "--on-timeout", "leave"],
    2,
    "queued",
  ],
  [
    "what waits too long and is cancelled",
    { item: "waiting", result: null },
    ["--queue-timeout", "200ms"],
    1,
    "not-triggered",
  ],
  [
    "what runs too long and is left",
    { item: "started", result: null },
    ["--timeout", "200ms", "--on-timeout", "leave"],
    2,
    "started",
  ],
];
// All of these wait more than they work.
describe("ends of select-and-trigger", { concurrency: 4 }, () => {
  for (const [title, standing, args, code, outcome] of endings)
    test(`${title} ends with ${code}, and the result says so`, async () => {
      await using jenkins = await cannedJenkins(triggeredJob({ ...standing }));
      await using folder = new CliFolder();
      const all = ["--url", jenkins.url, ...quick, ...args, "--events", "events", "--json"];
      const end = await folder.run("select-and-trigger", ...all);
      const result = JSON.parse(end.stdout);
      assert.deepEqual([end.code, result.outcome, result.job], [code, outcome, "a"], end.stderr);
      const events = folder.lines("events").map((line) => JSON.parse(line));
      const last = { event: "select.finished", job: result.job, outcome, result: result.result, reason: result.reason };
      assert.deepEqual(events.at(-1), { at: events.at(-1).at, ...last });
      assert.match(end.stderr, / → chose a \(idle, starts now\)\n {2}· queued as item 231\n/);
      assert.equal(end.stderr.includes("\n  because: "), code !== 0);
    });
});

test("a dry run sends nothing, and ends with 0 where a candidate was found", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const dry = (candidates: string) =>
    folder.run("select-and-trigger", "--url", jenkins.url, "--candidates", candidates, "--dry-run");
  const found = await dry("a");
  assert.deepEqual([found.code, found.stderr], [0, ""]);
  assert.match(found.stdout, /\n {2}→ would choose a \(idle, starts now\)\n$/);
  const none = await dry("b");
  assert.equal(none.code, 1);
  assert.match(
    none.stdout,
    /left out: b is disabled\n\nNothing was triggered\.\n {2}because: .*b is disabled\n {2}now: /,
  );
  assert.deepEqual(posts(jenkins.asked), []);
});

test("where nothing can be asked it ends with 1; events own standard output where that is asked for", async () => {
  await using jenkins = await cannedJenkins({ "GET /queue/api/json": new CannedAnswer(401) });
  await using folder = new CliFolder();
  const end = await folder.run("select-and-trigger", "--url", jenkins.url, ...quick, "--events", "-");
  const events = end.stdout.trimEnd().split("\n");
  assert.deepEqual([end.code, events.map((line) => JSON.parse(line).event)], [1, ["select.finished"]]);
  assert.match(end.stderr, /\nNothing was triggered\.\n {2}because: .*\b401\b.*\n {2}now: /);
});

describe("signals to select-and-trigger", { concurrency: true }, () => {
  for (const [name, item, told, order] of [
    ["SIGINT", "waiting", "waits: Build #4", "POST /queue/cancelItem"],
    ["SIGTERM", "started", "│ begun", "POST /job/a/5/stop"],
  ] as const)
    test(`${name} takes back what has ${item === "waiting" ? "not " : ""}started, and ends with 1`, {
      timeout: 30_000,
    }, async () => {
      await using jenkins = await cannedJenkins(triggeredJob({ item, result: null }));
      await using folder = new CliFolder();
      const cli = folder.start("select-and-trigger", "--url", jenkins.url, ...quick);
      await cli.prints(told);
      cli.signal(name);
      const { code, stdout, stderr } = await cli.ended;
      assert.deepEqual([code, posts(jenkins.asked)], [1, ["POST /job/a/build", order]], stdout);
      assert.match(stderr, new RegExp(`^Stopping, because of ${name}: [^\n]+\n$`));
      assert.match(stdout, /\n {2}because: .*\n {2}now: /);
    });

  test("a third signal ends it at once with 2, and names what may still run", { timeout: 30_000 }, async () => {
    const deaf = { "POST /job/a/5/stop": new CannedAnswer(302, { location: "http://ignored/" }) };
    const orders = { "POST /job/a/5/term": new CannedAnswer(302), "POST /job/a/5/kill": new CannedAnswer(302) };
    await using jenkins = await cannedJenkins({
      ...triggeredJob({ item: "started", result: null }),
      ...deaf,
      ...orders,
    });
    await using folder = new CliFolder();
    const cli = folder.start("select-and-trigger", "--url", jenkins.url, ...quick);
    await cli.prints("│ begun");
    await insist(cli, "Stopping, because of SIGINT");
    await insist(cli, "By force now");
    await insist(cli, "Ended by");
    const { code, stderr } = await cli.ended;
    assert.equal(code, 2);
    assert.match(stderr, /\nEnded by SIGINT\. It may still wait or run: a #5, http:\/\/ignored\/job\/a\/5\/\n$/);
  });
});

/** Sends a signal until it is heeded: two that are nearer than 150 ms are one wish. */
async function insist(cli: StartedCli, words: string): Promise<void> {
  while (!cli.stderr.includes(words)) {
    cli.signal("SIGINT");
    for (let ms = 0; ms < 1000 && !cli.stderr.includes(words); ms += 20) await sleep(20);
  }
}
