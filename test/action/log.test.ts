import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { WorkflowCommand } from "../support/workflow-commands.ts";
import { startJob } from "../support/workflow-runner.ts";
import { marking } from "./deeds.ts";

const shown = ({ command, properties, data }: WorkflowCommand) => [command, properties, data] as const;

test("each step and each undo is a group, and each failure an error at its line of the file", async () => {
  await using job = startJob();
  fs.mkdirSync(join(job.workspace, "deploy"));
  const file = `name: Deploy\nsteps:\n  - { id: a, name: First, run: echo out, revert: exit 2 }\n  - { id: b, run: echo out; exit 1 }\n`;
  fs.writeFileSync(join(job.workspace, "deploy", "list.yml"), file);
  const main = await job.use({ file: "deploy/list.yml" }).main();
  const at = (line: number) => ({ file: "deploy/list.yml", line: `${line}`, col: "7" });
  assert.deepEqual(main.commands.map(shown), [
    ["group", {}, "a: First"],
    ["endgroup", {}, ""],
    ["group", {}, "b: echo out; exit 1"],
    ["endgroup", {}, ""],
    ["error", { ...at(4), title: "b failed" }, "b: exit code 1"],
    ["group", {}, "undo a: exit 2"],
    ["endgroup", {}, ""],
    ["error", { ...at(3), title: "a could not be undone" }, "the undo of a: exit code 2"],
  ]);
  assert.match(main.log, /::endgroup::\n +✖ b .* exit code 1\n {2}│ out\n::error /);
});

test("what fails before it, and may, leaves the failure that counts its error", async () => {
  await using job = startJob();
  const steps = `
- { id: g, continue-on-error: true, retry: { times: 5, delay: 1ms }, steps: [{ id: f, run: exit 3 }] }
- { id: deploy, run: exit 9 }`;
  const main = await job.use({ steps }).main();
  const told = main.commands.filter(({ command }) => command === "error" || command === "warning");
  assert.deepEqual(
    told.map(({ command, data }) => [command, data]),
    [
      ["warning", "f: exit code 3"],
      ["error", "deploy: exit code 9"],
    ],
    main.log,
  );
});

test("what fails in a group that succeeds when it is tried again is not told on the page of the run", async () => {
  await using job = startJob();
  const steps = `
- id: g
  retry: { times: 1, delay: 1ms }
  steps: [{ id: f, run: 'echo f >> did; test "$(wc -l < did)" = 2' }]`;
  const main = await job.use({ steps }).main();
  const told = main.commands.filter(({ command }) => command === "error" || command === "warning");
  assert.deepEqual([main.exitCode, told], [0, []], main.log);
});

for (const [title, env, commands] of [
  ["is a warning", {}, ["warning"]],
  ["is the runner's to obey where it may", { ACTIONS_ALLOW_UNSECURE_COMMANDS: "true" }, ["set-env"]],
] as const)
  test(`a command that GitHub has disabled ${title}`, async () => {
    await using job = startJob(env);
    const main = await job.use({ steps: "\n- run: echo '::set-env name=A::s3cret'\n" }).main();
    const heard = main.commands.map(({ command }) => command).filter((command) => !command.endsWith("group"));
    assert.deepEqual([main.exitCode, heard], [0, commands], main.log);
  });

test("nothing that a name or a message quotes is obeyed", async () => {
  await using job = startJob();
  const steps = `
- id: a
  name: "::error::boom ##[error]bang 100%25"
  run: |
    echo '::error::x ##[add-mask]1 50% of it' >> "$GITHUB_ENV"
- id: b
  run: "true"`;
  const main = await job.use({ steps }).main();
  const message = "GITHUB_ENV, line 1: '::error::x ##[add-mask]1 50% of it' is no assignment; write NAME=VALUE";
  const commands = main.commands.filter(({ command }) => command !== "stop-commands");
  assert.deepEqual(commands.map(shown), [
    ["group", {}, "a: ::error::boom ##[error]bang 100%25"],
    ["endgroup", {}, ""],
    ["error", { title: "a failed" }, `a: ${message}`],
  ]);
});

test("scene 6: commands that steps print are the runner's to obey, as they came and when they came", async () => {
  await using job = startJob();
  const steps = `
- run: |
    echo '::add-mask::s3cret'
    echo '::warning file=x.c,line=3,col=1,title=a%3A b::100%25 sure'
    printf 'working ##[notice]seen'`;
  const main = await job.use({ steps }).main();
  assert.deepEqual(main.commands.map(shown).slice(1, 4), [
    ["add-mask", {}, "s3cret"],
    ["warning", { file: "x.c", line: "3", col: "1", title: "a: b" }, "100% sure"],
    ["notice", {}, "seen"],
  ]);
});

/** Tokens between which our own lines stand where they quote commands. */
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

