import assert from "node:assert/strict";
import { test } from "node:test";
import { selectionSummary } from "../../src/report/selection/selection-summary.ts";
import { ranked, selection } from "./selection.ts";

const limitBytes = 100_000;
const lists = `| | job | weight | running | queued | because |
|-|-----|-------:|--------:|-------:|---------|
| → | build-c | 0 | 0 | 0 | idle |
|  | build-a | 1 | 1 | 0 | running, 84 % (first to end) |
|  | team/日本 | 12 | 0 | 1 | queued once, since 4 m |

Left out:

- build-f is disabled
- build-g is not visible to user ci
`;

test("a good end is a heading, the build, the ranking and what was left out", () => {
  assert.equal(
    selectionSummary(selection({ moves: 2, joined: true }), { limitBytes }),
    `### ✔ build-c \\#57 ended with SUCCESS

[build-c \\#57](https://ci.example/job/build-c/57/) · waited 1.2 s · moved 2 times · joined an equal request

the build ended with SUCCESS

${lists}`,
  );
});

test("a bad end says because of what, and what now", () => {
  const result = selection({ outcome: "queued", buildNumber: null, buildUrl: null, result: null, reason: "5 m over" });
  assert.equal(
    selectionSummary(result, { limitBytes }),
    `### ✖ build-c (item 231) waits in the queue

waited 1.2 s

Because: 5 m over

Now: it will run unless somebody cancels it; look at Jenkins' queue.

${lists}`,
  );
});

test("where nothing was found there is no table", () => {
  const nothing = { job: null, queueId: null, buildNumber: null, buildUrl: null, result: null };
  const result = selection({ ...nothing, outcome: "not-triggered", reason: "no access", ranking: [], excluded: [] });
  assert.equal(
    selectionSummary(result, { limitBytes }),
    "### ✖ Nothing was triggered\n\nBecause: no access\n\nNow: nothing of it waits or runs; try again once the cause is gone.\n",
  );
});

const hostile = "a|b <b>c</b> `d` *e* [g](http://h) @m\n# n \u202e\u001b[2J";
const harmless = "a&#124;b &lt;b&gt;c&lt;/b&gt; \\`d\\` \\*e\\* \\[g\\](http&#58;//h) \\@m \\# n \\\\u202e\\\\x1b\\[2J";

test("nothing from Jenkins leaves its place: Markdown, tables, HTML", () => {
  const result = selection({
    job: hostile,
    result: hostile,
    reason: hostile,
    buildUrl: "javascript:alert(1)",
    ranking: [ranked(hostile, 0, [hostile, "x"])],
    excluded: [{ job: hostile, why: hostile }],
  });
  assert.equal(
    selectionSummary(result, { limitBytes }),
    `### ✖ ${harmless} \\#57 ended with ${harmless}

waited 1.2 s

Because: ${harmless}

Now: look at its console: javascript:alert(1)console.

| | job | weight | running | queued | because |
|-|-----|-------:|--------:|-------:|---------|
| → | ${harmless} | 0 | 0 | 0 | ${harmless}, x |

Left out:

- ${harmless} ${harmless}
`,
  );
  const address = selectionSummary(selection({ buildUrl: "https://h/a b)|<" }), { limitBytes });
  assert.match(address, /\n\[build-c \\#57\]\(https:\/\/h\/a%20b%29%7C%3C\) · /);
});

test("it is never larger than it may be, and keeps what matters most", () => {
  const many = Array.from({ length: 500 }, (_, index) => ranked(`team/build-${index}`, index, ["日本".repeat(40)]));
  const result = selection({ ranking: many, excluded: many.map(({ job }) => ({ job, why: "is disabled" })) });
  for (const limitBytes of [40, 300, 2000, 30_000, 200_000]) {
    const text = selectionSummary(result, { limitBytes });
    assert.ok(Buffer.byteLength(text) <= limitBytes, `${Buffer.byteLength(text)} > ${limitBytes}`);
    assert.match(text, /^### ✔ build-c/);
  }
  const text = selectionSummary(result, { limitBytes: 200_000 });
  assert.match(text, /\n\| \| \*400 more candidates\* \| \| \| \| \|\n/);
  assert.match(text, /\n- \*400 more candidates\*\n/);
});
