import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";
import { requiredPart } from "../support/required-part.ts";

test("what a step hands on reaches the next one: variables of several lines, and folders of the search path", async () => {
  const list = `
steps:
  - run: |
      { echo 'TEXT<<END'; echo 'one'; echo '  two=2'; echo 'END'; echo 'PLAIN=a=b'; } >> "$GITHUB_ENV"
      mkdir tools; printf '#!/bin/sh\\necho my tool' > tools/my-tool; chmod +x tools/my-tool
      echo "$PWD/tools" >> "$GITHUB_PATH"
      [ -z "$TEXT" ] && echo 'not yet'
  - run: printf '%s|%s|' "$TEXT" "$PLAIN" > seen; my-tool >> seen
`;
  await using folder = new CliFolder({ "list.yml": list });
  const { code, stdout } = await folder.run("run", "list.yml");
  assert.match(stdout, /│ not yet/);
  assert.deepEqual([code, folder.read("seen")], [0, "one\n  two=2|a=b|my tool\n"]);
});

test("a bad line in GITHUB_OUTPUT fails the step, and it is undone", async () => {
  const list = `
steps:
  - id: a
    run: |
      echo good=1 >> "$GITHUB_OUTPUT"
      echo 'oops' >> "$GITHUB_OUTPUT"
    revert: echo "undone with $JIPPER_OUTPUT_GOOD" > undone
  - run: touch later
`;
  await using folder = new CliFolder({ "list.yml": list });
  const { code, stdout } = await folder.run("run", "list.yml");
  assert.match(stdout, /✖ a .* GITHUB_OUTPUT, line 2: 'oops' is no assignment; write NAME=VALUE$/m);
  assert.deepEqual([code, folder.read("undone"), folder.has("later")], [1, "undone with 1\n", false]);
});

test("a step sees the environment of Jipper, but nothing that belongs to an action alone", async () => {
  const withheld = {
    INPUT_STEPS: "x",
    "INPUT_JOB-STATUS": "x",
    STATE_RUN: "x",
    ACTIONS_RUNTIME_TOKEN: "x",
    ACTIONS_RUNTIME_URL: "x",
    ACTIONS_RESULTS_URL: "x",
    ACTIONS_CACHE_URL: "x",
    JIPPER_PROCESS_MARK: "of another run",
  };
  const files = { GITHUB_ENV: "of-the-job", GITHUB_OUTPUT: "of-the-job", GITHUB_PATH: "of-the-job" };
  await using folder = new CliFolder({ "list.yml": "steps: [{ run: env > seen }]", "of-the-job": "" });
  const given = { ...withheld, ...files, MY_OWN: "kept", GITHUB_SHA: "kept" };
  const { code } = await folder.startWith(given, "run", "list.yml").ended;
  const seen = Object.fromEntries(folder.lines("seen").map((line) => line.split(/=(.*)/s)));
  assert.deepEqual([code, seen.MY_OWN, seen.GITHUB_SHA], [0, "kept", "kept"]);
  const kept = Object.entries({ ...withheld, ...files }).filter(([name, value]) => seen[name] === value);
  assert.deepEqual(kept, []);
  assert.deepEqual(
    Object.keys(seen).filter((name) => /^(INPUT|STATE|ACTIONS_(RUNTIME|RESULTS|CACHE))_/.test(name)),
    [],
  );
});

const linux = process.platform === "linux" ? {} : { skip: "skipped: no /proc" };
/** What started the script, with the folders taken away. */
const commandLine = `tr '\\0' ' ' < /proc/$$/cmdline | sed 's#/[^ ]*/##g' > command; false | true; echo went on > on`;
const shells: [title: string, shell: string, command: string, files: readonly string[]][] = [
  ["no shell named: bash without pipefail", "", "bash -e script.sh ", ["on"]],
  ["bash, with pipefail", "shell: bash", "bash --noprofile --norc -e -o pipefail script.sh ", []],
  ["sh", "shell: sh", "sh -e script.sh ", ["on"]],
  ["a template", "shell: 'bash -u {0}'", "bash -u script.sh ", ["on"]],
  ["a shell for all steps", "shell: sh", "sh -e script.sh ", ["on"]],
];
for (const [title, shell, command, files] of shells)
  test(`shells: ${title}`, linux, async () => {
    const isForAll = title.endsWith("all steps");
    const list = `${isForAll ? `defaults: { ${shell} }\n` : ""}steps:\n  - run: ${JSON.stringify(commandLine)}\n    ${isForAll ? "" : shell}\n`;
    await using folder = new CliFolder({ "list.yml": list });
    await folder.run("run", "list.yml");
    assert.deepEqual([folder.read("command"), ["on"].filter((name) => folder.has(name))], [command, files]);
  });

