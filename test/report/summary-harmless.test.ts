import assert from "node:assert/strict";
import { test } from "node:test";
import { summaryMarkdown } from "../../src/report/summary.ts";
import { run, start, step } from "./results.ts";

const hostile = "a|b <b>c</b> &lt; `d` *e* _f_ [g](http://h) www.i.j $k$ \\ ~l~ @m\n# n \u202e\u001b[2J";
const harmless =
  "a&#124;b &lt;b&gt;c&lt;/b&gt; &amp;lt; \\`d\\` \\*e\\* \\_f\\_ \\[g\\](http&#58;//h) www&#46;i.j \\$k\\$ \\\\ \\~l\\~ \\@m \\# n \\\\u202e\\\\x1b\\[2J";

test("nothing from outside leaves its place: Markdown, tables, HTML", () => {
  const text = summaryMarkdown(
    run({
      name: hostile,
      file: hostile,
      outcome: "rollback-incomplete",
      cause: { kind: "failed", step: "a", message: hostile },
      steps: [
        step("a", 0, 1, { name: "b".repeat(150), status: "failed", error: hostile, line: 1 }),
        step("c", 1, 2, {
          outputs: { one: "1", two: "2", three: hostile.slice(0, 17), four: "4" },
          revert: { status: "not-reached", attempts: 0 },
        }),
      ],
      residue: [{ step: hostile, why: hostile, command: "" }],
    }),
    { limitBytes: 100_000, link: () => "https://h/a b)|<" },
  );
  const lines = text.split("\n").slice(0, 9);
  assert.deepEqual(lines, [
    `### ✖ ${harmless}: undone, one thing is left`,
    "",
    `**a** failed: a&#124;b &lt;b&gt;c&lt;/b&gt; &amp;lt; \\\`d\\\` \\*e\\* \\_f\\_ \\[g\\](http&#58;//h) www&#46;i.j \\$k\\$ \\\\ \\~l\\~ \\@m ([${harmless} line 1](https://h/a%20b%29%7C%3C)) · 13.7 s · run 7f3k`,
    "",
    "| | step | result | time | undone |",
    "|-|------|--------|-----:|--------|",
    `| ✖ | [**a**](https://h/a%20b%29%7C%3C) ${"b".repeat(99)}… | a&#124;b &lt;b&gt;c&lt;/b&gt; &amp;lt; \\\`d\\\` \\*e\\* \\_f\\_ \\[g\\](http&#58;//h) www&#46;i.j \\$k\\$ \\\\ \\~l\\~ \\@m | 1.0 s | nothing to undo |`,
    "| ✔ | [**c**](https://h/a%20b%29%7C%3C) | one=1, two=2, three=a&#124;b &lt;b&gt;c&lt;/b&gt; &amp;lt;, 1 more | 1.0 s | ✖ not reached |",
    "",
  ]);
  assert.equal(text.split("\n")[9], `**Left:** **${harmless}** (${harmless}).`);
});

test("a command can't leave its block, and is not changed", () => {
  const command = "echo '```'\n````\n<b>";
  const text = summaryMarkdown(run({ outcome: "rollback-incomplete", residue: [{ step: "a", why: "x", command }] }), {
    limitBytes: 10_000,
  });
  assert.ok(text.includes(`\n\`\`\`\`\`sh\n${command}\n\`\`\`\`\`\n`), text);
});

test("details that leave a block or a comment open swallow nothing", () => {
  const text = summaryMarkdown(run({ steps: [step("<i>", 0, 1, { detail: "```\nopen <!--\r\n\n" })] }), {
    limitBytes: 10_000,
  });
  assert.ok(
    text.endsWith("<details><summary>Details of <b>&lt;i&gt;</b></summary>\n\n> ```\n> open &lt;!--\n\n</details>\n"),
    text,
  );
});

test("of very many bars the last ones are drawn", () => {
  const steps = Array.from({ length: 70 }, (_, index) => step(`s${index + 1}`, index, index + 1));
  const chart = summaryMarkdown(run({ steps }), { limitBytes: 100_000 }).split("section run\n")[1]?.split("\n") ?? [];
  assert.deepEqual(
    [chart[0], chart[1], chart[60], chart[61]],
    [
      "  %% the first 10 are left out",
      `  · s11 :done, ${start + 10_000}, ${start + 11_000}`,
      `  · s70 :done, ${start + 69_000}, ${start + 70_000}`,
      "```",
    ],
  );
});

const taskNames: [name: string, shown: string][] = [
  ["section x", "· section x"],
  ["a:::b : c; d #35; %%{init}%%", "· a b c d 35 init"],
  ['`x` <b> "y"\nz', "· x b y z"],
  ["日本語 é", "· 日本語 é"],
  [";;;", "· step"],
  ["x".repeat(60), `· ${"x".repeat(40)}`],
];
for (const [name, shown] of taskNames)
  test(`${JSON.stringify(name)} is ${JSON.stringify(shown)} in the chart`, () => {
    const text = summaryMarkdown(run({ steps: [step("step-1", 0, 1, { name })] }), { limitBytes: 10_000 });
    const chart = text.split("```mermaid\n")[1]?.split("\n") ?? [];
    assert.deepEqual(chart.slice(4), [`  ${shown} :done, ${start}, ${start + 1000}`, "```", ""]);
  });
