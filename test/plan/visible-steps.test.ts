import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Seat, type StepSeen, stepSeen } from "../../src/plan/reading/visible-steps.ts";

/** Of a tree of steps: the members of each, and whether they run at once. */
type Tree = { readonly isParallel: boolean; readonly members: readonly Tree[] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    isParallel: fc.boolean(),
    members: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie("tree"), { maxLength: 3 })),
  }),
}));
const file = fc.array(tree, { minLength: 1, maxLength: 3 }).map((members) => ({ isParallel: false, members }));

type Placed = { readonly seat: Seat; readonly path: readonly number[]; readonly lists: readonly boolean[] };

function placedIn({ members, isParallel }: Tree, around?: Placed): readonly Placed[] {
  return members.flatMap((member, index) => {
    const path = [...(around?.path ?? []), index];
    const seat: Seat = {
      id: `s${path.join("-")}`,
      index,
      depth: path.length - 1,
      isParallel: member.isParallel,
      ...(around === undefined ? {} : { around: around.seat }),
    };
    const placed = { seat, path, lists: [...(around?.lists ?? []), isParallel] };
    return [placed, ...placedIn(member, placed)];
  });
}

/** The same in terms of where both paths part. */
function expected(step: Placed, from: Placed, isRevert: boolean): StepSeen {
  const parting = step.path.findIndex((index, at) => from.path[at] !== index);
  if (parting < 0) return step.path.length === from.path.length ? "itself" : "around";
  const [theirs = 0, ours] = [step.path[parting], from.path[parting]];
  if (ours === undefined) return isRevert ? "before" : "later";
  if (step.lists[parting]) return "sibling";
  return theirs < ours ? "before" : "later";
}

test("each step stands to each other one as the places where they part say", () => {
  fc.assert(
    fc.property(file, fc.boolean(), (tree, isRevert) => {
      const all = placedIn(tree);
      for (const step of all)
        for (const from of all)
          assert.equal(
            stepSeen(step.seat, from.seat, isRevert),
            expected(step, from, isRevert),
            `${step.seat.id} from ${from.seat.id}`,
          );
    }),
    { numRuns: 300 },
  );
});

const list = (id: string, index: number, condition?: string, around?: Seat): Seat => ({
  id,
  index,
  depth: around === undefined ? 0 : around.depth + 1,
  isParallel: false,
  ...(condition === undefined ? {} : { condition }),
  ...(around === undefined ? {} : { around }),
});

const asked: readonly [title: string, condition: string, isAskedFor: boolean][] = [
  ["the same condition", "params.x", true],
  ["its name", "steps.maybe.outcome == 'success'", true],
  ["its name in other case, behind blanks", "STEPS . Maybe .outcome == 'success'", true],
  ["its name in brackets", "steps[ 'maybe' ].outcome == 'success'", true],
  ["another name that starts the same", "steps.maybe-not.outcome == 'success'", false],
  ["another context with the name", "params.maybe", false],
  ["another step, and the name as its output", "steps.other.outputs.maybe", false],
  ["both, the other one first", "steps.other.outputs.x && steps.maybe.outputs.x", true],
];
for (const [title, condition, isAskedFor] of asked)
  test(`a step that may be skipped counts as run where the condition has ${title}`, () => {
    const maybe = list("maybe", 0, "params.x");
    const group = list("group", 1, condition);
    for (const from of [group, list("member", 0, undefined, group), list("member", 0, "always()", group)])
      assert.equal(stepSeen(maybe, from, false), isAskedFor ? "before" : "maybe-skipped");
  });

test("a member may be skipped if any group around it may be, but not for those within that group", () => {
  const outer = list("outer", 0, "params.x");
  const inner = list("inner", 0, undefined, outer);
  const member = list("member", 0, undefined, inner);
  assert.equal(stepSeen(member, list("after", 1), false), "maybe-skipped");
  assert.equal(stepSeen(inner, list("after", 1), true), "maybe-skipped");
  assert.equal(stepSeen(member, list("next", 1, undefined, outer), false), "before");
});
