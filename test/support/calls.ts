import fs from "node:fs";
import { join } from "node:path";
import type { CallWork, Json, Step } from "../../src/plan/plan.ts";
import type { JournalRecord, PlanRecord } from "../../src/rollback/record.ts";
import { standingsOf } from "../../src/rollback/standings.ts";
import { callWork } from "../../src/runner/call/call-work.ts";
import { Guard } from "../../src/runner/process/guard.ts";
import type { Performed } from "../../src/runner/work/perform.ts";
import { WorkFolder } from "../../src/runner/work/work-folder.ts";
import { planOf } from "./plans.ts";
import { tempFolder } from "./temp-folder.ts";

/** URL of a module of test/support/libs/. */
export function lib(name: string): string {
  return new URL(`libs/${name}`, import.meta.url).href;
}

/** A `call` of a function of test/support/libs/ends.mjs, unless told otherwise. */
export function callOf(name: string, args: Json = null, more: Partial<CallWork> = {}): CallWork {
  return { kind: "call", function: name, module: lib("ends.mjs"), isolated: true, args, env: {}, ...more };
}

export type CallCircumstances = {
  readonly directory?: string;
  /** Performs the revert of a step that has gone so before. */
  readonly revertOf?: readonly JournalRecord[];
  readonly signal?: AbortSignal;
  readonly hurry?: AbortSignal;
  readonly graceMs?: number;
  readonly env?: { readonly [name: string]: string };
  readonly output?: (lines: Uint8Array) => void | Promise<void>;
  readonly started?: (pid: number) => void;
};

/** Performs a `call` as a step, or as the revert of one, and tells how it ended, what it printed, and what it left in the folder for temporary files. */
export async function perform(work: CallWork, circumstances: CallCircumstances = {}) {
  await using temp = tempFolder();
  const { directory = temp.path, revertOf, graceMs = 300 } = circumstances;
  const folder = new WorkFolder(temp.path);
  const guard = new Guard({ graceMs: 300, folder: folder.path });
  const step: Step = {
    id: "s",
    name: "The step",
    path: "steps[0]",
    work: revertOf === undefined ? work : { ...work, args: null },
    revert: revertOf === undefined ? null : { work, graceMs },
    graceMs,
  };
  const first: PlanRecord = {
    record: "plan",
    at: "2026-01-01T00:00:00.000Z",
    schema: 1,
    run: "r",
    mark: "m",
    plan: planOf(directory, [step], { env: circumstances.env ?? {} }),
    policy: { onRevertFailure: "continue", rollbackWhen: "step-failure" },
  };
  const blocks: Uint8Array[] = [];
  try {
    const performed: Performed = await callWork(folder, guard)(work, {
      deed: { phase: revertOf === undefined ? "step" : "revert", step, attempt: 1 },
      standings: standingsOf([first, ...(revertOf ?? [])]),
      mark: `test-${process.pid}-${Math.random()}`,
      signal: circumstances.signal ?? new AbortController().signal,
      hurry: circumstances.hurry ?? new AbortController().signal,
      graceMs,
      output: circumstances.output ?? ((lines) => void blocks.push(lines)),
      ended: () => {},
      started: ({ pid }) => circumstances.started?.(pid),
    });
    await removed(folder.path);
    return { performed, output: Buffer.concat(blocks).toString(), left: left(folder.path) };
  } finally {
    await guard.close();
    folder.remove();
  }
}

/** Files of steps are removed in the background. */
async function removed(folder: string): Promise<void> {
  for (let tries = 0; tries < 100 && left(folder).length > 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

function left(folder: string): readonly string[] {
  return fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
    const stat = fs.statSync(join(folder, name), { throwIfNoEntry: false });
    return stat !== undefined && !stat.isFIFO(); // pipes are used again
  });
}
