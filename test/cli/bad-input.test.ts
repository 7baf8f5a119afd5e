import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

/** A step that would be seen to have run stands in each file. */
const touch = "run: touch ran";

const nothing = { code: 3, stdout: "", ran: false, runs: [] };

const bad: [title: string, list: string | Uint8Array, mistakes: readonly string[], params?: readonly string[]][] = [
  ["a file that is empty", "", ["1:1: there is nothing here; write a list of steps, such as '- run: echo hello'"]],
  [
    "a file of comments",
    "# nothing\n",
    ["1:1: there are only comments here; write a list of steps, such as '- run: echo hello'"],
  ],
  [
    "bytes that are not UTF-8",
    Buffer.concat([Buffer.from("steps:\n  - run: touch ran # caf"), Buffer.of(0xe9, 0x0a)]),
    ["2:25: this is not UTF-8: byte 32 is 0xe9; save it as UTF-8"],
  ],
  ["UTF-16", Buffer.from(`\ufeffsteps: [{ ${touch} }]`, "utf16le"), ["1:1: this is UTF-16; save it as UTF-8"]],
  ["a tab as indentation", `steps:\n\t- ${touch}\n`, ["2:1: a tab cannot indent a line of YAML; use blanks"]],
  [
    "a key that stands twice",
    `steps:\n  - ${touch}\n    env: {}\n    env: {}\n`,
    ["4:5: 'env' is already in this map; keep one of them"],
  ],
  [
    "an unknown key of the list",
    `stpes:\n  - ${touch}\n`,
    ["1:1: 'stpes' is not a key of a step list; did you mean 'steps'?"],
  ],
  [
    "an unknown key of a step",
    `steps:\n  - ${touch}\n    rever: rm ran\n`,
    ["3:5: 'rever' is not a key of a step; did you mean 'revert'?"],
  ],
  [
    "an unknown key of a revert",
    `steps:\n  - ${touch}\n    revert: { run: rm ran, workingdirectory: . }\n`,
    ["3:28: 'workingdirectory' is not a key of a revert; did you mean 'working-directory'?"],
  ],
  [
    "wrong types",
    `name: [x]\nenv: [A=b]\nsteps:\n  - ${touch}\n    env: { A: { b: c } }\n    id: 5\n  - [touch ran]\n  - run: 5\n`,
    [
      "1:7: 'name' must be one line of text; found a list",
      "2:6: 'env' must be a map from names to values; found a list",
      "5:15: the value of 'A' must be text, a number, true or false; found a map",
      "6:9: 'id' must be a letter or _, then letters, digits, _ and -, 100 characters at most; found the number 5",
      "7:5: a step must be a map, such as 'run: …', or shell text; found a list",
      "8:10: 'run' must be shell text; found the number 5",
    ],
  ],
  [
    "steps that are no list",
    `steps:\n  a: { ${touch} }\n`,
    ["2:3: this must be a list of steps, such as '- run: echo hello'; found a map"],
  ],
  ["no steps", "name: x\n", ["1:1: a step list needs the key 'steps'"]],
  ["a list of no steps", "steps: []\n", ["1:8: there are no steps; write one, such as '- run: echo hello'"]],
  ["nothing behind steps", "name: x\nsteps:\n", ["2:1: there are no steps; write one, such as '- run: echo hello'"]],
  [
    "a step of two kinds",
    `steps:\n  - ${touch}\n    uses: actions/checkout@v4\n`,
    ["3:5: a step has only one of 'run', 'call', 'jenkins', 'parallel', 'steps' and 'uses'; here are 'run' and 'uses'"],
  ],
  [
    "two steps of one id",
    `steps:\n  - { id: a, ${touch} }\n  - { id: A, ${touch} }\n`,
    ["3:11: 'A' is the id of the step in line 2; take another one"],
  ],
  [
    "an id that a step without one has",
    `steps:\n  - { ${touch} }\n  - { id: step-1, ${touch} }\n`,
    ["3:11: 'step-1' is the id of the step in line 2, which has none of its own; take another one"],
  ],
  [
    "bad durations",
    `defaults: { timeout: 5 minutes }\nsteps:\n  - { ${touch}, timeout: 90, grace: -1s }\n  - { ${touch}, timeout: 1s, timeout-minutes: 1 }\n  - { ${touch}, timeout-minutes: soon }\n`,
    [
      "1:22: a limit is written like 90s, 5m or 1h30m; '5 minutes' is not",
      "3:32: a limit is written like 90s, 5m or 1h30m; 90 is not: write timeout: 90s or timeout-minutes: 90",
      "3:43: a limit is written like 90s, 5m or 1h30m; '-1s' is not",
      "4:36: 'timeout' is given as well; keep one of the two",
      "5:40: 'timeout-minutes' must be a number of minutes, 0 for no limit; found the text 'soon'",
    ],
  ],
  [
    "a parameter that is missing",
    `params: { token: { required: true } }\nsteps:\n  - ${touch}\n`,
    [
      "1:11: the parameter 'token' must be given: pass --param token=…, set $JIPPER_PARAM_TOKEN, or in a workflow the input 'params'",
    ],
  ],
  [
    "a parameter that is not declared",
    `params: { size: {} }\nsteps:\n  - ${touch}\n`,
    [
      "1:1: the given parameter 'siez' is not declared; did you mean 'size'?",
      "1:1: the given parameter 'x' is not declared; declared are size",
    ],
    ["siez=1", "x=2"],
  ],
  [
    "a parameter where none is declared",
    `steps:\n  - ${touch}\n`,
    ["1:1: the given parameter 'size' is not declared; the step list declares none"],
    ["size=1"],
  ],
  [
    "a shell that is none",
    `steps:\n  - ${touch}\n    shell: bahs\n  - ${touch}\n    shell: bash -x\n`,
    [
      "3:12: 'bahs' is not the name of a shell; did you mean 'bash', or 'bahs {0}'?",
      "5:12: a shell with arguments must say where the script's file goes: 'bash -x {0}'",
    ],
  ],
  [
    "a value within shell text",
    `params: { who: {} }\nsteps:\n  - ${touch}; echo \${{ params.who }}\n`,
    [
      `3:26: expressions are not filled in within 'run', so that no value can become code; add env: { WHO: "\${{ params.who }}" } to this step, and write "$WHO" here`,
    ],
  ],
];
for (const [title, list, mistakes, params = []] of bad)
  test(`nothing runs: ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": list });
    const given = params.flatMap((param) => ["--param", param]);
    const { code, stdout, stderr } = await folder.run("run", "list.yml", ...given);
    const told = stderr.split("\n").filter((line) => line.startsWith("list.yml:"));
    assert.deepEqual(
      told,
      mistakes.map((mistake) => `list.yml:${mistake}`),
    );
    assert.ok(
      stderr.endsWith(`${mistakes.length} mistake${mistakes.length === 1 ? "" : "s"}; nothing was run\n`),
      stderr,
    );
    assert.deepEqual({ code, stdout, ran: folder.has("ran"), runs: folder.runs() }, nothing);
  });

test("each mistake is shown in its line, and all of them at once, by every verb that reads the file", async () => {
  const list = `steps:\n  - ${touch}\n    rever: rm ran\n  - run: "\ttrue"\n    timeout: 5 minutes\n`;
  await using folder = new CliFolder({ "list.yml": list });
  for (const verb of ["run", "plan", "validate"]) {
    const { code, stdout, stderr } = await folder.run(verb, "list.yml");
    assert.deepEqual({ code, stdout, ran: folder.has("ran"), runs: folder.runs() }, nothing);
    assert.equal(
      stderr,
      `list.yml:3:5: 'rever' is not a key of a step; did you mean 'revert'?
  3 |     rever: rm ran
    |     ^^^^^
list.yml:5:14: a limit is written like 90s, 5m or 1h30m; '5 minutes' is not
  5 |     timeout: 5 minutes
    |              ^^^^^^^^^
2 mistakes; nothing was run
`,
    );
  }
});

const unreadable: [title: string, file: string, message: string][] = [
  ["a file that is not there", "no.yml", "no.yml: there is no such file"],
  ["a folder", "folder", "folder: this is a folder; name a file in it, such as jipper.yml"],
  ["a file below a file", "list.yml/x", "list.yml/x: there is no such file"],
];
for (const [title, file, message] of unreadable)
  test(`nothing runs: ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": `steps: [{ ${touch} }]` });
    fs.mkdirSync(folder.file("folder"));
    for (const verb of ["run", "plan", "validate"])
      assert.deepEqual(await folder.run(verb, file), { code: 3, stdout: "", stderr: `${message}\n` });
  });

