import assert from "node:assert/strict";
import { test } from "node:test";
import type { Group, Plan, Step } from "../../src/plan/plan.ts";
import { planJson } from "../../src/plan/showing/plan-json.ts";
import { planText } from "../../src/plan/showing/plan-text.ts";

const work = { kind: "run", script: "true", env: {} } as const;
const revert = { work, graceMs: 5000 };
const retry = { times: 2, delayMs: 0, factor: 1, maxDelayMs: 0 };

function step(id: string, more: Partial<Step> = {}): Step {
  return { id, name: `./${id}.sh`, path: "", work, graceMs: 5000, revert, ...more };
}
function group(id: string, kind: Group["kind"], steps: readonly Step[], more: Partial<Step> = {}): Step {
  return step(id, { name: `all of ${id}`, work: { kind, steps, env: {} }, revert: null, ...more });
}
function planOf(steps: readonly Step[]): Plan {
  return { directory: "/work", params: {}, env: {}, steps };
}

const join = planOf([
  step("volume", { name: "Create volume", timeoutMs: 300_000, retry }),
  group("services", "parallel", [step("a"), step("b")], { name: "in parallel" }),
  step("join", { timeoutMs: 5000 }),
  step("publish", { revert: null, pivot: true }),
]);

const texts: [title: string, plan: Plan, expected: string][] = [
  [
    "draws a parallel group, and tells its members apart only where that matters",
    join,
    `  volume    Create volume   limit 5 m · 2 more tries
  services  in parallel
  ├ a       ./a.sh
  └ b       ./b.sh
  join      ./join.sh       limit 5 s
  publish   ./publish.sh    nothing to undo · pivot

  if volume fails     undo: volume
  if services fails   undo: a, b together · volume
  if join fails       undo: join · a, b together · volume
  if publish fails    undo: —  (publish has no revert) · join · a, b together · volume
  once publish is done, nothing is undone any more
`,
  ],
  [
    "draws groups in groups, with all that is special about them",
    planOf([
      step("lint", { revert: null, continueOnError: true, retry: { ...retry, times: 1, onExitCodes: [75, 76] } }),
      group(
        "node",
        "uses",
        [
          step("node/disk", { file: "node.yml" }),
          group(
            "node/all",
            "parallel",
            [
              group("node/x", "steps", [step("node/x1"), step("node/x2", { revert: null })]),
              step("node/y", { revertOn: ["succeeded", "timed-out"] }),
            ],
            { retry, timeoutMs: 60_000 },
          ),
        ],
        { revert, if: "params.size != '0'\n  && params.x" },
      ),
      step("switch", { pivot: true, retry: { ...retry, revertBetweenAttempts: true } }),
      group("probe", "steps", [step("p1")], { continueOnError: true }),
      step("clean", { if: "always()" }),
    ]),
    `  lint           ./lint.sh         1 more try on exit code 75, 76 · may fail · nothing to undo
  node           all of node       from node.yml · if params.size != '0' && params.x · has an undo of its own
  ├ node/disk    ./node/disk.sh
  └ node/all     all of node/all   in parallel · limit 1 m · 2 more tries
    ├ node/x     all of node/x     in order
    │ ├ node/x1  ./node/x1.sh
    │ └ node/x2  ./node/x2.sh      nothing to undo
    └ node/y     ./node/y.sh       undone only if succeeded, timed-out
  switch         ./switch.sh       2 more tries, undone before each · pivot
  probe          all of probe      in order · may fail
  └ p1           ./p1.sh
  clean          ./clean.sh        if always()

  if lint fails        undo: nothing, and the run goes on
  if node/disk fails   undo: clean · node/disk · node
  if node/x1 fails     undo: clean · node/x1, node/y together · node/disk · node
  if node/x2 fails     undo: —  (node/x2 has no revert) · clean · node/x1, node/y together · node/disk · node
  if node/y fails      undo: —  (node/y is not undone if it failed) · clean · node/x1 · node/disk · node
  if switch fails      undo: clean · switch · node/x1, node/y together · node/disk · node
  if p1 fails          undo: p1, and the run goes on
  if clean fails       undo: clean · p1
  before node/all is tried again, undo: node/x1, node/y together
  before switch is tried again, undo: switch
  once switch is done, nothing up to it is undone any more
  a step whose condition does not hold is skipped: nothing of it is undone, and it is no pivot
`,
  ],
  [
    "says how many run at once, and shortens what is undone at once",
    planOf([
      step("g", {
        name: "many",
        revert: null,
        work: {
          kind: "parallel",
          maxParallel: 3,
          env: {},
          steps: Array.from({ length: 9 }, (_, index) => step(`s${index + 1}`, { name: "x" })),
        },
      }),
    ]),
    `  g     many   in parallel · 3 at once
${[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `  ├ s${number}  x\n`).join("")}  └ s9  x

  if g fails   undo: s1, s2, s3, s4, s5, s6, …, s9 together
`,
  ],
  [
    "makes conditions from outside harmless, and cuts those that are long",
    planOf([step("a", { revert: null, if: `\u001b[2J == '${"x".repeat(60)}'` })]),
    `  a  ./a.sh   if \\x1b[2J == '${"x".repeat(47)}… · nothing to undo

  if a fails   undo: —  (a has no revert)
  a step whose condition does not hold is skipped: nothing of it is undone, and it is no pivot
`,
  ],
  [
    "says so where nothing of a group can be undone",
    planOf([group("g", "parallel", [step("a", { revert: null })])]),
    `  g    all of g   in parallel
  └ a  ./a.sh     nothing to undo

  if a fails   undo: —  (a has no revert)
`,
  ],
];
for (const [title, plan, expected] of texts)
  test(`the plan as text ${title}`, () => assert.equal(planText(plan), expected));

