import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quoted } from "../../src/report/markdown.ts";
import type { StepResult } from "../../src/report/result.ts";
import { label, sanitize } from "../../src/report/sanitize.ts";
import { summaryMarkdown } from "../../src/report/summary.ts";
import { hostile } from "../support/hostile-text.ts";
import { bytesOf } from "./bytes-of.ts";
import { reverted, run, step } from "./results.ts";
import { printed, type Story, started, told, undoing } from "./story.ts";

/** What a terminal obeys, or shows as something else or as nothing. */
const acting = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;

test("a name is one line that no terminal obeys, and so is any text that is made harmless", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const shown of [label(text), sanitize(text)]) {
        assert.doesNotMatch(shown, acting);
        assert.ok(!shown.includes("\n"));
      }
      assert.equal(sanitize(sanitize(text)), sanitize(text), "what is harmless stays as it is");
    }),
  );
});

test("nothing that a run tells, and no output that is to be inert, makes a terminal obey", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (id, text, other) => {
      const story: Story = [
        told({ event: "run.started", name: text, file: other, steps: [id] }),
        started(id, text),
        printed(id, other),
        told({ event: "step.failed", step: id, attempt: 1, durationMs: 1, message: text, detail: other }),
        undoing(id, other),
        printed(id, text, "revert"),
        told({ event: "revert.failed", step: id, attempt: 1, durationMs: 1, message: other }),
        told({
          event: "run.finished",
          outcome: "rollback-incomplete",
          durationMs: 1,
          cause: { kind: "failed", step: id, message: other },
          residue: [{ step: id, why: text, command: other }],
        }),
      ];
      assert.doesNotMatch((await bytesOf(story, { isInert: true })).toString(), acting);
    }),
  );
});

const hostileStep = fc
  .record({
    id: hostile,
    name: hostile,
    error: hostile,
    output: hostile,
    detail: hostile,
    why: hostile,
    isGood: fc.boolean(),
  })
  .map(({ id, name, error, output, detail, why, isGood }): StepResult => {
    const revert = isGood ? reverted(3, 4) : ({ status: "failed", attempts: 1, error: why } as const);
    const common = { name, detail, outputs: { [output]: output }, revert, line: 3, file: why };
    return step(id, 0, 2, isGood ? common : { ...common, status: "failed", error });
  });

/** How many columns a row of a table has. */
const columns = (row: string) => row.replace(/\\[\s\S]/g, "").split("|").length - 2;

