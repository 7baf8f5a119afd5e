import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Canned, CannedAnswer, cannedJenkins, twoJobs } from "../support/canned-jenkins.ts";
import { CliFolder, type StartedCli, until } from "../support/cli.ts";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { lives } from "../support/processes.ts";
import { requiredPart } from "../support/required-part.ts";
import { readScreen } from "./read-screen.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const esc = String.fromCharCode(27);

/** The Jenkins job `a` runs on a node, and waits twice; a test changes its progress, and takes the server away. */
class Scene {
  progress = 40;
  isAway = false;

  answers(): Canned {
    // Counted from when it is asked: until then a start may take long.
    const item = (id: number, ageMs: number, why: string | null) => ({
      id,
      inQueueSince: Date.now() - ageMs,
      blocked: true,
      why,
      task: { name: "a", url: "http://ignored/job/a/" },
    });
    const queue = () => ({ items: [item(8, 5000, null), item(7, 3_730_000, `Build #9 ${esc}[2J goes on`)] });
    const build = { number: 9, url: "http://ignored/job/a/9/" };
    const computer = () => ({
      computer: [
        {
          displayName: "agent-4",
          offline: false,
          numExecutors: 1,
          executors: [{ idle: false, progress: this.progress, currentExecutable: build }],
          oneOffExecutors: [],
        },
      ],
      totalExecutors: 1,
      busyExecutors: 1,
    });
    return {
      ...twoJobs(),
      "GET /queue/api/json": () => (this.isAway ? new CannedAnswer(503) : queue()),
      "GET /computer/api/json": computer,
    };
  }
}

/** Starts `jipper rank --watch` on a terminal, in which it is followed by the words "shell goes on". */
function watchOnTerminal(
  t: TestContext,
  folder: CliFolder,
  {
    url,
    size = "cols 70 rows 18",
    more = "",
  }: { readonly url: string; readonly size?: string; readonly more?: string },
): StartedCli | undefined {
  const script = requiredPart(t, "script");
  if (script === undefined) return undefined;
  const jipper = `'${process.execPath}' '${cli}' rank --url ${url} --candidates a,b --watch --every 200ms`;
  const command = `stty ${size}; tty > tty; stty -g > before; (echo $BASHPID > pid; exec ${jipper} ${more}); echo $? > code; stty -g > after; echo shell goes on`;
  return folder.spawn([script, "-qefc", command, "/dev/null"], { SHELL: "/bin/bash", TERM: "xterm" });
}

const endOfPicture = `${esc}[?2026l`;

/** Waits for a screen that has this on it, and is drawn to its end: a picture may come in pieces. */
async function screenWith(started: StartedCli, text: string): Promise<string> {
  const drawn = () => {
    const { stdout } = started;
    return readScreen(stdout.slice(0, Math.max(0, stdout.lastIndexOf(endOfPicture)))).text;
  };
  await until(`'${text}' on the screen`, () => drawn().includes(text));
  return drawn();
}

const picture = `  executors  ▓▓▓▓▓▓▓▓▓▓  1 of 1 busy
  queue      2 waiting, 2 of them candidates

  running
    a #9   ▓▓▓▓░░░░░░ 40 %   on agent-4

  waiting
    a   1 h 2 m   Build #9 \\x1b[2J goes on
    a     5.0 s

  a new request would go to a
  → a   weight 7   running, queued twice, since 1 h 2 m, nobody know…

  left out: b is disabled



  TIME UTC · every 200 ms · q leaves`;

/** With what the clock decides replaced, but only where it is as it must be. */
const settled = (screen: string) =>
  screen.replace(/\d\d:\d\d:\d\d UTC/, "TIME UTC").replace(/ {2}[3-9]\.\d s/, "  5.0 s");

test("on a terminal rank --watch fills another screen, and q gives the terminal back as it was", async (t) => {
  await using jenkins = await cannedJenkins(new Scene().answers());
  await using folder = new CliFolder();
  const started = watchOnTerminal(t, folder, { url: jenkins.url, more: "--no-color" });
  if (started === undefined) return;
  const screen = await screenWith(started, "a #9");
  assert.equal(settled(screen), picture);
  const { isAlternate, hasCursor, wraps } = readScreen(started.stdout);
  assert.deepEqual([isAlternate, hasCursor, wraps], [true, false, false]);
  started.type("xq");
  const { code, stdout } = await started.ended;
  const left = readScreen(stdout);
  assert.deepEqual([left.isAlternate, left.hasCursor, left.wraps], [false, true, true]);
  assert.equal(left.text.trim(), "shell goes on");
  assert.deepEqual([code, folder.read("code")], [0, "0\n"]);
  assert.equal(folder.read("after"), folder.read("before"));
});

