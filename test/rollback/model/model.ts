/**
 * The rules of the rollback, said once more and apart from the engine: a recursive function over a
 * tree, on a clock of its own. A step takes a long time, a try of a revert one tick, and what takes
 * no time in the rules takes none here. No two steps end within the ticks that an undo can last.
 */

import {
  type Cause,
  type Deed,
  entry,
  flat,
  lengthOf,
  type Play,
  type Status,
  type StepState,
  type Told,
  type Tree,
} from "./tree.ts";

type Played = {
  readonly end: number;
  /** What goes outwards. */
  readonly bad?: Cause;
  /** Something outside ended it. */
  readonly isStopped?: true;
  /** What was stopped had failed before, and was still at the members that have their turn nevertheless. */
  readonly hadFailed?: true;
  /** An undo of it failed, so that its failure can no more be passed over. */
  readonly isStuck?: true;
};

function isLeft({ undo }: StepState): boolean {
  return undo !== "none" && undo !== "pending" && undo !== "reverted";
}

/** What must come of the play. */
export function tell({ list, onRevertFailure }: Play): Told {
  let states: { readonly [id: string]: StepState } = Object.fromEntries(
    flat(list).map((tree) => [
      tree.id,
      { status: "pending", begun: 0, undo: tree.undo ? "pending" : "none", undoTries: 0 },
    ]),
  );
  const pivots = flat(list).filter(({ isPivot }) => isPivot);
  let deeds: readonly Deed[] = [];
  /** With `stop`: a revert has failed, so no other begins. */
  let isHalted = false;

  /** How often each revert was begun, whatever began anew meanwhile: by that its endings are counted. */
  const revertsBegun = new Map<string, number>();

  const state = (tree: Tree): StepState => states[tree.id] as StepState;
  const change = (tree: Tree, changes: Partial<StepState>) => {
    states = { ...states, [tree.id]: { ...state(tree), ...changes } };
  };
  /** What is in it is as if it had never begun, but for the counts. */
  const renew = (tree: Tree) => change(tree, { status: "pending", undo: tree.undo ? "pending" : "none", undoTries: 0 });
  const begin = (tree: Tree) => {
    for (const each of flat([tree])) renew(each);
    change(tree, { begun: state(tree).begun + 1 });
  };

  function play(tree: Tree, from: number, until: number): Played {
    const played = tree.kind === "leaf" ? playLeaf(tree, from, until) : playGroup(tree, from, until);
    if (played.bad === undefined || !tree.isPassedOver || played.isStuck) return played;
    if (tree.kind === "leaf") return { end: played.end };
    const undone = undo(tree, played.end);
    return undone.isClean ? { end: undone.end } : { end: undone.end, bad: played.bad };
  }

  function playLeaf(leaf: Tree, from: number, until: number): Played {
    let now = from;
    for (let tries = 0; ; tries++) {
      const number = state(leaf).begun;
      begin(leaf);
      const ending = entry(leaf.ends, number);
      const end = ending === "hangs until it is stopped" ? Infinity : now + lengthOf(leaf, leaf.pace, number);
      if (end > until) {
        note(leaf, now, until, "cancelled");
        return { end: until, isStopped: true };
      }
      if (ending === "succeeds" || end === Infinity) {
        note(leaf, now, end, "succeeded");
        return { end };
      }
      const kind = ending === "fails" ? "failed" : "timed-out";
      note(leaf, now, end, kind);
      const bad = { kind, step: leaf.id } as const;
      if (tries === leaf.moreTries) return { end, bad };
      now = end;
      if (!leaf.undoneBetweenTries) continue;
      const undone = undo(leaf, now);
      if (!undone.isClean) return { end: undone.end, bad, isStuck: true };
      now = undone.end;
    }
  }

  function playGroup(group: Tree, from: number, until: number): Played {
    let now = from;
    for (let tries = 0; ; tries++) {
      const limit = group.limit === undefined ? Infinity : now + lengthOf(group, group.limit, state(group).begun);
      begin(group);
      const body = group.kind === "serial" ? playSerial : playParallel;
      const played = body(group, now, Math.min(until, limit));
      if (played.isStopped && until < limit) {
        change(group, { status: played.hadFailed ? "failed" : "cancelled" });
        return played;
      }
      if (!played.isStopped && played.bad === undefined) {
        change(group, { status: "succeeded" });
        return played;
      }
      change(group, { status: played.isStopped ? "timed-out" : "failed" });
      const { end, bad = { kind: "timed-out", step: group.id } as const } = played;
      if (tries === group.moreTries) return { end, bad };
      const undone = undo(group, end);
      if (!undone.isClean) return { end: undone.end, bad, isStuck: true };
      now = undone.end;
    }
  }

  /** In order; the first bad end ends the list, but for members whose condition is `always()`. */
  function playSerial(group: Pick<Tree, "members">, from: number, until: number): Played {
    let now = from;
    let bad: Cause | undefined;
    for (const member of group.members) {
      if (bad !== undefined && !member.isAlways) continue;
      const played = play(member, now, until);
      if (played.isStopped) return bad ? { ...played, hadFailed: true } : played;
      now = played.end;
      bad ??= played.bad;
    }
    return bad ? { end: now, bad } : { end: now };
  }

  /** Once without regard to each other, to learn who ends badly first; then for good, until that moment. */
  function playParallel(group: Tree, from: number, until: number): Played {
    const before = { states, deeds, isHalted };
    const first = Math.min(...playMembers(group, from, until).flatMap(({ end, bad }) => (bad ? [end] : [])));
    ({ states, deeds, isHalted } = before);
    const played = playMembers(group, from, Math.min(until, first));
    const end = Math.max(...played.map((member) => member.end));
    const bad = played.find((member) => member.bad)?.bad;
    if (bad) return { end, bad };
    if (played.some(({ hadFailed }) => hadFailed)) return { end, isStopped: true, hadFailed: true };
    return played.some(({ isStopped }) => isStopped) ? { end, isStopped: true } : { end };
  }

  function playMembers(group: Tree, from: number, until: number): readonly Played[] {
    const places = new Array<number>(group.maxParallel ?? group.members.length).fill(from);
    return group.members.flatMap((member) => {
      const free = Math.min(...places);
      if (free >= until) return [];
      const played = play(member, free, until);
      places[places.indexOf(free)] = played.end;
      return [played];
    });
  }

  /** Undoes what is due in this step: its members in reverse, or all at once, and then itself. */
  function undo(tree: Pick<Tree, "kind" | "members"> & Partial<Tree>, from: number): { end: number; isClean: boolean } {
    const reverts = revertsOf(tree, from);
    const failure = Math.min(...reverts.flatMap(({ to, end }) => (end === "reverted" ? [] : [to])));
    const halt = onRevertFailure === "continue" ? Infinity : isHalted ? -Infinity : failure;
    for (const { tree, tries, from, end } of reverts) {
      if (from >= halt) {
        change(tree, { undo: "not-reached" });
        continue;
      }
      tries.forEach((result, index) => {
        deeds = [...deeds, { what: "undo", step: tree.id, from: from + index, to: from + index + 1, end: result }];
      });
      change(tree, { undo: end, undoTries: tries.length });
      revertsBegun.set(tree.id, (revertsBegun.get(tree.id) ?? 0) + tries.length);
    }
    isHalted ||= halt < Infinity;
    return {
      end: Math.max(from, ...reverts.filter((revert) => revert.from < halt).map(({ to }) => to)),
      // A revert in it that failed at an earlier try, of a member alone, counts as well.
      isClean: !flat(tree.id === undefined ? tree.members : [tree as Tree]).some((each) => isLeft(state(each))),
    };
  }

  type Reverting = {
    readonly tree: Tree;
    readonly from: number;
    readonly to: number;
    readonly tries: readonly ("reverted" | "failed" | "timed-out")[];
    readonly end: "reverted" | "failed" | "timed-out";
  };

  /** Every revert that is due, with its place on the clock, as if no failure stopped them. */
  function revertsOf(tree: Pick<Tree, "kind" | "members"> & Partial<Tree>, from: number): readonly Reverting[] {
    const members: Reverting[] = [];
    let now = from;
    for (const member of [...tree.members].reverse()) {
      const reverts = revertsOf(member, tree.kind === "parallel" ? from : now);
      members.push(...reverts);
      now = Math.max(now, ...reverts.map(({ to }) => to));
    }
    const own = tree.id === undefined ? undefined : (tree as Tree);
    if (own?.undo == null || !isDue(own)) return members;
    const tries: ("reverted" | "failed" | "timed-out")[] = [];
    do {
      const ending = entry(own.undo.ends, (revertsBegun.get(own.id) ?? 0) + tries.length);
      tries.push(ending === "succeeds" ? "reverted" : ending === "fails" ? "failed" : "timed-out");
    } while (tries.at(-1) !== "reverted" && tries.length <= own.undo.moreTries);
    return [...members, { tree: own, from: now, to: now + tries.length, tries, end: tries.at(-1) ?? "failed" }];
  }

  /** Begun, not undone since, an end that asks for it, and not behind a pivot that has succeeded. */
  function isDue(tree: Tree): boolean {
    const { undo, status } = state(tree);
    const isBehind = pivots.some(
      (pivot) =>
        state(pivot).status === "succeeded" && (tree.number <= pivot.number || flat(pivot.members).includes(tree)),
    );
    return status !== "pending" && undo === "pending" && (tree.undoneAfter?.includes(status) ?? true) && !isBehind;
  }

  function note(leaf: Tree, from: number, to: number, status: Status): void {
    deeds = [...deeds, { what: "do", step: leaf.id, from, to, end: status }];
    change(leaf, { status });
  }

  const root = { kind: "serial", members: list } as const;
  const { end, bad } = playSerial(root, 0, Infinity);
  if (bad) undo(root, end);
  return {
    outcome:
      bad === undefined ? "succeeded" : Object.values(states).some(isLeft) ? "rollback-incomplete" : "rolled-back",
    ...(bad ? { cause: bad } : {}),
    steps: states,
    deeds: [...deeds].sort((a, b) => a.from - b.from),
    end,
  };
}
