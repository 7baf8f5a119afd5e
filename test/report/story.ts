import type { Event, OutputBlock, Reporter } from "../../src/report/event.ts";

/** What a reporter is told, in order. */
export type Story = readonly (Event | OutputBlock)[];

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

const about = { at: "2026-11-24T03:00:00.000Z", run: "7f3k" };

export const told = (event: Without<Event, "at" | "run">): Event => ({ ...event, ...about }) as Event;

export const started = (step: string, name: string, attempt = 1): Event =>
  told({ event: "step.started", step, name, attempt });

export const succeeded = (step: string, durationMs: number): Event =>
  told({ event: "step.succeeded", step, attempt: 1, durationMs, outputs: {} });

export const undoing = (step: string, name: string): Event => told({ event: "revert.started", step, name, attempt: 1 });

export const undone = (step: string, durationMs: number): Event =>
  told({ event: "revert.succeeded", step, attempt: 1, durationMs });

export const printed = (step: string, text: string, phase: OutputBlock["phase"] = "step"): OutputBlock => ({
  step,
  phase,
  lines: new TextEncoder().encode(text),
});

/** Tells a story to a reporter, and waits where the reporter asks for it. */
export async function tellTo(reporter: Required<Reporter>, story: Story): Promise<void> {
  for (const part of story) {
    if ("lines" in part) await reporter.output(part);
    else reporter.event(part);
  }
}

const begin = told({
  event: "run.started",
  name: "Join node to the cluster",
  file: "join.yml",
  steps: ["volume", "check", "join"],
});

const untilCheck: Story = [
  begin,
  started("volume", "Create volume"),
  printed("volume", "creating 10G\nvol-7\n"),
  succeeded("volume", 1204),
  started("check", "./check.sh"),
  succeeded("check", 12),
  started("join", "joinCluster"),
  printed("join", "waiting for quorum (1 of 3)\n"),
];

const joinTimedOut: Story = [
  ...untilCheck,
  printed("join", "waiting for quorum (2 of 3)\n"),
  told({
    event: "step.timed-out",
    step: "join",
    attempt: 1,
    durationMs: 5003,
    message: "timed out after 5 s",
    signal: "SIGTERM",
  }),
  undoing("join", "leaveCluster"),
  printed("join", "left\n", "revert"),
  undone("join", 300),
  undoing("volume", './delete-volume.sh "$VOLUME"'),
];

export const timedOut = { kind: "timed-out", step: "join", message: "timed out after 5 s" } as const;

export const green: Story = [
  ...untilCheck,
  succeeded("join", 65_000),
  told({ event: "run.finished", durationMs: 66_216, outcome: "succeeded", residue: [] }),
];

export const rolledBack: Story = [
  ...joinTimedOut,
  undone("volume", 412),
  told({ event: "run.finished", durationMs: 7200, outcome: "rolled-back", cause: timedOut, residue: [] }),
];

export const withResidue: Story = [
  ...joinTimedOut,
  printed("volume", "volume is busy\n", "revert"),
  told({
    event: "revert.failed",
    step: "volume",
    attempt: 3,
    durationMs: 6100,
    message: "exit code 1",
    exitCode: 1,
  }),
  told({
    event: "run.finished",
    durationMs: 13_700,
    outcome: "rollback-incomplete",
    cause: timedOut,
    residue: [
      {
        step: "volume",
        why: "its undo did not succeed: exit code 1",
        command: "cd deploy && env VOLUME=vol-7 bash -e -c './delete-volume.sh \"$VOLUME\"'",
      },
    ],
  }),
];

const cancelledByUser = { kind: "cancelled", step: "join", message: "ended by SIGTERM" } as const;

export const cancelled: Story = [
  ...untilCheck,
  told({
    event: "step.cancelled",
    step: "join",
    attempt: 1,
    durationMs: 2100,
    message: "ended by SIGTERM",
    signal: "SIGTERM",
  }),
  undoing("join", "leaveCluster"),
  undone("join", 300),
  undoing("volume", "./delete-volume.sh"),
  undone("volume", 400),
  told({ event: "run.finished", durationMs: 4016, outcome: "rolled-back", cause: cancelledByUser, residue: [] }),
];

/** Two steps whose output comes mixed. */
export const interleaved: Story = [
  told({ event: "run.started", steps: ["a", "bb"] }),
  started("a", "./start.sh a"),
  printed("a", "one\n"),
  started("bb", "./start.sh bb"),
  printed("bb", "two\n"),
  printed("a", "three\nfour\n"),
  succeeded("bb", 500),
  printed("a", "five\n"),
  told({ event: "step.failed", step: "a", attempt: 1, durationMs: 900, message: "exit code 3", exitCode: 3 }),
  undoing("bb", "./stop.sh bb"),
  undoing("a", "./stop.sh a"),
  printed("bb", "six\n", "revert"),
  printed("a", "seven\n", "revert"),
  undone("a", 30),
  undone("bb", 40),
  told({
    event: "run.finished",
    durationMs: 1000,
    outcome: "rolled-back",
    cause: { kind: "failed", step: "a", message: "exit code 3" },
    residue: [],
  }),
];

const inGroup = { event: "step.started", parent: "g" } as const;

/** A parallel group, one member of which needs two tries. */
export const inParallel: Story = [
  told({ event: "run.started", steps: ["g", "a", "bb"] }),
  told({ event: "step.started", step: "g", name: "a, bb in parallel", attempt: 1, group: "parallel" }),
  told({ ...inGroup, step: "a", name: "./start.sh a", attempt: 1 }),
  told({ ...inGroup, step: "bb", name: "./start.sh bb", attempt: 1 }),
  printed("a", "busy\n"),
  told({ event: "step.retrying", step: "a", attempt: 1, durationMs: 400, message: "exit code 75", delayMs: 2000 }),
  succeeded("bb", 500),
  told({ ...inGroup, step: "a", name: "./start.sh a", attempt: 2 }),
  told({ event: "step.succeeded", step: "a", attempt: 2, durationMs: 200, outputs: {} }),
  succeeded("g", 2700),
  told({ event: "run.finished", durationMs: 2800, outcome: "succeeded", residue: [] }),
];
