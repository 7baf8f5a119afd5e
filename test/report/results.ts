import type { RunResult, StepResult } from "../../src/report/result.ts";

export const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 3) + seconds * 1000).toISOString();
export const start = Date.UTC(2026, 10, 24, 3);

export function step(id: string, from: number, to: number, more: Partial<StepResult> = {}): StepResult {
  return {
    id,
    name: id,
    path: "steps[0]",
    kind: "run",
    status: "succeeded",
    attempts: 1,
    startedAt: at(from),
    finishedAt: at(to),
    outputs: {},
    revert: { status: "none", attempts: 0 },
    ...more,
  };
}

export function idle(id: string): StepResult {
  const {
    startedAt: _startedAt,
    finishedAt: _finishedAt,
    ...rest
  } = step(id, 0, 0, { status: "pending", attempts: 0 });
  return rest;
}

export const reverted = (from: number, to: number) =>
  ({ status: "reverted", attempts: 1, startedAt: at(from), finishedAt: at(to) }) as const;

export function run(more: Partial<RunResult>): RunResult {
  return {
    schema: 1,
    run: "7f3k",
    outcome: "succeeded",
    startedAt: at(0),
    finishedAt: at(13.7),
    steps: [],
    residue: [],
    ...more,
  };
}
