import { type Ending, flat, type Play, type Tree, type UndoEnding } from "./tree.ts";

export type Shape = "leaf" | { readonly kind: "serial" | "parallel"; readonly members: readonly Shape[] };

type Changes = Partial<Omit<Tree, "id" | "number" | "kind" | "members">>;

/** Every list with this many leaves, in groups of two members or more, in groups of groups as deep as told. */
export function lists(leaves: number, depth: number, leastMembers = 2): readonly (readonly Shape[])[] {
  if (leaves === 0) return [[]];
  return upTo(leaves).flatMap((first) =>
    members(first, depth, leastMembers).flatMap((member) =>
      lists(leaves - first, depth, leastMembers).map((rest) => [member, ...rest]),
    ),
  );
}

function members(leaves: number, depth: number, leastMembers: number): readonly Shape[] {
  const groups =
    depth === 0
      ? []
      : (["serial", "parallel"] as const).flatMap((kind) =>
          lists(leaves, depth - 1, leastMembers)
            .filter((list) => list.length >= leastMembers)
            .map((list) => ({ kind, members: list })),
        );
  return leaves === 1 ? ["leaf", ...groups] : groups;
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** The shapes as trees in which everything succeeds and everything has a revert. */
export function grown(shapes: readonly Shape[]): readonly Tree[] {
  let count = 0;
  const grow = (shape: Shape): Tree => {
    const number = count++;
    return {
      id: `s${number}`,
      number,
      kind: shape === "leaf" ? "leaf" : shape.kind,
      members: shape === "leaf" ? [] : shape.members.map(grow),
      ends: ["succeeds"],
      pace: 10 + number,
      undo: { ends: ["succeeds"], moreTries: 0 },
      moreTries: 0,
    };
  };
  return shapes.map(grow);
}

export function changed(list: readonly Tree[], change: (tree: Tree) => Changes): readonly Tree[] {
  return list.map((tree) => ({ ...tree, ...change(tree), members: changed(tree.members, change) }));
}

function withOne(list: readonly Tree[], id: string, change: (tree: Tree) => Changes): readonly Tree[] {
  return changed(list, (tree) => (tree.id === id ? change(tree) : {}));
}

const leavesOf = (list: readonly Tree[]) => flat(list).filter(({ kind }) => kind === "leaf");
const hasParallel = (list: readonly Tree[]) => flat(list).some(({ kind }) => kind === "parallel");

/** The list with this leaf before, behind and between the others in time, as far as they run at once. */
function timings(list: readonly Tree[], leaf: Tree, isThorough: boolean): readonly (readonly Tree[])[] {
  if (!hasParallel(list)) return [list];
  const paces = isThorough ? [1, 500, 100] : [100];
  return paces.map((pace) =>
    changed(list, (tree) =>
      tree.id === leaf.id ? { pace } : pace === 100 ? { pace: tree.number % 2 === 0 ? 10 : 400 } : {},
    ),
  );
}

function bad(
  list: readonly Tree[],
  leaf: Tree,
  ends: readonly Ending[],
  isThorough = true,
): readonly (readonly Tree[])[] {
  const faulty = withOne(list, leaf.id, () => ({ ends }));
  return timings(faulty, leaf, isThorough);
}

/** The play as it is, and with each revert in it ending badly, with both ways to go on. */
function* withRevertFaults(
  list: readonly Tree[],
  faults: readonly (readonly UndoEnding[])[],
  policies: readonly Play["onRevertFailure"][] = ["continue", "stop"],
): Generator<Play> {
  yield { list, onRevertFailure: "continue" };
  for (const ends of faults)
    for (const { id, undo } of flat(list)) {
      if (undo === null) continue;
      const faulty = withOne(list, id, () => ({ undo: { ...undo, ends } }));
      for (const onRevertFailure of policies) yield { list: faulty, onRevertFailure };
    }
}

/** One step after the other ends badly, and with it one revert after the other. */
export function* singleFaults(list: readonly Tree[]): Generator<Play> {
  yield { list, onRevertFailure: "continue" };
  yield { list: changed(list, ({ number }) => ({ pace: 100 - number })), onRevertFailure: "continue" };
  const reverts: readonly (readonly UndoEnding[])[] =
    leavesOf(list).length < 4 ? [["fails"], ["times out"]] : [["fails"]];
  for (const leaf of leavesOf(list)) {
    for (const faulty of bad(list, leaf, ["fails"])) yield* withRevertFaults(faulty, reverts);
    for (const faulty of bad(list, leaf, ["times out"])) yield { list: faulty, onRevertFailure: "continue" };
  }
}

/** Two steps end badly, or one step and two reverts. */
export function* pairsOfFaults(list: readonly Tree[]): Generator<Play> {
  const all = flat(list);
  for (const leaf of leavesOf(list))
    for (const faulty of bad(list, leaf, ["fails"])) {
      for (const other of leavesOf(list))
        if (other.id !== leaf.id)
          for (const ends of [["fails"], ["times out"]] as const)
            yield* withRevertFaults(
              withOne(faulty, other.id, () => ({ ends })),
              [["fails"]],
            );
      for (const [index, one] of all.entries())
        for (const other of all.slice(index + 1)) {
          const fails = { ends: ["fails"], moreTries: 0 } as const;
          for (const undo of [fails, { ends: ["fails", "succeeds"], moreTries: 1 } as const]) {
            const twice = changed(faulty, ({ id }) =>
              id === one.id ? { undo: fails } : id === other.id ? { undo } : {},
            );
            yield { list: twice, onRevertFailure: "continue" };
            yield { list: twice, onRevertFailure: "stop" };
          }
        }
    }
}

/** What a step can say beside what it does, on one step after the other. */
export const variants: { readonly [name: string]: (tree: Tree, isSerial: boolean) => readonly Changes[] } = {
  retry: ({ kind }) =>
    kind === "leaf" ? [{ moreTries: 1 }, { moreTries: 1, undoneBetweenTries: true }] : [{ moreTries: 1 }],
  "continue-on-error": () => [{ isPassedOver: true }],
  pivot: (_, isSerial) => (isSerial ? [{ isPivot: true }] : []),
  "revert-on": () => [
    { undoneAfter: ["succeeded"] },
    { undoneAfter: ["failed", "timed-out"] },
    { undoneAfter: ["cancelled"] },
  ],
  "no revert": () => [{ undo: null }],
  "retry of a revert": () => [{ undo: { ends: ["succeeds"], moreTries: 1 } }],
  "always()": (_, isSerial) => (isSerial ? [{ isAlways: true }] : []),
  "max-parallel": ({ kind, members }) =>
    kind === "parallel" ? [1, 2].filter((count) => count < members.length).map((maxParallel) => ({ maxParallel })) : [],
};

const isOfTries = (name: string) => name.startsWith("retry") || name === "continue-on-error";

/** One step with the variant, and then one step and one revert after the other that ends badly. */
export function* withVariant(list: readonly Tree[], name: string): Generator<Play> {
  for (const tree of flat(list))
    for (const changes of saying(list, tree, name)) {
      const varied = withOne(list, tree.id, () => changes);
      yield { list: varied, onRevertFailure: "continue" };
      const isSmall = leavesOf(list).length < (isOfTries(name) ? 4 : 3);
      for (const leaf of leavesOf(list)) yield* badly(varied, leaf, name, isSmall);
    }
}

function* badly(list: readonly Tree[], leaf: Tree, name: string, isThorough: boolean): Generator<Play> {
  const ways: readonly (readonly Ending[])[] = name === "retry" ? fallible : [["fails"]];
  const reverts: readonly (readonly UndoEnding[])[] =
    name === "retry of a revert" ? [["fails"], ["fails", "succeeds"]] : [["fails"]];
  for (const ends of ways)
    for (const faulty of bad(list, leaf, ends, leavesOf(list).length < 3)) {
      yield* withRevertFaults(faulty, isThorough ? reverts : []);
      if (!isThorough) continue;
      for (const other of leavesOf(list))
        if (other.id !== leaf.id)
          yield { list: withOne(faulty, other.id, () => ({ ends: ["times out"] })), onRevertFailure: "continue" };
    }
}

const fallible: readonly (readonly Ending[])[] = [["fails"], ["fails", "succeeds"]];

/** Two variants, on one step or on two; one step after the other ending badly, always or at first, and one revert. */
export function* pairsOfVariants(list: readonly Tree[]): Generator<Play> {
  const all = flat(list);
  const names = Object.keys(variants);
  for (const [index, one] of all.entries())
    for (const other of all.slice(index))
      for (const oneName of names)
        for (const otherName of names) {
          // Whether what is tried again is behind the pivot of the try before is not said.
          if ([oneName, otherName].includes("pivot") && [oneName, otherName].includes("retry")) continue;
          for (const first of saying(list, one, oneName))
            for (const second of saying(list, other, otherName)) {
              const varied = changed(list, ({ id }) => ({
                ...(id === one.id ? first : {}),
                ...(id === other.id ? second : {}),
              }));
              for (const leaf of leavesOf(list))
                for (const ends of (oneName + otherName).includes("retry") ? fallible : fallible.slice(0, 1))
                  for (const faulty of bad(varied, leaf, ends, false))
                    yield* withRevertFaults(faulty, [["fails"]], ["continue"]);
            }
        }
}

/** What the variant can be on this step. */
function saying(list: readonly Tree[], tree: Tree, name: string): readonly Changes[] {
  const around = (members: readonly Tree[]): readonly Tree[] =>
    members.flatMap((member) => (flat(member.members).includes(tree) ? [member, ...around(member.members)] : []));
  const groups = around(list);
  const isSerial =
    name === "pivot" ? groups.every(({ kind }) => kind === "serial") : groups.at(-1)?.kind !== "parallel";
  return variants[name]?.(tree, isSerial) ?? [];
}

/** A limit on one group after the other, that comes while one step after the other in it runs; alone, tried again, passed over. */
export function* withLimit(list: readonly Tree[]): Generator<Play> {
  for (const group of flat(list))
    for (const leaf of leavesOf(group.members))
      for (const more of [{}, { moreTries: 1 }, { isPassedOver: true }] as const)
        for (const ends of [["hangs until it is stopped"], ["hangs until it is stopped", "succeeds"]] as const) {
          const limited = withOne(list, group.id, () => ({ ...more, limit: 200 }));
          const hanging = withOne(limited, leaf.id, () => ({ ends }));
          yield* withRevertFaults(hanging, leavesOf(list).length < 4 ? [["fails"]] : []);
        }
}

/** The play on one line, to name it when it goes wrong. */
export function described({ list, onRevertFailure }: Play): string {
  const one = (tree: Tree): string => {
    const says = [
      tree.moreTries > 0 && `retry ${tree.moreTries}`,
      tree.undoneBetweenTries && "undone between",
      tree.isPassedOver && "continue-on-error",
      tree.isPivot && "pivot",
      tree.isAlways && "always",
      tree.undoneAfter && `revert-on [${tree.undoneAfter}]`,
      tree.limit && `limit ${tree.limit}`,
      tree.maxParallel && `max-parallel ${tree.maxParallel}`,
      tree.kind === "leaf" && `${tree.ends.join(", then ")}`,
      tree.kind === "leaf" && hasParallel(list) && `pace ${tree.pace}`,
      tree.undo === null && "no revert",
      tree.undo?.ends.some((end) => end !== "succeeds") && `revert ${tree.undo.ends.join(", then ")}`,
      tree.undo && tree.undo.moreTries > 0 && `revert retry ${tree.undo.moreTries}`,
    ].filter(Boolean);
    const inner = tree.kind === "leaf" ? "" : ` ${tree.kind} [${tree.members.map(one).join("; ")}]`;
    return `${tree.id}${inner} (${says.join(" · ")})`;
  };
  return `${list.map(one).join("; ")} | on-revert-failure ${onRevertFailure}`;
}
