import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { htmlPage } from "../../src/report/html.ts";
import type { RunResult, StepResult } from "../../src/report/result.ts";
import { hostile } from "../support/hostile-text.ts";
import { idle, reverted, run, step } from "./results.ts";

const again = (id: string) => `jipper rollback ${id}`;
const page = (more: Partial<RunResult>) => htmlPage(run(more), { again });
const mainOf = (html: string) => /<main>\n([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";

test("a run that was not wholly undone says what ended it, what is left, what to type, and what each step came to", () => {
  const html = page({
    name: "Join",
    file: "join.yml",
    outcome: "rollback-incomplete",
    cause: { kind: "failed", step: "b", message: "exit code 7" },
    steps: [
      step("volume", 0, 1, {
        name: "Create <it>",
        outputs: { id: "vol-7" },
        detail: "**made** <b>\n",
        revert: { status: "failed", attempts: 1, error: "exit code 9" },
      }),
      step("nodes", 1, 3, { kind: "parallel", path: "steps[1]", status: "failed", error: "b failed" }),
      step("a", 1, 2, { path: "steps[1].parallel[0]", attempts: 2, revert: reverted(3, 4) }),
      step("b", 1, 3, { path: "steps[1].parallel[1]", status: "failed", exitCode: 7, error: "exit code 7", line: 9 }),
      { ...idle("c"), path: "steps[2]" },
    ],
    residue: [{ step: "volume", why: "its undo did not succeed: exit code 9", command: "rm 'vol-7'\necho \u001b[m" }],
  });
  assert.equal(
    mainOf(html),
    `<h1 class="bad">✖ Join: not everything could be undone</h1>
<p class="cause">Cause: <b>b</b> failed: exit code 7 (join.yml line 9)</p>
<p class="about">3 steps · 13.7 s · run 7f3k · join.yml · 2026-11-24 03:00:00 UTC</p>
<h2>What is left</h2>
<p><b>volume</b> is still there (its undo did not succeed: exit code 9). By hand:</p>
<pre><code>rm &#39;vol-7&#39;
echo \\x1b[m</code></pre>
<p>Its control characters are shown here as \\x1b and the like.</p>
<p>Or try again:</p>
<pre><code>jipper rollback 7f3k</code></pre>
<div class="wide" role="region" aria-labelledby="steps" tabindex="0">
<table>
<caption id="steps">Steps, in the order of the plan</caption>
<thead><tr><th scope="col">Step</th><th scope="col">Result</th><th scope="col">Time</th><th scope="col">Undo</th></tr></thead>
<tbody>
<tr><th scope="row"><span class="good">✔</span> <b>volume</b> <span class="name">\u2003Create &lt;it&gt;</span></th><td>done <code class="output">id=vol-7</code></td><td class="time">1.0 s</td><td><span class="bad">✖</span> exit code 9</td></tr>
<tr><th scope="row"><span class="bad">✖</span> <b>nodes</b></th><td>b failed</td><td class="time">2.0 s</td><td></td></tr>
<tr><th scope="row">\u2003<span class="good">✔</span> <b>a</b></th><td>done, 2 tries</td><td class="time">1.0 s</td><td>↶ undone 1.0 s</td></tr>
<tr><th scope="row">\u2003<span class="bad">✖</span> <b>b</b></th><td>exit code 7</td><td class="time">2.0 s</td><td>nothing to undo</td></tr>
<tr class="idle"><th scope="row"><span class="about">○</span> <b>c</b></th><td>did not start</td><td class="time"></td><td></td></tr>
</tbody>
</table>
</div>
<details><summary>Details of <b>volume</b></summary>
<pre><code>**made** &lt;b&gt;</code></pre>
</details>
`,
  );
});

const kept = { status: "pending", attempts: 0 } as const;
const heads: readonly [title: string, more: Partial<RunResult>, begins: RegExp][] = [
  [
    "that succeeded says how it would be undone",
    { name: "Join", steps: [step("a", 0, 1, { revert: kept })] },
    /^<h1 class="good">✔ Join: done<\/h1>\n<p class="about">1 step .*<p>To undo it:<\/p>\n<pre><code>jipper rollback 7f3k</s,
  ],
  [
    "that has nothing to undo does not",
    { steps: [step("a", 0, 1)] },
    /^<h1 class="good">✔ Steps: done<\/h1>\n<p class="about">[^\n]*<\/p>\n<div/,
  ],
  [
    "that was undone says what to do now",
    {
      outcome: "rolled-back",
      cause: { kind: "failed", step: "b", message: "exit code 1" },
      steps: [step("a", 0, 1, { revert: reverted(1, 2) })],
    },
    /^<h1 class="bad">✖ Steps: everything was undone<\/h1>\n<p class="cause">Cause: <b>b<\/b> failed: exit code 1<\/p>\n.*<p>Now: fix what made <b>b<\/b> fail, then run it again\.<\/p>/s,
  ],
];
for (const [title, more, begins] of heads) test(`a run ${title}`, () => assert.match(mainOf(page(more)), begins));

test("a page forbids scripts and loads nothing", () => {
  const html = page({ steps: [step("a", 0, 1)] });
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1]?.split("; ") ?? [];
  assert.deepEqual(policy, [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  assert.ok(html.indexOf("Content-Security-Policy") < html.indexOf("<style>"));
  assert.doesNotMatch(html, /<script|<link|<img|url\(|@import|\bsrc=|\bhref=|https?:/);
});

const statuses = ["pending", "running", "succeeded", "failed", "timed-out", "cancelled", "skipped", "unknown"] as const;
const reverts = ["none", "pending", "running", "reverted", "failed", "timed-out", "not-reached"] as const;
const outcomes = ["succeeded", "rolled-back", "rollback-incomplete", "running"] as const;

type Texts = { readonly text: string; readonly other: string };

/** A run with these texts wherever it has one. */
function filled({ text, other }: Texts, [status, revert, outcome]: Kinds): RunResult {
  const worst: Partial<StepResult> = {
    name: other,
    status,
    error: text,
    file: other,
    line: 1,
    outputs: { [text]: other },
    detail: `x${text}`,
    revert: { status: revert, attempts: 1, error: other },
  };
  return run({
    name: text,
    run: other,
    file: text,
    outcome,
    cause: { kind: "failed", step: text, message: other },
    steps: [step(text, 0, 1, worst), step(other, 0, 1, worst)],
    residue: [{ step: text, why: other, command: `x${text}` }],
  });
}

type Kinds = readonly [StepResult["status"], StepResult["revert"]["status"], RunResult["outcome"]];

/** Without the style, which is the same on every page. */
const tagsIn = (html: string) => html.replace(/(?<=<style>)[^<]*/, "").match(/<[^>]*>?/g) ?? [];

test("whatever texts a run holds, its page has the tags that it would have with harmless ones, and no more", () => {
  const kinds = fc.tuple(fc.constantFrom(...statuses), fc.constantFrom(...reverts), fc.constantFrom(...outcomes));
  fc.assert(
    fc.property(fc.record({ text: hostile, other: hostile }), kinds, (texts, kind) => {
      const html = htmlPage(filled(texts, kind), { again });
      const plain = htmlPage(filled({ text: "t", other: "o" }, kind), { again });
      // Whether a name is shown beside an id, and a note below a command, depends on the texts.
      const comparable = (page: string) =>
        tagsIn(page.replace(/ <span class="name">[^<]*<\/span>/g, "").replace(/<p>Its control [^<]*<\/p>/, ""));
      assert.deepEqual(comparable(html), comparable(plain));
      assert.doesNotMatch(html, /&(?!(?:amp|lt|gt|quot|#39);)/);
      assert.doesNotMatch(html, acting);
    }),
    { numRuns: 200 },
  );
});

const acting = /(?![\t\n])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