for (const [grammar, stop] of [
  ["at the start of a line", "::stop-commands::t0ken"],
  ["anywhere in a line", "before ##[stop-commands]t0ken"],
] as const)
  test(`a step that stops commands and fails before it lets them on hides nothing of what follows (${grammar})`, async () => {
    await using job = startJob();
    const steps = `${marking("a")}
- { id: b, name: Stop, run: 'echo "${stop}"; echo "::warning::not a command"; exit 1', revert: 'echo "::add-mask::s3cret"' }`;
    const main = await job.use({ steps }).main();
    assert.deepEqual(
      main.commands
        .map(shown)
        .slice(3)
        .filter(([, , data]) => !uuid.test(data)),
      [
        ["stop-commands", {}, "t0ken"],
        ["endgroup", {}, ""],
        ["error", { title: "b failed" }, "b: exit code 1"],
        ["group", {}, 'undo b: echo "::add-mask::s3cret"'],
        ["add-mask", {}, "s3cret"],
        ["endgroup", {}, ""],
        ["group", {}, "undo a: echo undo a >> did"],
        ["endgroup", {}, ""],
      ],
    );
  });

test("a step that stops commands and lets them on again is left alone", async () => {
  await using job = startJob();
  const steps = `\n- run: |\n    echo '::stop-commands::t0ken'; echo '::warning::no'; echo '::t0ken::'; echo '::notice::yes'`;
  const { commands, log } = await job.use({ steps }).main();
  assert.deepEqual(
    commands.map(({ command }) => command),
    ["group", "stop-commands", "notice", "endgroup"],
  );
  assert.equal(log.match(/::t0ken::\n/g)?.length, 1);
});

const s3cret = "s3cret";
test("the last lines of a failed step, which are shown again, hold no mask and no cut line", async () => {
  await using job = startJob();
  const steps = `
- id: a
  run: |
    seq 100
    echo '::add-mask::${s3cret}'
    head -c 5000 /dev/zero | tr '\\0' x; echo
    echo last; exit 1`;
  const main = await job.use({ steps }).main();
  const again = main.log.slice(main.log.indexOf("::endgroup::")).match(/^ {2}│ .*$/gm);
  const expected = [...Array.from({ length: 17 }, (_, index) => `${84 + index}`), "… (a very long line)", "last"];
  assert.deepEqual(
    again,
    expected.map((line) => `  │ ${line}`),
  );
  assert.ok(main.summary.includes(expected.join("\n")), main.summary);
  assert.doesNotMatch(main.summary, /s3cret/);
});

test("the summary has the table of steps and reverts, links to them, and below it what steps wrote", async () => {
  await using job = startJob();
  const file = `name: Deploy
steps:
  - id: volume
    name: Make <it>
    run: echo id=7 >> "$GITHUB_OUTPUT"; echo "# Volume 7" >> "$GITHUB_STEP_SUMMARY"; echo "It is **big**" >> "$JIPPER_DETAIL"
    revert: "true"
  - { id: join, run: echo "| no end" >> "$GITHUB_STEP_SUMMARY"; exit 1 }
`;
  fs.writeFileSync(join(job.workspace, "a b.yml"), file);
  const { summary } = await job.use({ file: "a b.yml" }).main();
  const page = `https://github.example/octo/app/blob/${"0".repeat(40)}/a%20b.yml`;
  const times = summary
    .replaceAll(/\d+(\.\d+)? m?s\b/g, "a time")
    .replaceAll(/\b\d{13}\b/g, "then")
    .replace(/run \w{4,6}/, "run xxxx");
  assert.equal(
    times,
    `### ✖ Deploy: everything was undone

**join** failed: exit code 1 ([a b.yml line 7](${page}#L7)) · a time · run xxxx

Now: fix what made **join** fail, then run it again.

| | step | result | time | undone |
|-|------|--------|-----:|--------|
| ✔ | [**volume**](${page}#L3) Make &lt;it&gt; | id=7 | a time | ↶ a time |
| ✖ | [**join**](${page}#L7) echo "&#124; no end" &gt;&gt; "\\$GITHUB\\_STEP\\_SUMMARY"; exit 1 | exit code 1 | a time | nothing to undo |

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %S.%L s
  section run
  · volume :done, then, then
  · join :crit, then, then
  section undone
  · volume :active, then, then
\`\`\`

<details><summary>Details of <b>volume</b></summary>

> It is **big**

</details>

# Volume 7

| no end
`,
  );
});

test("scene 9: summaries of steps that would make that of the job too large are left out, with a warning", async () => {
  await using job = startJob();
  const write = (id: string) =>
    `\n- { id: ${id}, run: 'head -c 600000 /dev/zero | tr "\\0" ${id} >> "$GITHUB_STEP_SUMMARY"' }`;
  const main = await job.use({ steps: write("a") + write("b") }).main();
  assert.deepEqual([main.exitCode, main.commands.filter(({ command }) => command === "warning").length], [0, 1]);
  assert.ok(Buffer.byteLength(main.summary) > 600_000 && Buffer.byteLength(main.summary) < 1_048_576);
});

test("a summary that cannot be written is a warning: what was done is done", async () => {
  await using job = startJob();
  const steps = `
- run: |
    summary=$(tr '\\0' '\\n' < /proc/$PPID/environ | sed -n 's/^GITHUB_STEP_SUMMARY=//p')
    rm "$summary"`;
  const main = await job.use({ steps }).main();
  assert.deepEqual([main.exitCode, main.outputs["outcome"], main.summary], [0, "succeeded", ""], main.log);
  assert.match(main.log, /^::warning::the summary of the job cannot be written: /m);
});
