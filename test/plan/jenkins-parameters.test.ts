import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { stringify } from "yaml";
import { parseJenkinsParameters } from "../../src/plan/jenkins-parameters.ts";
import { parseNames } from "../../src/plan/names.ts";
import { StepListError } from "../../src/plan/problem.ts";

const good: readonly (readonly [title: string, text: string, values: { readonly [name: string]: string }])[] = [
  ["nothing", "", {}],
  ["blank lines and comments", "\n  \n# none\n", {}],
  ["a line", "REF=main", { REF: "main" }],
  [
    "lines, with all behind the first =",
    "A=b=c\nB= x \nC=\nURL=https://x\n",
    { A: "b=c", B: " x ", C: "", URL: "https://x" },
  ],
  ["lines with the ends of Windows", "A=1\r\nB=2\r\n", { A: "1", B: "2" }],
  ["a value that looks like YAML", "A={x: [1]}\nB=: -", { A: "{x: [1]}", B: ": -" }],
  ["a map", "REF: main\nTAG: v1", { REF: "main", TAG: "v1" }],
  ["a map whose first value holds a =", "OPTIONS: -Dx=y", { OPTIONS: "-Dx=y" }],
  [
    "numbers and words as they are written",
    "a: 010\nb: 1.0\nc: yes\nd: 0x1F\ne: 1e3",
    { a: "010", b: "1.0", c: "yes", d: "0x1F", e: "1e3" },
  ],
  ["nothing behind a name", "a:\nb: ~\nc: ''", { a: "", b: "", c: "" }],
  ["text of several lines", "a: |\n  x\n   y\n\nb: |-\n  z\n", { a: "x\n y\n", b: "z" }],
  ["JSON", '{"a": "b=c", "n": 7}', { a: "b=c", n: "7" }],
];

for (const [title, text, values] of good)
  test(`parameters: ${title}`, () => {
    assert.deepEqual(parseJenkinsParameters(text, "parameters"), values);
  });

const bad: readonly (readonly [title: string, text: string, place: string, message: RegExp])[] = [
  ["a line without =", "A=geheim\ngeheim", "2:1", /no '='/],
  ["a line without a name", "A=1\n=geheim", "2:1", /no name/],
  ["a comment among lines", "# none\nA=geheim", "1:1", /no '='/],
  ["a name twice in lines", "A=geheim\nB=2\nA=geheim", "3:1", /'A' is given twice/],
  ["a name twice in a map", "A: 1\nB: 2\nA: 3", "3:1", /'A'/],
  ["a list", "- a\n- b", "1:1", /must be a map/],
  ["a map in a map", "A:\n  B: c", "2:3", /the value of 'A' must be text/],
  ["a list in a map", "A: [b]", "1:4", /the value of 'A' must be text/],
];

for (const [title, text, place, message] of bad)
  test(`parameters: ${title} is a mistake with its place`, () => {
    assert.throws(
      () => parseJenkinsParameters(text, "parameters"),
      (error: unknown) => {
        assert.ok(error instanceof StepListError);
        const [problem] = error.problems;
        assert.equal(`${problem?.line}:${problem?.column}`, place);
        assert.match(problem?.message ?? "", message);
        if (text.includes("=")) assert.ok(!/=geheim/.test(error.message), error.message);
        return true;
      },
    );
  });

test("parameters: any map of names to texts that is written as YAML comes back as it was", () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/);
  const text = fc.string({ unit: "binary", maxLength: 60 });
  fc.assert(
    fc.property(fc.dictionary(name, text, { noNullPrototype: true }), (values) => {
      const yaml = stringify(values);
      assert.deepEqual(parseJenkinsParameters(yaml === "{}\n" ? "" : yaml, "parameters"), values);
    }),
    { numRuns: 500 },
  );
});

const lists: readonly (readonly [text: string, names: readonly string[] | undefined])[] = [
  ["", []],
  ["a", ["a"]],
  ["a, team/b c ,,d", ["a", "team/b c", "d"]],
  ["a\nteam/*\n", ["a", "team/*"]],
  ["- a\n- team/b", ["a", "team/b"]],
  ["[a, 'team/*']", ["a", "team/*"]],
  ["- a: b", undefined],
  ["[a", undefined],
];

for (const [text, names] of lists)
  test(`names: ${JSON.stringify(text)} is ${names === undefined ? "no list" : `${names.length} of them`}`, () => {
    assert.deepEqual(parseNames(text), names);
  });

test("parameters: a mistake in a map shows no value", () => {
  for (const text of [
    "A: geheim\nA: geheim",
    "A: [geheim]",
    "A:\n  B: geheim\n",
    "- geheim",
    "A: 'geheim",
    "A: geheim\n\tB: geheim",
  ])
    assert.throws(
      () => parseJenkinsParameters(text, "parameters"),
      (error: unknown) => error instanceof StepListError && !error.message.includes("geheim"),
      text,
    );
});