test("of a long tree the rules are told", () => {
  const many = Array.from({ length: 28 }, (_, index) => step(`s${index}`, { pivot: true, if: "params.x" }));
  const pair = group("pair", "parallel", [step("a"), step("b", { revert: null, continueOnError: true })], { retry });
  assert.equal(
    planText(planOf([step("first"), pair, ...many])).split("\n\n")[1],
    `  if a step fails, it is undone first, then those before it, one by one, back to first
  what runs in parallel is undone at once
  a group is undone before it is tried again
  if a step that may fail does so, the run goes on
  passed over: 1 step with nothing to undo
  once s0 is done, nothing up to it is undone any more
  once s1 is done, nothing up to it is undone any more
  once s2 is done, nothing up to it is undone any more
  once s3 is done, nothing up to it is undone any more
  once s4 is done, nothing up to it is undone any more
  so it is for 23 more
  a step whose condition does not hold is skipped: nothing of it is undone, and it is no pivot
`,
  );
});

test("groups do not count for how long a list is", () => {
  const steps = Array.from({ length: 30 }, (_, index) => group(`g${index}`, "steps", [step(`s${index}`)]));
  assert.match(planText(planOf(steps)), /\n {2}if s29 fails {3}undo: s29 · /);
});

test("a tree as data", () => {
  const plan = planOf([
    group("p", "parallel", [step("a"), step("b", { if: "params.x", continueOnError: true, revertOn: ["failed"] })], {
      timeoutMs: 1000,
      retry,
      pivot: true,
      revert,
    }),
    step("c", { work: { kind: "parallel", steps: [step("d")], maxParallel: 2, env: {} } }),
  ]);
  assert.deepEqual(planJson(plan), {
    steps: [
      {
        id: "p",
        name: "all of p",
        kind: "parallel",
        timeoutMs: 1000,
        retry,
        pivot: true,
        revert: true,
        steps: [
          { id: "a", name: "./a.sh", kind: "run", revert: true },
          {
            id: "b",
            name: "./b.sh",
            kind: "run",
            if: "params.x",
            continueOnError: true,
            revertOn: ["failed"],
            revert: true,
          },
        ],
      },
      {
        id: "c",
        name: "./c.sh",
        kind: "parallel",
        revert: true,
        maxParallel: 2,
        steps: [{ id: "d", name: "./d.sh", kind: "run", revert: true }],
      },
    ],
    ifFails: { p: [["a", "b"], ["p"]], a: [["a", "b"], ["p"]], b: [], c: [["d"], ["c"]], d: [["d"], ["c"]] },
  });
});

test("100,000 steps in groups take no long", () => {
  const groups = Array.from({ length: 10_000 }, (_, at) =>
    group(
      `g${at}`,
      at % 2 === 0 ? "steps" : "parallel",
      Array.from({ length: 9 }, (_, member) => step(`s${at}-${member}`)),
    ),
  );
  const plan = planOf(groups);
  const began = performance.now();
  assert.ok(planText(plan).length < 100_000 * 60);
  assert.equal(planJson(plan).ifFails, undefined);
  assert.ok(performance.now() - began < 5000);
});
