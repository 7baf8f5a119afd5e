import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan, Step } from "../../src/plan/plan.ts";
import { planJson, planText } from "../../src/plan/showing/plan-text.ts";

const work = { kind: "run", script: "true", env: {} } as const;
const revert = { work, graceMs: 5000 };

function step(id: string, name: string, more: Partial<Step> = {}): Step {
  return { id, name, path: "steps[0]", work, graceMs: 5000, revert, ...more };
}

function planOf(steps: readonly Step[]): Plan {
  return { name: "Join node", file: "join.yml", directory: "/work", params: {}, env: {}, steps };
}

const many = (count: number, more: (index: number) => Partial<Step> = () => ({})): Plan =>
  planOf(Array.from({ length: count }, (_, index) => step(`s${index + 1}`, "./x.sh", more(index))));

const join = planOf([
  step("volume", "Create volume", { timeoutMs: 300_000 }),
  step("check", "./check.sh", { revert: null }),
  step("join", "joinCluster", { timeoutMs: 5000, work: { kind: "call", function: "joinCluster", args: [], env: {} } }),
  step("publish", "./publish.sh", { timeoutMs: 5_400_000, revert: null }),
]);

const texts: [title: string, plan: Plan, expected: string][] = [
  [
    "says what would run, with its limits, and what would be undone by each failure",
    join,
    `  volume   Create volume   limit 5 m
  check    ./check.sh      nothing to undo
  join     joinCluster     limit 5 s
  publish  ./publish.sh    limit 1 h 30 m · nothing to undo

  if volume fails    undo: volume
  if check fails     undo: —  (check has no revert) · volume
  if join fails      undo: join · volume
  if publish fails   undo: —  (publish has no revert) · join · volume
`,
  ],
  [
    "makes names from outside harmless and cuts those that are long",
    planOf([step("a\u001b[2J", `\u202ename ${"x".repeat(40)}\nsecond`, { revert: null })]),
    `  a\\x1b[2J  \\u202ename ${"x".repeat(22)}…   nothing to undo

  if a\\x1b[2J fails   undo: —  (a\\x1b[2J has no revert)
`,
  ],
];
for (const [title, plan, expected] of texts)
  test(`the plan as text ${title}`, () => assert.equal(planText(plan), expected));

test("what would be undone is shortened where it gets long", () => {
  const lines = planText(many(9)).split("\n").slice(-3);
  assert.deepEqual(lines, [
    "  if s8 fails   undo: s8 · s7 · s6 · s5 · s4 · s3 · s2 · s1",
    "  if s9 fails   undo: s9 · s8 · s7 · s6 · s5 · s4 · … · s1  (9 in all)",
    "",
  ]);
});

const rules: [title: string, plan: Plan, rule: string][] = [
  [
    "all can be undone",
    many(31),
    "  if a step fails, it is undone first, then those before it, one by one, back to s1\n",
  ],
  [
    "some can be undone",
    many(31, (index) => (index % 2 === 0 ? { revert: null } : {})),
    "  if a step fails, it is undone first, then those before it, one by one, back to s2\n" +
      "  passed over: 16 steps with nothing to undo\n",
  ],
  [
    "none can be undone",
    many(31, () => ({ revert: null })),
    "  if a step fails, nothing is undone: no step has a revert\n",
  ],
];
for (const [title, plan, rule] of rules)
  test(`of a long list the rule is told; ${title}`, () => assert.equal(planText(plan).split("\n\n")[1], rule));

test("a list of 30 is still told case by case", () =>
  assert.match(planText(many(30)), /if s30 fails {3}undo: s30 · .* · s1 {2}\(30 in all\)\n$/));

test("the text of a very long plan grows with its length, not with its square", () => {
  assert.ok(planText(many(10_000)).length < 10_000 * 60);
});

test("the plan as data", () =>
  assert.deepEqual(planJson(join), {
    name: "Join node",
    file: "join.yml",
    steps: [
      { id: "volume", name: "Create volume", kind: "run", timeoutMs: 300_000, revert: true },
      { id: "check", name: "./check.sh", kind: "run", revert: false },
      { id: "join", name: "joinCluster", kind: "call", timeoutMs: 5000, revert: true },
      { id: "publish", name: "./publish.sh", kind: "run", timeoutMs: 5_400_000, revert: false },
    ],
    ifFails: {
      volume: [["volume"]],
      check: [["volume"]],
      join: [["join"], ["volume"]],
      publish: [["join"], ["volume"]],
    },
  }));

test("the data of a very long plan leave out what would grow with its square", () => {
  assert.equal(planJson(many(1000)).ifFails?.s1000?.length, 1000);
  assert.equal(planJson(many(1001)).ifFails, undefined);
});

test("a plan without name and file, and an id that objects have by birth", () => {
  const { name: _name, file: _file, ...plan } = planOf([step("__proto__", "x")]);
  assert.equal(
    JSON.stringify(planJson(plan)),
    '{"steps":[{"id":"__proto__","name":"x","kind":"run","revert":true}],"ifFails":{"__proto__":[["__proto__"]]}}',
  );
});
