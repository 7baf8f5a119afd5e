/** What is played, and what is told of it: the words that the model and the drive of the core have in common. */

export type Ending = "succeeds" | "fails" | "times out" | "hangs until it is stopped";
export type UndoEnding = "succeeds" | "fails" | "times out";
export type Status = "pending" | "succeeded" | "failed" | "timed-out" | "cancelled";
export type UndoStatus = "none" | "pending" | "reverted" | "failed" | "timed-out" | "not-reached";

export type Tree = {
  readonly id: string;
  /** Place in the whole list, depth first, groups before their members; sets its moment on the clock apart. */
  readonly number: number;
  readonly kind: "leaf" | "serial" | "parallel";
  readonly members: readonly Tree[];
  /** Of a leaf: how its tries end, one after another; the last entry holds for all further ones. */
  readonly ends: readonly Ending[];
  /** Of a leaf: how slow it is, beside the others. */
  readonly pace: number;
  /** Of a group: how slow its members may be before its limit comes. */
  readonly limit?: number;
  readonly maxParallel?: number;
  readonly undo: { readonly ends: readonly UndoEnding[]; readonly moreTries: number } | null;
  readonly moreTries: number;
  readonly undoneBetweenTries?: true;
  readonly isPassedOver?: true;
  readonly isPivot?: true;
  /** Its condition is `always()`. */
  readonly isAlways?: true;
  readonly undoneAfter?: readonly Status[];
};

export type Play = { readonly list: readonly Tree[]; readonly onRevertFailure: "continue" | "stop" };

/** A try of a step or of its revert, with its place on the clock. */
export type Deed = {
  readonly what: "do" | "undo";
  readonly step: string;
  readonly from: number;
  readonly to: number;
  readonly end: Status | "reverted";
};

export type StepState = {
  readonly status: Status;
  /** How often it was begun. */
  readonly begun: number;
  readonly undo: UndoStatus;
  /** How often its revert was tried, in all. */
  readonly undoTries: number;
};

export type Told = {
  readonly outcome: "succeeded" | "rolled-back" | "rollback-incomplete";
  readonly cause?: Cause;
  readonly steps: { readonly [id: string]: StepState };
  /** By the clock. */
  readonly deeds: readonly Deed[];
  /** Infinity where something runs for ever and nothing stops it. */
  readonly end: number;
};

export type Cause = { readonly kind: "failed" | "timed-out"; readonly step: string };

/** How long the try with this number (from 0) takes; the sum of any steps is the sum of no others. */
export function lengthOf(tree: Pick<Tree, "number">, pace: number, tryNumber: number): number {
  if (tree.number > 6 || tryNumber > 3)
    throw new Error(`The clock is too coarse for try ${tryNumber} of ${tree.number}`);
  return 64 * (pace * 2 ** 30 + 2 ** (4 * tree.number + tryNumber));
}

export function entry<T>(entries: readonly T[], at: number): T {
  return entries[Math.min(at, entries.length - 1)] as T;
}

/** All of it, groups before their members. */
export function flat(list: readonly Tree[]): readonly Tree[] {
  const all: Tree[] = [];
  const add = (tree: Tree) => {
    all.push(tree);
    tree.members.forEach(add);
  };
  list.forEach(add);
  return all;
}
