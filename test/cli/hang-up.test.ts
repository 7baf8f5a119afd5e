import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CliFolder, until } from "../support/cli.ts";
import { requiredPart } from "../support/required-part.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const jipper = `'${process.execPath}' '${cli}'`;
/** Prints all the while, so that each write meets what has become of the terminal. */
const waiting = `
steps:
  - { id: made, run: touch made, revert: rm made; touch undone }
  - { id: slow, run: "echo $PPID > parent; touch began; until test -e go; do echo line; sleep 0.05; done; touch ended", revert: echo undoing; touch slow-undone }
`;

// All of these wait more than they work.
describe("nobody listens any more", { concurrency: true }, () => {
  test("the terminal is closed: what runs is stopped and undone, and the exit code is right", async (t) => {
    await using folder = new CliFolder({ "list.yml": waiting });
    // The outer shell dies with the terminal, upon which all in front of it are told; the inner one outlives that.
    const closed = await closeTerminal(t, folder, (run) => `(trap : HUP; ${run}); true`);
    if (!closed) return;
    assert.deepEqual(
      [folder.read("code"), folder.has("made"), folder.has("undone"), folder.has("slow-undone"), folder.has("ended")],
      ["1\n", false, true, true, false],
    );
    const { outcome, cause } = JSON.parse(folder.read("result.json"));
    assert.deepEqual(
      [outcome, cause],
      ["rolled-back", { kind: "cancelled", step: "slow", message: "stopped by SIGHUP" }],
    );
  });

  test("the terminal is gone, of which nobody tells: the run goes on to its end", async (t) => {
    await using folder = new CliFolder({ "list.yml": waiting });
    const closed = await closeTerminal(t, folder, (run) => `trap : HUP; ${run}`, "go");
    if (!closed) return;
    assert.deepEqual([folder.read("code"), folder.has("made"), folder.has("ended")], ["0\n", true, true]);
  });

  const ignoring: [title: string, command: string][] = [
    ["started by nohup", `nohup ${jipper} run list.yml > out 2>&1; exit $?`],
    ["started by a shell that ignores SIGHUP", `trap '' HUP; ${jipper} run list.yml > out 2>&1; exit $?`],
  ];
  for (const [title, command] of ignoring)
    test(`${title}, a run goes on when it is told that the terminal is gone`, async () => {
      await using folder = new CliFolder({ "list.yml": waiting });
      const running = folder.spawn(["bash", "--noprofile", "--norc", "-c", command], {});
      await folder.appears("began");
      const { pid } = JSON.parse(folder.read(`.state/jipper/${folder.runs()}/owner.json`));
      for (let times = 0; times < 4; times++) {
        process.kill(pid, "SIGHUP");
        await sleep(200); // two that are nearer than that would count as one
      }
      folder.write("go");
      assert.deepEqual([(await running.ended).code, folder.has("ended"), folder.has("made")], [0, true, true]);
      assert.match(folder.read("out"), /Done: 2 steps/);
      assert.doesNotMatch(folder.read("out"), /SIGHUP/);
    });

  test("started by nohup, a run still heeds SIGTERM", async () => {
    await using folder = new CliFolder({ "list.yml": waiting });
    const running = folder.spawn(["bash", "-c", `nohup ${jipper} run list.yml > out 2>&1`], {});
    await folder.appears("began");
    const { pid } = JSON.parse(folder.read(`.state/jipper/${folder.runs()}/owner.json`));
    process.kill(pid, "SIGTERM");
    assert.deepEqual([(await running.ended).code, folder.has("made"), folder.has("slow-undone")], [1, false, true]);
  });

  const pipes: [title: string, redirection: string][] = [
    ["standard output", "2> err |"],
    ["standard error", "2>&1 > out |"],
    ["both", "2>&1 |"],
  ];
  for (const [title, redirection] of pipes)
    test(`the reader of ${title} is gone: the run goes on to its end, and the exit code is right`, async () => {
      await using folder = new CliFolder({ "list.yml": waiting });
      const command = `{ ${jipper} run list.yml; echo $? > code; } ${redirection} true`;
      const running = folder.spawn(["bash", "--noprofile", "--norc", "-c", command], {});
      await folder.appears("began");
      await sleep(200); // some writes fail
      folder.write("go");
      await running.ended;
      assert.deepEqual([folder.read("code"), folder.has("ended"), folder.has("made")], ["0\n", true, true]);
    });

  test("the reader of standard error is gone, and three signals come: it ends all the same, and leaves its result", async () => {
    const stuck = `
steps:
  - { id: slow, run: touch began; sleep 60, revert: touch undoing; sleep 60 }`;
    await using folder = new CliFolder({ "list.yml": stuck });
    const command = `{ ${jipper} run list.yml --result result.json; echo $? > code; } 2>&1 | true`;
    folder.spawn(["bash", "--noprofile", "--norc", "-c", command], {});
    await folder.appears("began");
    const { pid } = JSON.parse(folder.read(`.state/jipper/${folder.runs()}/owner.json`));
    process.kill(pid, "SIGINT");
    await folder.appears("undoing");
    while (!folder.has("code")) {
      if (fs.existsSync(`/proc/${pid}`)) process.kill(pid, "SIGINT");
      await sleep(200);
    }
    await until("the exit code is there", () => folder.read("code") !== "");
    assert.deepEqual(
      [folder.read("code"), JSON.parse(folder.read("result.json")).outcome],
      ["2\n", "rollback-incomplete"],
    );
  });
});

/** Runs the list on a terminal, closes that in the middle, writes a file, and waits for the exit code; false where no terminal can be made. */
async function closeTerminal(t: TestContext, folder: CliFolder, wrapped: (run: string) => string, after?: string) {
  const script = requiredPart(t, "script");
  if (script === undefined) return false;
  const command = wrapped(`${jipper} run list.yml --verbose --result result.json; echo $? > code`);
  const terminal = folder.spawn([script, "-qefc", command, "/dev/null"], { SHELL: "/bin/bash", TERM: "xterm" });
  await folder.appears("began");
  await terminal.kill();
  await sleep(200); // some writes fail
  if (after !== undefined) folder.write(after);
  try {
    await until("it has ended", () => folder.has("code") && folder.read("code") !== "");
  } finally {
    folder.write("go"); // it is no child of ours any more, and must not outlive a test that fails
  }
  return true;
}
