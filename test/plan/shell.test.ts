import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { shellInvocations, shellMistake } from "../../src/plan/shell.ts";

/** What a shell becomes for the script `true` in that file. */
function started(shell: string | undefined, platform: string, file: string) {
  return shellInvocations(shell, platform).map(({ command, args, verbatim, extension, prepare }) => ({
    start: [command, ...args(file)],
    verbatim,
    extension,
    script: prepare("true\n"),
  }));
}

const onLinux = { verbatim: false, extension: ".sh", script: "true\n" };
const powerShell = (newline: string) =>
  [
    "$ErrorActionPreference = 'stop'",
    "true",
    "",
    "if (Test-Path -LiteralPath variable:\\LASTEXITCODE) { exit $LASTEXITCODE }",
  ].join(newline);

const shells: [shell: string | undefined, platform: string, expected: ReturnType<typeof started>][] = [
  [
    undefined,
    "linux",
    [
      { ...onLinux, start: ["bash", "-e", "/t/a b"] },
      { ...onLinux, start: ["sh", "-e", "/t/a b"] },
    ],
  ],
  ["bash", "linux", [{ ...onLinux, start: ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "/t/a b"] }]],
  ["bash", "darwin", [{ ...onLinux, start: ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "/t/a b"] }]],
  ["sh", "linux", [{ ...onLinux, start: ["sh", "-e", "/t/a b"] }]],
  ["python", "linux", [{ ...onLinux, start: ["python", "/t/a b"], extension: ".py" }]],
  [
    "pwsh",
    "linux",
    [{ ...onLinux, start: ["pwsh", "-command", ". '/t/a b'"], extension: ".ps1", script: powerShell("\n") }],
  ],
  [
    "powershell",
    "linux",
    [{ ...onLinux, start: ["powershell", "-command", ". '/t/a b'"], extension: ".ps1", script: powerShell("\n") }],
  ],
  [
    undefined,
    "win32",
    ["pwsh", "powershell"].map((command) => ({
      start: [command, `-command ". '/t/a b'"`],
      verbatim: true,
      extension: ".ps1",
      script: powerShell("\r\n"),
    })),
  ],
  [
    "cmd",
    "win32",
    [
      {
        start: ["cmd", `/D /E:ON /V:OFF /S /C "CALL "/t/a b""`],
        verbatim: true,
        extension: ".cmd",
        script: "@echo off\r\ntrue\r\n",
      },
    ],
  ],
  ["bash -x {0}", "linux", [{ ...onLinux, start: ["bash", "-x", "/t/a b"] }]],
  ["  perl   -w  {0}  ", "linux", [{ ...onLinux, start: ["perl", "-w", "/t/a b"], extension: "" }]],
  [
    "/opt/my/node --flag={0} {0}",
    "linux",
    [{ ...onLinux, start: ["/opt/my/node", "--flag=/t/a b", "/t/a b"], extension: "" }],
  ],
  [
    "pwsh -File {0}",
    "linux",
    [{ ...onLinux, start: ["pwsh", "-File", "/t/a b"], extension: ".ps1", script: powerShell("\n") }],
  ],
];
for (const [shell, platform, expected] of shells)
  test(`${shell ?? "no shell"} on ${platform} is started as GitHub starts it`, () =>
    assert.deepEqual(started(shell, platform, "/t/a b"), expected));

const templates: [template: string, words: string[]][] = [
  ['x "a b" {0}', ["a b", "F"]],
  ['x a"b c"d {0}', ["ab cd", "F"]],
  ['x \\"a b\\" {0}', ['"a', 'b"', "F"]],
  ['x "a ""b"" c" {0}', ['a "b" c', "F"]],
  ['x "" {0}', ["", "F"]],
  ["x a\\b\\ c {0}", ["a\\b\\", "c", "F"]],
  ['x \\\\"a b\\\\" {0}', ["\\a b\\", "F"]],
  ['x "a\\\\\\"b" {0}', ['a\\"b', "F"]],
  ["x a\t'b {0}", ["a", "'b", "F"]],
  ['x "never closed {0}', ["never closed F"]],
  ["x -c '{{a}}' {b} {0}", ["-c", "'{a}'", "{b}", "F"]],
];
for (const [template, words] of templates)
  test(`the words of ${template} are split as .NET splits them`, () =>
    assert.deepEqual(
      shellInvocations(template, "linux").flatMap(({ args }) => args("F")),
      words,
    ));

test("a quote in the path of the script cannot end the text of a PowerShell command", () => {
  const [pwsh] = shellInvocations("pwsh", "linux");
  assert.deepEqual(pwsh?.args("/t/it's"), ["-command", ". '/t/it''s'"]);
});

const mistakes: [shell: string, message: string | undefined][] = [
  ["bash", undefined],
  ["no-such-program {0}", undefined],
  ["bahs", "'bahs' is not the name of a shell; did you mean 'bash', or 'bahs {0}'?"],
  ["Bash", "'Bash' is not the name of a shell; did you mean 'bash', or 'Bash {0}'?"],
  ["ruby", "'ruby' is not the name of a shell; write bash, sh, pwsh, powershell, cmd, python, or 'ruby {0}'"],
  [
    "constructor",
    "'constructor' is not the name of a shell; write bash, sh, pwsh, powershell, cmd, python, or 'constructor {0}'",
  ],
  ["bash -x", "a shell with arguments must say where the script's file goes: 'bash -x {0}'"],
  ["{0}", "a command is missing before '{0}'; or write bash, sh, pwsh, powershell, cmd, python"],
  [" ", "'shell' is empty; leave the key out"],
];
for (const [shell, message] of mistakes)
  test(`${JSON.stringify(shell)} is ${message === undefined ? "a shell" : "told to be none"}`, () =>
    assert.equal(shellMistake(shell), message));

const endings: [title: string, shell: string | undefined, script: string, status: number][] = [
  ["no shell stops at the first failure", undefined, "false\nexit 7\n", 1],
  ["no shell looks only at the end of a pipe", undefined, "false | true\nexit 7\n", 7],
  ["bash looks at all of a pipe", "bash", "false | true\nexit 7\n", 1],
  ["sh stops at the first failure", "sh", "false\nexit 7\n", 1],
  ["a template is taken as it is", "bash {0}", "false\nexit 7\n", 7],
];
for (const [title, shell, script, status] of endings)
  test(`run for real, ${title}`, { skip: existsSync("/bin/bash") ? false : "no bash" }, () => {
    const folder = mkdtempSync(join(tmpdir(), "jipper shell "));
    try {
      const [first] = shellInvocations(shell, process.platform);
      const file = join(folder, `script${first?.extension}`);
      writeFileSync(file, first?.prepare(script) ?? "");
      assert.equal(spawnSync(first?.command ?? "", first?.args(file) ?? []).status, status);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