const exits: [title: string, leave: (started: StartedCli, folder: CliFolder) => void][] = [
  ["Ctrl-C", (started) => started.type("\u0003")],
  ...(["SIGINT", "SIGTERM", "SIGHUP"] as const).map((name): (typeof exits)[number] => [
    name,
    (_, folder) => process.kill(Number(folder.read("pid")), name),
  ]),
];
for (const [title, leave] of exits)
  test(`${title} gives the terminal back as well`, async (t) => {
    await using jenkins = await cannedJenkins(new Scene().answers());
    await using folder = new CliFolder();
    const started = watchOnTerminal(t, folder, { url: jenkins.url });
    if (started === undefined) return;
    await screenWith(started, "a #9");
    leave(started, folder);
    const { stdout } = await started.ended;
    const left = readScreen(stdout);
    assert.deepEqual(
      [left.text.trim(), left.isAlternate, left.hasCursor, left.wraps, folder.read("code")],
      ["shell goes on", false, true, true, "0\n"],
    );
    assert.equal(folder.read("after"), folder.read("before"));
  });

test("it does not outlive its terminal", async (t) => {
  await using jenkins = await cannedJenkins(new Scene().answers());
  await using folder = new CliFolder();
  const started = watchOnTerminal(t, folder, { url: jenkins.url });
  if (started === undefined) return;
  await screenWith(started, "a #9");
  started.signal("SIGKILL"); // of the program that holds the terminal
  await until("its end", () => !lives(Number(folder.read("pid"))));
});

test("only what has changed is written", async (t) => {
  const scene = new Scene();
  await using jenkins = await cannedJenkins(scene.answers());
  await using folder = new CliFolder();
  const started = watchOnTerminal(t, folder, { url: jenkins.url, more: "--no-color" });
  if (started === undefined) return;
  await screenWith(started, "40 %");
  const before = started.stdout.length;
  scene.progress = 73;
  await screenWith(started, "73 %");
  const written = started.stdout.slice(before);
  assert.ok(written.includes(`${esc}[5;1H    a #9   ▓▓▓▓▓▓▓░░░ 73 %   on agent-4${esc}[K`), JSON.stringify(written));
  assert.ok(!written.includes("left out") && !written.includes(`${esc}[2J`), JSON.stringify(written));
});

test("the picture fits the terminal, whatever becomes of it", async (t) => {
  await using jenkins = await cannedJenkins(new Scene().answers());
  await using folder = new CliFolder();
  const started = watchOnTerminal(t, folder, { url: jenkins.url, size: "cols 0 rows 0" });
  if (started === undefined) return;
  assert.equal((await screenWith(started, "a #9")).split("\n").length, 24);
  execFileSync("stty", ["-F", folder.read("tty").trim(), "cols", "30", "rows", "7"]);
  await until("a small picture", () => readScreen(started.stdout).text.split("\n").length === 7);
  const small = readScreen(started.stdout).text.split("\n");
  assert.ok(
    small.every((line) => line.length < 30),
    small.join("\n"),
  );
});

test("while Jenkins is away the last picture stays, and says so; it goes on when Jenkins is back", async (t) => {
  const scene = new Scene();
  await using jenkins = await cannedJenkins(scene.answers());
  await using folder = new CliFolder();
  const started = watchOnTerminal(t, folder, { url: jenkins.url, more: "--no-color" });
  if (started === undefined) return;
  await screenWith(started, "40 %");
  scene.isAway = true;
  const troubled = await screenWith(started, "✖");
  assert.deepEqual(
    [settled(troubled).split("\n").slice(0, -1), settled(troubled).split("\n").at(-1)],
    [picture.split("\n").slice(0, -1), "  ✖ not read since TIME UTC: Jenkins is away or starting (503)"],
  );
  scene.progress = 80;
  scene.isAway = false;
  assert.doesNotMatch(await screenWith(started, "80 %"), /✖/);
});

