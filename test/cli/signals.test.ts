import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CliFolder, type StartedCli, until } from "../support/cli.ts";

const waiting = `
steps:
  - { id: made, run: touch made, revert: rm made }
  - { id: slow, run: touch began; sleep 60, revert: touch undone }
  - { id: later, run: touch later }
`;
/** A step that does not end when it is asked to, for a minute. */
const deaf = `
steps:
  - id: deaf
    grace: 60s
    run: |
      trap 'touch asked' TERM
      touch began
      until [ -e go ]; do sleep 0.05 || true; done
      touch ended
    revert: touch undone
`;
/** Its undo does not end until it is allowed to. */
const stuck = `
steps:
  - { id: made, run: touch made, revert: rm made }
  - { id: slow, run: touch began; sleep 60, revert: touch undoing; test -e allow || sleep 60 }
`;

const stopping = (name: string) =>
  `Stopping, because of ${name}, to undo what was done. Once more: without grace. Three times: leave it undone.\n`;

// All of these wait more than they work.
describe("signals", { concurrency: true }, () => {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    test(`${name} stops the step that runs, and undoes it and those before it`, async () => {
      await using folder = new CliFolder({ "list.yml": waiting });
      const cli = folder.start("run", "list.yml", "--result", "result.json");
      await folder.appears("began");
      cli.signal(name);
      const { code, stdout, stderr } = await cli.ended;
      assert.deepEqual([code, stderr, left(folder)], [1, stopping(name), ["began", "undone"]]);
      assert.match(
        stdout,
        /✖ slow .* cancelled\n.*Everything was undone\. {3}cause: the run was cancelled while slow ran \(list\.yml:4\)/s,
      );
      const { cause, steps } = JSON.parse(folder.read("result.json"));
      assert.deepEqual(cause, { kind: "cancelled", step: "slow", message: `stopped by ${name}` });
      assert.deepEqual(
        steps.map((step: { status: string }) => step.status),
        ["succeeded", "cancelled", "pending"],
      );
    });

  test("two signals at once are one wish to stop: the step has its grace", async () => {
    await using folder = new CliFolder({ "list.yml": deaf });
    const cli = folder.start("run", "list.yml");
    await folder.appears("began");
    cli.signal("SIGINT");
    cli.signal("SIGTERM"); // as `timeout` sends one to its child and one to the group
    await folder.appears("asked");
    folder.write("go");
    const { code, stderr } = await cli.ended;
    assert.deepEqual([code, left(folder)], [1, ["asked", "began", "ended", "go", "undone"]]);
    assert.match(stderr, /^Stopping, because of \w+, [^\n]+\n$/);
  });

  test("a second signal ends the grace of a step that does not end", { timeout: 30_000 }, async () => {
    await using folder = new CliFolder({ "list.yml": deaf });
    const cli = folder.start("run", "list.yml");
    await folder.appears("began");
    cli.signal("SIGINT");
    await folder.appears("asked");
    await insist(cli, "SIGINT", "No more grace");
    const { code, stderr } = await cli.ended; // its grace is a minute
    assert.deepEqual([code, left(folder)], [1, ["asked", "began", "undone"]]);
    assert.match(stderr, /\nNo more grace, because of SIGINT\. Once more: end at once, and leave the rest undone\.\n$/);
  });

  test("a third signal ends Jipper at once; it says how to go on, and that does", async () => {
    await using folder = new CliFolder({ "list.yml": stuck });
    const cli = folder.start("run", "list.yml", "--result", "result.json", "--events", "events.jsonl");
    await folder.appears("began");
    cli.signal("SIGTERM");
    await folder.appears("undoing");
    await insist(cli, "SIGINT", "No more grace");
    await insist(cli, "SIGHUP", "Ended by");
    const { code, stderr } = await cli.ended;
    const [, command = ""] = stderr.match(/\nEnded by SIGHUP\. Left undone: slow, made; to go on: (.*)\n$/) ?? [];
    assert.deepEqual(
      [code, command, left(folder)],
      [2, `jipper rollback ${folder.runs()}`, ["began", "made", "undoing"]],
    );
    const { outcome, cause, steps, residue } = JSON.parse(folder.read("result.json"));
    assert.deepEqual(
      [outcome, cause.kind, steps.map(({ revert }: { revert: { status: string } }) => revert.status)],
      ["rollback-incomplete", "cancelled", ["pending", "running"]],
    );
    assert.deepEqual(
      residue.map(({ step, why }: { step: string; why: string }) => [step, why]),
      ["slow", "made"].map((step) => [step, "Jipper was ended by SIGHUP before it was undone"]),
    );
    assert.match(residue[1].command, /^cd .* bash -e -c 'rm made'$/);
    const events = folder.lines("events.jsonl").map((line) => JSON.parse(line));
    assert.deepEqual(
      events.map(({ event, step }) => [event, step]),
      [
        ["run.started", undefined],
        ["step.started", "made"],
        ["step.succeeded", "made"],
        ["step.started", "slow"],
        ["step.cancelled", "slow"],
        ["revert.started", "slow"],
        ["run.finished", undefined],
      ],
    );
    const last = events.at(-1);
    assert.deepEqual([last.outcome, last.residue, last.run], [outcome, residue, folder.runs()[0]]);
    folder.write("allow");
    const again = await folder.shell(command).ended;
    assert.deepEqual([again.code, left(folder)], [0, ["allow", "began", "undoing"]], again.stdout + again.stderr);
    assert.match(again.stdout, /↶ slow .*↶ made .*Everything was undone/s);
  });

  for (const option of ["--json", "--events"])
    test(`a third signal leaves ${option} on standard output whole`, async () => {
      await using folder = new CliFolder({ "list.yml": stuck });
      const cli = folder.start("run", "list.yml", ...(option === "--json" ? [option] : [option, "-"]));
      await folder.appears("began");
      cli.signal("SIGINT");
      await folder.appears("undoing");
      await insist(cli, "SIGINT", "No more grace");
      await insist(cli, "SIGINT", "Ended by");
      const { code, stdout } = await cli.ended;
      const texts = option === "--json" ? [stdout] : stdout.trimEnd().split("\n");
      const last = texts.map((text) => JSON.parse(text)).at(-1);
      assert.deepEqual([code, last.outcome, last.residue.length], [2, "rollback-incomplete", 2]);
    });

  test("a way back that has begun is shielded from the first signal, which says so", async () => {
    const list = `
steps:
  - { id: made, run: touch made, revert: rm made }
  - { id: bad, run: exit 1, revert: touch undoing; until test -e go; do sleep 0.05; done; touch undone }
`;
    await using folder = new CliFolder({ "list.yml": list });
    const cli = folder.start("run", "list.yml", "--result", "result.json");
    await folder.appears("undoing");
    cli.signal("SIGINT");
    await cli.prints("Undoing goes on");
    folder.write("go");
    const { code, stderr } = await cli.ended;
    assert.deepEqual([code, left(folder)], [1, ["go", "undoing", "undone"]]);
    assert.equal(
      stderr,
      "Undoing goes on in spite of SIGINT. Once more: without grace. Three times: leave the rest undone.\n",
    );
    assert.equal(JSON.parse(folder.read("result.json")).cause.kind, "failed");
  });

  test("a rollback of an earlier run is shielded from the first signal as well", async () => {
    await using folder = new CliFolder({
      "list.yml":
        "steps: [{ id: a, run: touch a, revert: touch undoing; until test -e go; do sleep 0.05; done; rm a }]",
    });
    await folder.run("run", "list.yml");
    const cli = folder.start("rollback", ...folder.runs());
    await folder.appears("undoing");
    cli.signal("SIGTERM");
    await cli.prints("Undoing goes on in spite of SIGTERM");
    folder.write("go");
    assert.deepEqual([(await cli.ended).code, left(folder)], [0, ["go", "undoing"]]);
  });

  test("a signal stops steps that run at once, and those that pause between two tries, and undoes all of them", async () => {
    const list = `
steps:
  - parallel:
      - { id: a, run: touch a; echo $$ >> pids; touch began-a; sleep 60, revert: rm a }
      - { id: b, run: touch b; echo $$ >> pids; touch began-b; sleep 60, revert: rm b }
      - { id: again, retry: { times: 3, delay: 60s }, run: touch again; touch tried; exit 1, revert: rm again }
  - { id: later, run: touch later }
`;
    await using folder = new CliFolder({ "list.yml": list });
    const cli = folder.start("run", "list.yml", "--result", "result.json", "--events", "events.jsonl");
    for (const name of ["began-a", "began-b", "tried"]) await folder.appears(name);
    await until("the try has failed", () => folder.read("events.jsonl").includes("step.retrying"));
    const pids = folder.lines("pids").map(Number);
    cli.signal("SIGINT");
    const { code, stdout } = await cli.ended;
    assert.deepEqual([code, left(folder)], [1, ["began-a", "began-b", "pids", "tried"]], stdout);
    assert.deepEqual(pids.filter(lives), []);
    const { steps } = JSON.parse(folder.read("result.json"));
    assert.deepEqual(
      steps.map(({ id, status, attempts }: { id: string; status: string; attempts: number }) => [id, status, attempts]),
      [
        ["step-1", "failed", 1],
        ["a", "cancelled", 1],
        ["b", "cancelled", 1],
        ["again", "failed", 1],
        ["later", "pending", 0],
      ],
    );
  });

  test("a second signal ends the pause between two tries of an undo", { timeout: 30_000 }, async () => {
    const list = `
steps:
  - id: a
    run: "true"
    revert: { run: "echo try >> tries; test -e allow", retry: { times: 1, delay: 60s } }
  - run: exit 1
`;
    await using folder = new CliFolder({ "list.yml": list });
    const cli = folder.start("run", "list.yml", "--events", "events.jsonl");
    await folder.appears("tries");
    await until("the undo has failed", () => folder.read("events.jsonl").includes("revert.retrying"));
    folder.write("allow");
    await insist(cli, "SIGINT", "Undoing goes on");
    await insist(cli, "SIGINT", "No more grace");
    assert.deepEqual([(await cli.ended).code, folder.lines("tries")], [1, ["try", "try"]]);
  });

  test("Ctrl-C typed on a terminal stops and undoes", async (t) => {
    await using folder = new CliFolder({ "list.yml": waiting });
    const cli = folder.startOnTerminal(t, "run", "list.yml");
    if (cli === undefined) return;
    await folder.appears("began");
    cli.type("\u0003");
    const { code, stdout } = await cli.ended;
    assert.deepEqual([code, left(folder)], [1, ["began", "undone"]]);
    assert.match(stdout, new RegExp(`\r\u001b\\[2K${stopping("SIGINT").trim()}\r\n`));
    assert.match(stdout, /↶.* slow .*↶.* made .*Everything was undone/s);
  });

  test("SIGUSR1, which makes Node wait for a debugger, is passed over", async () => {
    const list = "steps: [{ run: touch began; until test -e go; do sleep 0.05; done }]";
    await using folder = new CliFolder({ "list.yml": list });
    const cli = folder.start("run", "list.yml");
    await folder.appears("began");
    cli.signal("SIGUSR1");
    await sleep(300);
    folder.write("go");
    const { code, stderr } = await cli.ended;
    assert.deepEqual([code, stderr], [0, ""]);
  });

  test("a reader that goes away is no reason to stop, nor to leave anything undone", async () => {
    const list = `
steps:
  - { id: made, run: touch made, revert: rm made }
  - run: for i in 1 2 3 4 5 6 7 8 9 10; do echo line $i; sleep 0.05; done; touch went-on
  - { run: exit 1, revert: echo undoing; touch undone }
`;
    await using folder = new CliFolder({ "list.yml": list });
    const { stdout } = await folder.shell(`jipper run list.yml | head -1; echo "\${PIPESTATUS[0]}"`).ended;
    assert.match(stdout, /^run \w+ · list\.yml\n1\n$/);
    assert.deepEqual(left(folder), ["undone", "went-on"]);
  });

  test("where Jipper is killed, nothing of its step is left after its grace, and rollback undoes it", async () => {
    const list = `
steps:
  - { id: made, run: touch made, revert: rm made }
  - id: slow
    run: |
      echo $$ >> pids
      trap '' TERM HUP
      setsid bash -c 'echo $$ >> pids; exec sleep 60' &
      setsid bash -c 'echo $$ >> pids; trap "" TERM HUP INT; while :; do sleep 0.1; done' > /dev/null 2>&1 &
      until [ "$(wc -l < pids)" = 3 ]; do sleep 0.05; done
      touch began
      while :; do sleep 0.1; done
    revert: touch undone
`;
    await using folder = new CliFolder({ "list.yml": list });
    const cli = folder.start("run", "list.yml");
    await folder.appears("began");
    const pids = folder.lines("pids").map(Number);
    assert.deepEqual(pids.map(lives), [true, true, true]);
    const killed = performance.now();
    cli.signal("SIGKILL");
    await until("the end of what the step had started", () => !pids.some(lives));
    const seconds = (performance.now() - killed) / 1000;
    // A machine that is busy may hold up each of the two that look by some seconds.
    assert.ok(seconds < 12, `gone after ${seconds} s, with a grace of 5 s`);

    const again = await folder.run("rollback", ...folder.runs());
    assert.deepEqual([again.code, left(folder)], [0, ["began", "pids", "undone"]], again.stderr);
    assert.match(again.stdout, /↶ slow .*↶ made .*Everything was undone/s);
    const third = await folder.run("rollback", ...folder.runs());
    assert.match(third.stdout, /\n\nNothing was left to undo\./);
    assert.deepEqual([third.code, /↶/.test(third.stdout)], [0, false]);
  });
});

/**
 * Sends a signal until it is heeded. Jipper takes two for one that are nearer than 150 ms, and only Jipper
 * knows when it has heeded the one before.
 */
async function insist(cli: StartedCli, name: NodeJS.Signals, words: string): Promise<void> {
  while (!cli.stderr.includes(words)) {
    cli.signal(name);
    for (let ms = 0; ms < 1000 && !cli.stderr.includes(words); ms += 20) await sleep(20);
  }
}

/** What the steps have made and not undone. */
function left(folder: CliFolder): string[] {
  return fs
    .readdirSync(folder.path)
    .filter((name) => !/^(\..*|list\.yml|result\.json|events\.jsonl)$/.test(name))
    .sort();
}

/** A zombie does not live: some containers never reap them. */
function lives(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(fs.readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}