test("a summary has the table, the chart and the tags that it would have with harmless names, and no more", () => {
  fc.assert(
    fc.property(fc.array(hostileStep, { minLength: 1, maxLength: 4 }), hostile, (steps, text) => {
      const summary = summaryMarkdown(
        run({
          name: text,
          file: text,
          run: text,
          outcome: "rollback-incomplete",
          cause: { kind: "failed", step: steps[0]?.id ?? "", message: text },
          steps,
          residue: [{ step: text, why: text, command: text }],
        }),
        { limitBytes: 1_000_000, link: () => `https://h/${text}`, lastLines: () => `${text}\nx` },
      );
      const lines = summary.split("\n");

      assert.match(lines[0] ?? "", /^### ✖ .*: undone, one thing is left$/);
      const heading = lines.indexOf("| | step | result | time | undone |");
      assert.ok(heading > 0 && heading < 7);
      const rows = lines.slice(heading, heading + 2 + steps.length);
      assert.deepEqual(new Set(rows.map(columns)), new Set([5]), rows.join("\n"));
      assert.equal(lines[heading + 2 + steps.length], "");

      const chart = lines.slice(lines.indexOf("```mermaid") + 1);
      const bars = chart.slice(0, chart.indexOf("```"));
      const undone = steps.filter(({ revert }) => revert.status === "reverted").length;
      assert.equal(bars.length, 4 + steps.length + undone + (undone > 0 ? 1 : 0), bars.join("\n"));
      const task = /^ {2}· [^:;#%<>"`{}|\\]{1,40} :(?:done|crit|active), \d+, \d+$/u;
      for (const bar of bars.slice(4)) if (bar !== "  section undone") assert.match(bar, task);

      const folds =
        steps.filter(({ detail }) => detail?.trim()).length + steps.filter(({ status }) => status === "failed").length;
      const tags = ["<details>", "<summary>", "<b>", "</b>", "</summary>", "</details>"];
      assert.deepEqual(tagsIn(summary), Array.from({ length: folds }, () => tags).flat());
    }),
    { numRuns: 300 },
  );
});

/** Lines between fences, which hold no tag, left out. */
function withoutFences(markdown: string): string {
  const kept: string[] = [];
  let fence: string | undefined;
  let isQuoted = false;
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const [, mark = "", found] = /^(> )?(`{3,}|~{3,})/.exec(line) ?? [];
    // A quotation that is over has closed what was open in it.
    if (isQuoted && !line.startsWith(">")) fence = undefined;
    if (fence === undefined) {
      if (found === undefined) kept.push(line);
      fence = found;
      isQuoted = mark !== "";
    } else if (found?.startsWith(fence) && line.slice(mark.length).trim() === found) fence = undefined;
  }
  return kept.join("\n");
}

/** Addresses between angle brackets are none. */
function tagsIn(markdown: string): string[] {
  const found = withoutFences(markdown).match(/<[a-z/!?][^>]*>?/gi) ?? [];
  return found.filter((tag) => !/^<[a-z][\w+.-]*:[^\s<>]*>$/i.test(tag));
}

const quotes: readonly [title: string, text: string, shown: string][] = [
  ["a tag that would end what is around it", "x</details>\n<h3>y", "> x&lt;/details>\n> &lt;h3>y\n"],
  ["a comment, a declaration, an instruction", "<!-- <!x <?y <![CDATA[", "> &lt;!-- &lt;!x &lt;?y &lt;![CDATA[\n"],
  ["a comparison and an address stay", "1 < 2 <https://h/x>", "> 1 < 2 <https://h/x>\n"],
  ["an address that is none", "<https://h/ onclick=x> <b:c d>", "> &lt;https://h/ onclick=x> &lt;b:c d>\n"],
  ["tags in a block of code stay", "```xml\n<a>\n```\n<b>", "> ```xml\n> <a>\n> ```\n> &lt;b>\n"],
  [
    "a longer fence ends it, a shorter one and another do not",
    "````\n```\n~~~\n<a>\n`````\n<b>",
    "> ````\n> ```\n> ~~~\n> <a>\n> `````\n> &lt;b>\n",
  ],
  ["a fence with words ends none", "~~~\n~~~ x\n<a>\n~~~\n<b>", "> ~~~\n> ~~~ x\n> <a>\n> ~~~\n> &lt;b>\n"],
  ["backticks behind backticks open nothing", "``` `\n<a>", "> ``` `\n> &lt;a>\n"],
  ["a fence in a list is not trusted", "- ```\n  x\n  ```\n<a>", "> - ```\n>   x\n>   ```\n> &lt;a>\n"],
  ["nor is the next one after it", "- ```\n  x\n```\n<a>", "> - ```\n>   x\n> ```\n> &lt;a>\n"],
  ["nor an indented one, or one in a quotation", " ```\n```\n<a>", ">  ```\n> ```\n> &lt;a>\n"],
  ["an indented end may be one", "```\n<a>\n  ```\n<b>", "> ```\n> <a>\n>   ```\n> &lt;b>\n"],
  ["a lone carriage return ends a line", "```\r```\r<a>", "> ```\n> ```\n> &lt;a>\n"],
];
for (const [title, text, shown] of quotes)
  test(`in what a step left: ${title}`, () => assert.equal(quoted(text), shown));

test("whatever a step left, it has no tag outside of a block of code, and none of it outside of the quotation", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(hostile, fc.constantFrom("```", "~~~~", "- ```", "<b>", "x", "")), { maxLength: 12 }),
      (lines) => {
        const text = quoted(lines.join("\n"));
        for (const line of text.trimEnd().split(/\r\n|\r|\n/)) assert.ok(line.startsWith(">"), line);
        assert.deepEqual(tagsIn(text), []);
      },
    ),
    { numRuns: 500 },
  );
});
