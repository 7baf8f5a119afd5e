import assert from "node:assert/strict";
import { test } from "node:test";
import { allSteps, type Group, type Step } from "../../src/plan/plan.ts";
import { undoPlan } from "../../src/plan/showing/undone-if.ts";

const work = { kind: "run", script: "true", env: {} } as const;
const revert = { work, graceMs: 5000 };

function step(id: string, more: Partial<Step> = {}): Step {
  return { id, name: id, path: "", work, graceMs: 5000, revert, ...more };
}
function group(id: string, kind: Group["kind"], steps: readonly Step[], more: Partial<Step> = {}): Step {
  return step(id, { work: { kind, steps, env: {} }, revert: null, ...more });
}
const plain = { revert: null };
const retry = { times: 1, delayMs: 0, factor: 1, maxDelayMs: 0 };

/** Stages as in `b, c | a`; what stands before `!` is undone, and then the run goes on. */
function undoneIf(steps: readonly Step[], id: string): string {
  const failing = allSteps(steps).find((step) => step.id === id) as Step;
  const { stages, goesOn } = undoPlan(steps).ifFails(failing);
  return stages.map((ids) => ids.join(", ")).join(" | ") + (goesOn ? "!" : "");
}

const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map((id) => step(id)) as [Step, Step, Step, Step, Step];
const deep = [a, group("p", "parallel", [group("s", "steps", [b, c], { revert }), d], { revert }), e];

const cases: [title: string, steps: readonly Step[], fails: string, expected: string][] = [
  ["members of a list are undone in reverse, from the one that failed", [a, b, c], "b", "b | a"],
  ["one without a revert is passed over", [a, step("b", plain), c], "c", "c | a"],
  ["members of a parallel group are undone at once", [a, group("p", "parallel", [b, c]), d], "d", "d | b, c | a"],
  ["all of a parallel group is undone where one of it fails", [a, group("p", "parallel", [b, c]), d], "b", "b, c | a"],
  ["a group is undone after its members", [group("g", "steps", [a, b], { revert }), c], "c", "c | b | a | g"],
  ["a group in which one fails is undone as well", [group("g", "steps", [a, b], { revert }), c], "a", "a | g"],
  ["branches that run at once are undone at once, each in its order", deep, "e", "e | c, d | b | s | p | a"],
  ["a branch that fails halfway is undone from there", deep, "b", "b, d | s | p | a"],
  ["beside one that fails the whole branch is undone", deep, "d", "c, d | b | s | p | a"],
  ["a group that fails may have done all that is in it", deep, "p", "c, d | b | s | p | a"],
  ["an included list is undone as any list", [group("g", "uses", [a, b]), c], "c", "c | b | a"],
  ["a failure that is passed over undoes nothing", [a, step("b", { continueOnError: true })], "b", "!"],
  ["what was passed over is undone later", [step("a", { continueOnError: true }), b], "b", "b | a"],
  [
    "a group whose failure is passed over is undone, and no more",
    [a, group("g", "steps", [b, group("h", "parallel", [c, d])], { continueOnError: true, revert }), e],
    "c",
    "c, d | b | g!",
  ],
  ["nothing up to a pivot is undone once it is done", [a, step("b", { pivot: true }), c, d], "d", "d | c"],
  ["a pivot that fails is none", [a, step("b", { pivot: true }), c], "b", "b | a"],
  [
    "groups around a pivot are not undone, what comes after it is",
    [a, group("g", "steps", [b, step("p", { pivot: true }), c], { revert }), d],
    "d",
    "d | c",
  ],
  [
    "a group that is a pivot is one as a whole",
    [a, group("g", "parallel", [b, c], { pivot: true, revert }), d],
    "d",
    "d",
  ],
  ["a step that is not undone if it failed is not", [a, step("b", { revertOn: ["succeeded"] })], "b", "a"],
  ["a step that is undone only if it failed is not undone later", [step("a", { revertOn: ["failed"] }), b], "b", "b"],
  [
    "… but where its failure may have been passed over",
    [step("a", { revertOn: ["failed"], continueOnError: true }), b],
    "b",
    "b | a",
  ],
  [
    "a sibling may have been cancelled, but not failed",
    [
      group("p", "parallel", [a, step("b", { revertOn: ["cancelled"] }), step("c", { revertOn: ["failed"] })], {
        revert,
      }),
    ],
    "a",
    "a, b | p",
  ],
  ["what runs after a failure is undone first", [a, b, step("c", { if: "always() && params.x" }), d], "a", "c | a"],
  ["what may run after it counts as if it ran", [a, step("b", { if: "success() || params.x" })], "a", "b | a"],
  [
    "what may run after it by one way of two counts too",
    [a, step("b", { if: "always() || params.x && success()" })],
    "a",
    "b | a",
  ],
  ["what cannot run after it does not", [a, step("b", { if: "success() && 'always()' == params.x" })], "a", "a"],
  ["nor does what asks for nothing of the kind", [a, step("b", { if: "params.failure" })], "a", "a"],
  [
    "what runs after it in the lists around counts too",
    [group("g", "steps", [a, step("b", { if: "failure()" })]), step("c", { if: "always()" }), d],
    "a",
    "c | b | a",
  ],
];
for (const [title, steps, fails, expected] of cases) test(title, () => assert.equal(undoneIf(steps, fails), expected));

test("before its next try a group is undone by itself", () => {
  const again = group("g", "steps", [b, group("p", "parallel", [c, d])], { revert, retry });
  assert.deepEqual(undoPlan([a, again, e]).beforeNextTry(again), [["c", "d"], ["b"], ["g"]]);
});

test("whatever fails in a tree, all that was begun by then is undone, once, and members before their group", () => {
  for (const steps of trees(4)) {
    const all = allSteps(steps);
    for (const failing of all) {
      const order = undoPlan(steps).ifFails(failing).stages.flat();
      assert.equal(new Set(order).size, order.length);
      assert.ok(order.includes(failing.id));
      for (const { id, work } of all)
        if ("steps" in work && order.includes(id))
          for (const member of work.steps)
            if (order.includes(member.id))
              assert.ok(order.indexOf(member.id) < order.indexOf(id), `${member.id} ${id}`);
    }
  }
});

/** Every list of groups and steps with so many nodes in all, each with a revert. */
function trees(size: number): Step[][] {
  let next = 0;
  const shapes = (left: number): readonly (readonly Shape[])[] => {
    if (left === 0) return [[]];
    return Array.from({ length: left }, (_, index) => index + 1).flatMap((first) =>
      shapes(left - first).flatMap((rest) => shapesOf(first).map((shape) => [shape, ...rest])),
    );
  };
  const shapesOf = (size: number): readonly Shape[] =>
    size === 1
      ? [{}]
      : shapes(size - 1).flatMap(
          (steps) =>
            [
              { kind: "steps", steps },
              { kind: "parallel", steps },
            ] as const,
        );
  const built = ({ kind, steps = [] }: Shape): Step => {
    const id = `n${next++}`;
    return kind === undefined ? step(id) : group(id, kind, steps.map(built), { revert });
  };
  return shapes(size).map((shape) => shape.map(built));
}

type Shape = { readonly kind?: "steps" | "parallel"; readonly steps?: readonly Shape[] };
