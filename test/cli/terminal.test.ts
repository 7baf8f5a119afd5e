import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { TerminalOptions } from "../../src/cli/terminal.ts";
import type { Story } from "../report/story.ts";
import { cancelled, green, inParallel, interleaved, rolledBack, withResidue } from "../report/story.ts";
import { CliFolder } from "../support/cli.ts";
import { requiredPart } from "../support/required-part.ts";
import { FakeTerminal } from "./fake-terminal.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const place = (step: string) => (step === "join" ? "join.yml:22" : undefined);

const whole: [title: string, story: Story, options: Partial<TerminalOptions>, expected: string][] = [
  [
    "a green run is quiet: marks and times",
    green,
    {},
    `Join node to the cluster · run 7f3k · join.yml

  ✔ volume  Create volume                         1.2 s
  ✔ check   ./check.sh                            12 ms
  ✔ join    joinCluster                         1 m 5 s

Done: 3 steps in 1 m 6 s
`,
  ],
  [
    "a run that is undone shows what the failed step printed, and the way back",
    rolledBack,
    { place },
    `Join node to the cluster · run 7f3k · join.yml

  ✔ volume  Create volume                         1.2 s
  ✔ check   ./check.sh                            12 ms
  ✖ join    joinCluster                           5.0 s   timed out after 5 s
  │ waiting for quorum (1 of 3)
  │ waiting for quorum (2 of 3)

  Undoing, because join timed out after 5 s

  ↶ join    leaveCluster                          0.3 s
  ↶ volume  ./delete-volume.sh "$VOLUME"          0.4 s

Everything was undone.   cause: join timed out after 5 s (join.yml:22)   7.2 s

  nothing to undo: check
  now: fix what made join fail, then run it again
`,
  ],
  [
    "a failed undo shows what it printed, and what to do by hand",
    withResidue,
    { place },
    `Join node to the cluster · run 7f3k · join.yml

  ✔ volume  Create volume                         1.2 s
  ✔ check   ./check.sh                            12 ms
  ✖ join    joinCluster                           5.0 s   timed out after 5 s
  │ waiting for quorum (1 of 3)
  │ waiting for quorum (2 of 3)

  Undoing, because join timed out after 5 s

  ↶ join    leaveCluster                          0.3 s
  ✖ volume  ./delete-volume.sh "$VOLUME"          6.1 s   exit code 1, 3 tries
  │ volume is busy

Not everything could be undone.   cause: join timed out after 5 s (join.yml:22)   13.7 s

  nothing to undo: check

  volume is still there (its undo did not succeed: exit code 1). By hand:
    cd deploy && env VOLUME=vol-7 bash -e -c './delete-volume.sh "$VOLUME"'
  or try again:
    jipper rollback 7f3k
`,
  ],
  [
    "a cancelled run shows what was going on",
    cancelled,
    {},
    `Join node to the cluster · run 7f3k · join.yml

  ✔ volume  Create volume                         1.2 s
  ✔ check   ./check.sh                            12 ms
  ✖ join    joinCluster                           2.1 s   ended by SIGTERM
  │ waiting for quorum (1 of 3)

  Undoing, because the run was cancelled while join ran

  ↶ join    leaveCluster                          0.3 s
  ↶ volume  ./delete-volume.sh                    0.4 s

Everything was undone.   cause: the run was cancelled while join ran   4.0 s

  nothing to undo: check
  now: run it again when you are ready
`,
  ],
  [
    "a group is told with its members; what a try printed that was not the last one is not shown",
    inParallel,
    {
      knows: (step) => ({
        ...(step === "g" ? { group: "parallel" } : { parent: "g" }),
        mayFail: false,
        hasRevert: true,
      }),
    },
    `run 7f3k

  ↻   a   ./start.sh a                          0.4 s   exit code 75 · try 1, again in 2 s
  ✔   bb  ./start.sh bb                         0.5 s
  ✔   a   ./start.sh a                          0.2 s   2 tries
  ✔ g     a, bb in parallel                     2.7 s

Done: 2 steps in 2.8 s
`,
  ],
  [
    "verbose shows all output as it comes, and does not repeat it",
    interleaved,
    { isVerbose: true },
    `run 7f3k

  ▶ a   ./start.sh a
  │ one
  ▶ bb  ./start.sh bb
  │ two
  a │ three
  a │ four
  ✔ bb  ./start.sh bb                         0.5 s
  a │ five
  ✖ a   ./start.sh a                          0.9 s   exit code 3

  Undoing, because a failed: exit code 3

  ◀ bb  ./stop.sh bb
  ◀ a   ./stop.sh a
  bb │ six
  a │ seven
  ↶ a   ./stop.sh a                           30 ms
  ↶ bb  ./stop.sh bb                          40 ms

Everything was undone.   cause: a failed: exit code 3   1.0 s

  now: fix what made a fail, then run it again
`,
  ],
];
for (const [title, story, options, expected] of whole)
  test(title, async () => assert.equal((await new FakeTerminal(options).tell(story)).screen, expected));