for (const [title, list] of [
  [
    "a byte order mark and the line ends of Windows",
    `\ufeffname: x\r\nsteps:\r\n  - run: |\r\n      touch ran\r\n      test -e ran\r\n`,
  ],
  ["tabs where they do no harm", `steps:\n  - run:\ttouch ran\t# makes it\n`],
] as const)
  test(`all is well with ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": list });
    const { code, stderr } = await folder.run("run", "list.yml");
    assert.deepEqual({ code, stderr, ran: folder.has("ran") }, { code: 0, stderr: "", ran: true });
  });

test("validate looks at all files, and tells of each", async () => {
  await using folder = new CliFolder({ "good.yml": `steps: [{ ${touch} }]`, "bad.yml": "steps: []\n" });
  assert.deepEqual(await folder.run("validate", "good.yml"), {
    code: 0,
    stdout: "good.yml: no mistakes\n",
    stderr: "",
  });
  const files = ["bad.yml", "good.yml", "no.yml"];
  const { code, stdout, stderr } = await folder.run("validate", ...files);
  assert.deepEqual([code, stdout], [3, "good.yml: no mistakes\n"]);
  assert.match(stderr, /^bad\.yml:1:8: there are no steps; .*^no\.yml: there is no such file$/ms);

  const json = await folder.run("validate", "--json", ...files);
  assert.deepEqual([json.code, json.stderr], [3, ""]);
  assert.deepEqual(JSON.parse(json.stdout), [
    {
      file: "bad.yml",
      problems: [
        { line: 1, column: 8, length: 2, message: "there are no steps; write one, such as '- run: echo hello'" },
      ],
    },
    { file: "good.yml", problems: [] },
    { file: "no.yml", problems: [{ line: 1, column: 1, length: 1, message: "there is no such file" }] },
  ]);
});