test("a first look that is refused for good ends it, with the terminal as it was", async (t) => {
  await using jenkins = await cannedJenkins({ ...twoJobs(), "GET /queue/api/json": new CannedAnswer(401) });
  await using folder = new CliFolder();
  const started = watchOnTerminal(t, folder, { url: jenkins.url });
  if (started === undefined) return;
  const { stdout } = await started.ended;
  assert.match(
    readScreen(stdout).text.trim(),
    /^Jenkins could not be read\.\r\n {2}because: GET .*401.*\r\n {2}now: .*/,
  );
  assert.deepEqual([folder.read("code"), folder.read("after")], ["1\n", folder.read("before")]);
});

const lineArgs = ["--candidates", "a", "--watch", "--every", "200ms"];

test("in a pipe each look is a line, the JSON of rank --json, until SIGINT ends it with 0", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const started = folder.start("rank", "--url", jenkins.url, ...lineArgs);
  await until("two lines", () => started.stdout.split("\n").length > 2);
  started.signal("SIGINT");
  const { code, stdout, stderr } = await started.ended;
  assert.deepEqual([code, stderr], [0, ""]);
  const once = await folder.run("rank", "--url", jenkins.url, "--candidates", "a", "--json");
  const withoutTime = (json: string) => ({ ...JSON.parse(json), at: "" });
  const lines = stdout.trimEnd().split("\n");
  assert.ok(lines.length >= 2 && stdout.endsWith("\n"));
  for (const line of lines) assert.deepEqual(withoutTime(line), withoutTime(once.stdout));
});

test("on a terminal --json gives lines too", async (t) => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const started = watchOnTerminal(t, folder, { url: jenkins.url, more: "--json" });
  if (started === undefined) return;
  await until("two lines", () => started.stdout.split("\n").length > 2);
  started.type("\u0003");
  const { stdout } = await started.ended;
  assert.ok(!stdout.includes(esc));
  assert.equal(JSON.parse(stdout.split("\n")[0] ?? "").strategy, "weight");
});

test("it ends with 0 when nobody reads any more", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const command = `jipper rank --url ${jenkins.url} ${lineArgs.join(" ")} | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await folder.shell(command).ended;
  assert.deepEqual([stdout.split("\n").slice(1), stderr], [["0", ""], ""]);
});

test("in a pipe a restart of Jenkins is told once, and outlived", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: {} } });
  await using folder = new CliFolder();
  const env = { JENKINS_USER_ID: "user", JENKINS_API_TOKEN: "token" };
  const started = folder.startWith(env, "rank", "--url", jenkins.url, ...lineArgs);
  await started.prints('"at"');
  await jenkins.restart({ how: "orderly", awayMs: 1500, startingMs: 1500 });
  await started.prints("Jenkins answers again\n");
  const seen = started.stdout.length;
  await until("another line", () => started.stdout.length > seen);
  started.signal("SIGTERM");
  const { code, stderr } = await started.ended;
  assert.equal(code, 0);
  assert.match(stderr, /^Jenkins cannot be read: GET http:.*; trying again\nJenkins answers again\n$/);
});

test("a look does as rank does: it reads, on connections that are kept, and nothing else", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: {} } });
  await using folder = new CliFolder();
  const env = { JENKINS_USER_ID: "user", JENKINS_API_TOKEN: "token" };
  const started = folder.startWith(env, "rank", "--url", jenkins.url, ...lineArgs);
  await until("three lines", () => started.stdout.split("\n").length > 3);
  started.signal("SIGINT");
  await started.ended;
  const asked = jenkins.requests.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual([...new Set(asked)].sort(), [
    "GET /computer/api/json",
    "GET /job/a/api/json",
    "GET /queue/api/json",
  ]);
});

const wrong: [args: readonly string[], message: string][] = [
  [["--every", "1s"], "--every goes with --watch"],
  [["--watch", "--every", "soon"], "--every is written like 500ms, 2s or 1m; 'soon' is not"],
  [["--watch", "--every", "199ms"], "--every is from 200ms to 1h, not '199ms'"],
  [["--watch", "--every", "0"], "--every is from 200ms to 1h, not '0'"],
  [["--watch", "--every", "1h1ms"], "--every is from 200ms to 1h, not '1h1ms'"],
];
for (const [args, message] of wrong)
  test(`nothing is asked: jipper rank ${args.join(" ")}`, async () => {
    await using folder = new CliFolder();
    const end = await folder.run("rank", "--url", "http://127.0.0.1:1", "--candidates", "a", ...args);
    assert.deepEqual(end, { code: 3, stdout: "", stderr: `${message}\nsee: jipper rank --help\n` });
  });