for (const [program, script] of [
  ["perl", 'open(my $f, ">", "seen"); print $f "$ENV{GREETING} of $]" =~ /hello/ ? "it ran" : "no"'],
  ["python3", 'import os\nopen("seen", "w").write("it ran" if os.environ["GREETING"] == "hello" else "no")'],
] as const)
  test(`shells: ${program} {0}`, async (t) => {
    if (requiredPart(t, program) === undefined) return;
    const step = { run: script, shell: `${program} {0}`, env: { GREETING: "hello" }, revert: script };
    await using folder = new CliFolder({ "list.yml": JSON.stringify({ steps: [step] }) });
    const { code } = await folder.run("run", "list.yml");
    assert.deepEqual([code, folder.read("seen")], [0, "it ran"]);
  });

const unstartable: [title: string, keys: string, message: RegExp][] = [
  [
    "a shell that does not exist",
    "shell: no-such-shell {0}",
    /✖ a .* the shell 'no-such-shell' was not found in PATH$/m,
  ],
  [
    "a working directory that does not exist",
    "working-directory: no/where",
    /✖ a .* the working directory \S+\/no\/where does not exist$/m,
  ],
  [
    "a working directory that is a file",
    "working-directory: list.yml",
    /✖ a .* the working directory \S+\/list\.yml is not a folder$/m,
  ],
];
for (const [title, keys, message] of unstartable)
  test(`${title} fails the step before it begins: what came before is undone, and it is not`, async () => {
    const revert = "{ run: touch undone, shell: sh, working-directory: . }";
    const list = `steps:\n  - run: touch before\n    revert: rm before\n  - id: a\n    run: touch ran\n    ${keys}\n    revert: ${revert}\n`;
    await using folder = new CliFolder({ "list.yml": list });
    const { code, stdout } = await folder.run("run", "list.yml");
    assert.match(stdout, message);
    const left = ["before", "ran", "undone"].filter((name) => folder.has(name));
    assert.deepEqual([code, left], [1, []]);
  });

test("an undo sees all that its step saw, what it left, and why it is called", async () => {
  const list = `
params: { size: { default: 10G } }
env: { CLUSTER: ac2 }
steps:
  - run: echo COLOR=red >> "$GITHUB_ENV"
  - id: volume
    working-directory: deploy
    env: { SIZE: "\${{ params.size }}" }
    run: |
      echo COLOR=blue >> "$GITHUB_ENV"
      echo MADE=here >> "$GITHUB_ENV"
      echo volume-id=vol-7 >> "$GITHUB_OUTPUT"
    revert: |
      for name in CLUSTER SIZE COLOR MADE JIPPER_OUTPUT_VOLUME_ID JIPPER_STEP_STATUS JIPPER_CAUSE_STEP \\
        JIPPER_CAUSE_MESSAGE JIPPER_ATTEMPT; do echo "$name=\${!name}"; done > ../volume
      pwd >> ../volume
  - run: echo "$COLOR" > color; echo COLOR=green >> "$GITHUB_ENV"
  - id: slow
    timeout: 5s
    run: echo pid=1 >> "$GITHUB_OUTPUT"; sleep 60
    revert: echo "$COLOR $JIPPER_STEP_STATUS $JIPPER_CAUSE_STEP $JIPPER_OUTPUT_PID" > slow
`;
  await using folder = new CliFolder({ "list.yml": list });
  await folder.shell("mkdir deploy").ended;
  const { code } = await folder.run("run", "list.yml");
  assert.deepEqual(folder.lines("volume"), [
    "CLUSTER=ac2",
    "SIZE=10G",
    "COLOR=red",
    "MADE=here",
    "JIPPER_OUTPUT_VOLUME_ID=vol-7",
    "JIPPER_STEP_STATUS=succeeded",
    "JIPPER_CAUSE_STEP=slow",
    "JIPPER_CAUSE_MESSAGE=timed out after 5 s",
    "JIPPER_ATTEMPT=1",
    folder.file("deploy"),
  ]);
  assert.deepEqual([code, folder.read("color"), folder.read("slow")], [1, "blue\n", "green timed-out slow 1\n"]);
});
