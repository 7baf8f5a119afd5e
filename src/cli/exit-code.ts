import type { RunResult } from "../report/result.ts";

/** What the user gave is wrong; nothing has run. */
export const wrongInput = 3;

/** Jipper itself failed: nobody can say that nothing is left undone. */
export const brokenOff = 2;

export function exitCodeOf(outcome: RunResult["outcome"]): number {
  switch (outcome) {
    case "succeeded":
      return 0;
    case "rolled-back":
      return 1;
    case "rollback-incomplete":
    case "running":
      return brokenOff;
  }
}
