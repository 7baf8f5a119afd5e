import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { junitXml } from "../../src/report/junit.ts";
import type { RunResult, StepResult } from "../../src/report/result.ts";
import { hostile } from "../support/hostile-text.ts";
import { readXml } from "./read-xml.ts";
import { at, idle, reverted, run, step } from "./results.ts";

test("a run that succeeded has a case for each step, in the class of the groups around it", () => {
  const steps = [
    step("volume", 0, 1.5, { name: "Create the volume", path: "steps[0]" }),
    step("nodes", 1.5, 4, { kind: "parallel", path: "steps[1]" }),
    step("more", 1.5, 3, { kind: "steps", path: "steps[1].parallel[0]" }),
    step("a", 1.5, 3, { path: "steps[1].parallel[0].steps[0]", file: "more.yml" }),
    step("b", 2, 4, { path: "steps[1].parallel[1]" }),
    { ...idle("c"), path: "steps[2]", status: "skipped" as const },
  ];
  assert.equal(
    junitXml(run({ name: "Join", file: "join.yml", steps })),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Join" tests="4" failures="0" errors="0" skipped="1" time="4.000">
  <testsuite name="Join" tests="4" failures="0" errors="0" skipped="1" time="4.000" timestamp="2026-11-24T03:00:00">
    <testcase classname="Join" name="volume: Create the volume" file="join.yml" time="1.500"/>
    <testcase classname="nodes.more" name="a" file="more.yml" time="1.500"/>
    <testcase classname="nodes" name="b" file="join.yml" time="2.000"/>
    <testcase classname="Join" name="c" file="join.yml" time="0.000">
      <skipped/>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

test("a run that was undone has its undos as a suite of their own, the newest step first", () => {
  const result = run({
    file: "join.yml",
    outcome: "rollback-incomplete",
    cause: { kind: "failed", step: "d", message: "exit code 7" },
    steps: [
      step("a", 0, 1, { path: "steps[0]", revert: reverted(8, 9) }),
      step("b", 1, 2, {
        path: "steps[1]",
        revert: { status: "failed", attempts: 2, startedAt: at(6), finishedAt: at(8), error: "exit code 9" },
      }),
      step("c", 2, 3, { path: "steps[2]", status: "unknown", revert: { status: "not-reached", attempts: 0 } }),
      step("d", 3, 5, { path: "steps[3]", status: "timed-out", line: 12, error: "timed out after 2 s\nlast words" }),
      { ...idle("e"), path: "steps[4]" },
    ],
    residue: [{ step: "b", why: "exit code 9", command: "env A='<1>' sh -c 'rm b'\necho ]]>" }],
  });
  assert.equal(
    junitXml(result),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="join.yml" tests="8" failures="3" errors="1" skipped="1" time="9.000">
  <testsuite name="join.yml" tests="5" failures="1" errors="1" skipped="1" time="5.000" timestamp="2026-11-24T03:00:00">
    <testcase classname="join.yml" name="a" file="join.yml" time="1.000"/>
    <testcase classname="join.yml" name="b" file="join.yml" time="1.000"/>
    <testcase classname="join.yml" name="c" file="join.yml" time="1.000">
      <error message="its end is not known" type="unknown">its end is not known</error>
    </testcase>
    <testcase classname="join.yml" name="d" file="join.yml" time="2.000">
      <failure message="timed out after 2 s" type="timed-out">timed out after 2 s
last words
join.yml line 12</failure>
    </testcase>
    <testcase classname="join.yml" name="e" file="join.yml" time="0.000">
      <skipped/>
    </testcase>
    <system-out>Not everything could be undone.
cause: d failed: exit code 7</system-out>
  </testsuite>
  <testsuite name="undo" tests="3" failures="2" errors="0" skipped="0" time="3.000" timestamp="2026-11-24T03:00:06">
    <testcase classname="join.yml.undo" name="c" file="join.yml" time="0.000">
      <failure message="not reached" type="not-reached">not reached</failure>
    </testcase>
    <testcase classname="join.yml.undo" name="b" file="join.yml" time="2.000">
      <failure message="exit code 9, 2 tries" type="failed">exit code 9, 2 tries
By hand:
env A=&#39;&lt;1&gt;&#39; sh -c &#39;rm b&#39;
echo ]]&gt;</failure>
    </testcase>
    <testcase classname="join.yml.undo" name="a" file="join.yml" time="1.000"/>
  </testsuite>
</testsuites>
`,
  );
});

const members: readonly [title: string, member: StepResult["status"], told: string[]][] = [
  ["a group that failed by itself is told", "succeeded", ["group", "member"]],
  ["so is one that failed before its members began", "pending", ["group", "member"]],
  ["one in which a member failed is not", "failed", ["member"]],
];
for (const [title, status, told] of members)
  test(title, () => {
    const steps = [
      step("group", 0, 2, { kind: "steps", path: "steps[0]", status: "failed", error: "no such output" }),
      step("member", 0, 1, { path: "steps[0].steps[0]", status }),
    ];
    const { tags } = readXml(junitXml(run({ outcome: "rolled-back", steps })));
    assert.deepEqual(
      tags.flatMap(({ name, values }) => (name === "testcase" ? values["name"] : [])),
      told,
    );
  });

const statuses = ["pending", "running", "succeeded", "failed", "timed-out", "cancelled", "skipped", "unknown"] as const;
const reverts = ["none", "pending", "running", "reverted", "failed", "timed-out", "not-reached"] as const;

const anyStep = fc
  .record({
    text: hostile,
    other: hostile,
    status: fc.constantFrom(...statuses),
    revert: fc.constantFrom(...reverts),
  })
  .map(({ text, other, status, revert }) =>
    step(text, 0, 1, {
      name: other,
      status,
      error: text,
      file: other,
      line: 1,
      revert: { status: revert, attempts: 1, error: other },
    }),
  );

test("a name ends no attribute and begins no element", () => {
  const steps = [step("a", 0, 1, { name: "\"x='<y>' & ]]>" })];
  const line = junitXml(run({ steps }))
    .split("\n")
    .find((line) => line.includes("<testcase"));
  const name = "a: &quot;x=&#39;&lt;y&gt;&#39; &amp; ]]&gt;";
  assert.equal(line, `    <testcase classname="Jipper" name="${name}" time="1.000"/>`);
});

test("whatever texts a run holds, it is well-formed XML whose counts are right", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 4 }), hostile, (steps, text) => {
      const result: RunResult = run({
        name: text,
        outcome: "rollback-incomplete",
        cause: { kind: "failed", step: text, message: text },
        steps,
        residue: steps.map(({ id }) => ({ step: id, why: text, command: text })),
      });
      const { tags } = readXml(junitXml(result));
      const count = (name: string) => tags.filter((tag) => tag.name === name).length;
      const known = ["testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"];
      assert.deepEqual(
        tags.filter(({ name }) => !known.includes(name)),
        [],
      );
      const undos = steps.filter(({ revert }) => !["none", "pending"].includes(revert.status)).length;
      const values = tags[0]?.values ?? {};
      assert.deepEqual(
        [values["tests"], values["failures"], values["errors"], values["skipped"]],
        [steps.length + undos, count("failure"), count("error"), count("skipped")].map(String),
      );
      assert.equal(count("testcase"), steps.length + undos);
    }),
    { numRuns: 200 },
  );
});