test("a terminal that says it has no columns is taken for one of 80", async () => {
  const [unknown, usual] = [new FakeTerminal({ columns: 0 }), new FakeTerminal({ columns: 80 })];
  await Promise.all([unknown, usual].map((terminal) => terminal.tell(withResidue)));
  assert.equal(unknown.screen, usual.screen);
});

test("a terminal that cannot take a line back gets none that lives", async () => {
  const terminal = await new FakeTerminal({ isLiving: false }).tell(interleaved);
  assert.equal(terminal.ticks.size, 0);
  assert.ok(!terminal.raw.includes("\u001b"), terminal.raw);
});

test("a terminal that is called dumb is such a one", async (t) => {
  const script = requiredPart(t, "script");
  if (script === undefined) return;
  await using folder = new CliFolder({ "list.yml": "steps: [{ run: sleep 0.3 }]" });
  const command = `exec '${process.execPath}' '${cli}' run list.yml`;
  const end = (TERM: string) => folder.spawn([script, "-qefc", command, "/dev/null"], { SHELL: "/bin/sh", TERM }).ended;
  const [dumb, other] = [await end("dumb"), await end("xterm")];
  assert.deepEqual([dumb.code, dumb.stdout.includes("\u001b"), other.stdout.includes("\u001b")], [0, false, true]);
});

test("colours mark what is good, bad and undone", async () => {
  const terminal = await new FakeTerminal({ hasColours: true }).tell(withResidue);
  const lines = terminal.screen.replaceAll("\u001b", "^").split("\n");
  assert.deepEqual(
    lines.filter((line) => /[✔✖↶]|Undoing|cause/.test(line)),
    [
      "  ^[32m✔^[39m volume  Create volume                     ^[2m    1.2 s^[22m",
      "  ^[32m✔^[39m check   ./check.sh                        ^[2m    12 ms^[22m",
      "  ^[31m✖^[39m join    joinCluster                       ^[2m    5.0 s^[22m   ^[31mtimed out after 5 s^[39m",
      "  ^[33mUndoing, because join timed out after 5 s^[39m",
      "  ^[33m↶^[39m join    leaveCluster                      ^[2m    0.3 s^[22m",
      `  ^[31m✖^[39m volume  ./delete-volume.sh "$VOLUME"      ^[2m    6.1 s^[22m   ^[31mexit code 1, 3 tries^[39m`,
      "^[1m^[31mNot everything could be undone.^[39m^[22m   ^[2mcause:^[22m join timed out after 5 s   13.7 s",
    ],
  );
});

test("the last words have another colour where nothing is left", async () => {
  const terminal = await new FakeTerminal({ hasColours: true }).tell(rolledBack);
  assert.match(terminal.screen.replaceAll("\u001b", "^"), /\n\^\[1m\^\[33mEverything was undone\.\^\[39m/);
});
