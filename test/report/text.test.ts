import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextOptions, Write } from "../../src/report/text.ts";
import { textReport } from "../../src/report/text.ts";
import { bytesOf } from "./bytes-of.ts";
import type { Story } from "./story.ts";
import { cancelled, green, interleaved, printed, rolledBack, started, told, undone, withResidue } from "./story.ts";

const place = (step: string) => (step === "join" ? "join.yml:22" : undefined);

const whole: [title: string, story: Story, options: TextOptions, expected: string][] = [
  [
    "a green run says what ran and ends with one quiet line",
    green,
    { place },
    `Join node to the cluster · run 7f3k · join.yml

  ▶ volume  Create volume
  │ creating 10G
  │ vol-7
  ✔ volume  Create volume                         1.2 s
  ▶ check   ./check.sh
  ✔ check   ./check.sh                            12 ms
  ▶ join    joinCluster
  │ waiting for quorum (1 of 3)
  ✔ join    joinCluster                         1 m 5 s

Done: 3 steps in 1 m 6 s
`,
  ],
  [
    "a run that is undone says why, draws the way back and says what now",
    rolledBack,
    { place },
    `Join node to the cluster · run 7f3k · join.yml

  ▶ volume  Create volume
  │ creating 10G
  │ vol-7
  ✔ volume  Create volume                         1.2 s
  ▶ check   ./check.sh
  ✔ check   ./check.sh                            12 ms
  ▶ join    joinCluster
  │ waiting for quorum (1 of 3)
  │ waiting for quorum (2 of 3)
  ✖ join    joinCluster                           5.0 s   timed out after 5 s

  Undoing, because join timed out after 5 s

  ◀ join    leaveCluster
  │ left
  ↶ join    leaveCluster                          0.3 s
  ◀ volume  ./delete-volume.sh "$VOLUME"
  ↶ volume  ./delete-volume.sh "$VOLUME"          0.4 s

Everything was undone.   cause: join timed out after 5 s (join.yml:22)   7.2 s

  nothing to undo: check
  now: fix what made join fail, then run it again
`,
  ],
  [
    "what could not be undone is named, with the command that does it by hand",
    withResidue,
    { place },
    `Join node to the cluster · run 7f3k · join.yml

  ▶ volume  Create volume
  │ creating 10G
  │ vol-7
  ✔ volume  Create volume                         1.2 s
  ▶ check   ./check.sh
  ✔ check   ./check.sh                            12 ms
  ▶ join    joinCluster
  │ waiting for quorum (1 of 3)
  │ waiting for quorum (2 of 3)
  ✖ join    joinCluster                           5.0 s   timed out after 5 s

  Undoing, because join timed out after 5 s

  ◀ join    leaveCluster
  │ left
  ↶ join    leaveCluster                          0.3 s
  ◀ volume  ./delete-volume.sh "$VOLUME"
  │ volume is busy
  ✖ volume  ./delete-volume.sh "$VOLUME"          6.1 s   exit code 1, 3 tries

Not everything could be undone.   cause: join timed out after 5 s (join.yml:22)   13.7 s

  nothing to undo: check

  volume is still there (its undo did not succeed: exit code 1). By hand:
    cd deploy && env VOLUME=vol-7 bash -e -c './delete-volume.sh "$VOLUME"'
  or try again:
    jipper rollback 7f3k
`,
  ],
  [
    "a cancelled run is undone and may be run again",
    cancelled,
    {},
    `Join node to the cluster · run 7f3k · join.yml

  ▶ volume  Create volume
  │ creating 10G
  │ vol-7
  ✔ volume  Create volume                         1.2 s
  ▶ check   ./check.sh
  ✔ check   ./check.sh                            12 ms
  ▶ join    joinCluster
  │ waiting for quorum (1 of 3)
  ✖ join    joinCluster                           2.1 s   ended by SIGTERM

  Undoing, because the run was cancelled while join ran

  ◀ join    leaveCluster
  ↶ join    leaveCluster                          0.3 s
  ◀ volume  ./delete-volume.sh
  ↶ volume  ./delete-volume.sh                    0.4 s

Everything was undone.   cause: the run was cancelled while join ran   4.0 s

  nothing to undo: check
  now: run it again when you are ready
`,
  ],
  [
    "output of two steps at once is told apart by their ids",
    interleaved,
    {},
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
  [
    "an undo that was asked for says so, and needs nothing more",
    [
      told({ event: "run.started", steps: ["volume"] }),
      told({ event: "revert.started", step: "volume", attempt: 1, name: "./delete.sh" }),
      undone("volume", 100),
      told({
        event: "run.finished",
        durationMs: 120,
        outcome: "rolled-back",
        cause: { kind: "requested", message: "" },
        residue: [],
      }),
    ],
    { cause: { kind: "requested", message: "" } },
    `run 7f3k

  Undoing, because it was asked for

  ◀ volume  ./delete.sh
  ↶ volume  ./delete.sh                           0.1 s

Everything was undone, as asked.   0.1 s
`,
  ],
  [
    "a failure with several lines shows the others below its mark",
    [
      told({ event: "run.started", steps: ["a"] }),
      started("a", "makeIt"),
      told({ event: "step.skipped", step: "b", attempt: 1 }),
      told({
        event: "step.failed",
        step: "a",
        attempt: 1,
        durationMs: 100,
        message: "Error: no room\n  on disk \u001b[2J7\n  on tape",
      }),
      told({
        event: "run.finished",
        durationMs: 120,
        outcome: "rolled-back",
        cause: { kind: "failed", step: "a", message: "Error: no room\n  on disk 7" },
        residue: [],
      }),
    ],
    {},
    `run 7f3k

  ▶ a  makeIt
  ○ b  skipped
  ✖ a  makeIt                                0.1 s   Error: no room
  │   on disk \\x1b[2J7
  │   on tape

Failed, with nothing left to undo.   cause: a failed: Error: no room   0.1 s

  nothing to undo: a
  now: fix what made a fail, then run it again
`,
  ],
];
for (const [title, story, options, expected] of whole)
  test(title, async () => assert.equal((await bytesOf(story, options)).toString(), expected));

test("the work is held back until its output is written", async () => {
  let release = (): void => undefined;
  const write: Write = () => new Promise((resolve) => (release = resolve));
  let isThrough = false;
  const through = Promise.resolve(textReport(write).output(printed("a", "x\n"))).then(() => (isThrough = true));
  await new Promise(setImmediate);
  assert.equal(isThrough, false);
  release();
  await through;
});

test("what a step left for people stands below it, made harmless", () => {
  const at = "2026-01-01T00:00:00.000Z";
  const lines: string[] = [];
  const report = textReport((text) => void lines.push(String(text)));
  report.event({ at, run: "7f3k", event: "run.started", steps: ["a"] });
  report.event({ at, run: "7f3k", event: "step.started", step: "a", attempt: 1, name: "make" });
  const detail = "made **two** volumes\n\u001b[2Jthe second\n";
  report.event({ at, run: "7f3k", event: "step.succeeded", step: "a", attempt: 1, durationMs: 5, outputs: {}, detail });
  assert.equal(lines.join("").split("\n").slice(4, 6).join("\n"), "  · made **two** volumes\n  · \\x1b[2Jthe second");
});
