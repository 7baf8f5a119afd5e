import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

const esc = String.fromCharCode(27);
const listOf = (script: string) => `steps:\n  - id: a\n    run: |\n${script.replace(/^/gm, "      ")}\n`;

/** What a step printed, without the gutter. */
function printed(stdout: string): string[] {
  return stdout.split("\n").flatMap((line) => line.match(/^ {2}│ (.*)$/)?.[1] ?? []);
}

/** A report as it must be, whatever the run and however long it took. */
function timeless(text: string): string {
  return text.replace(/\brun \w+/, "run RUN").replace(/ +\d+(\.\d+)? m?s/g, " TIME");
}

const euro = String.raw`printf 'costs 5 \342\202'; sleep 0.2; printf '\254, \360\237'; sleep 0.2; printf '\232\200 soon\n'`;
const both = "for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&2; done";
const inOrder = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((i) => [`out ${i}`, `err ${i}`]);
const outputs: [title: string, script: string, expected: readonly string[]][] = [
  ["keeps the order of its two streams", both, inOrder],
  ["keeps a last line without its end", "echo one; printf two", ["one", "two"]],
  ["keeps characters that come in pieces", euro, ["costs 5 €, 🚀 soon"]],
  ["keeps empty lines and blanks", String.raw`printf '\n  indented \n\n'`, ["", "  indented ", ""]],
  ["may open its streams by name", "echo x > /dev/stderr; echo y > /dev/stdout; echo z", ["x", "y", "z"]],
  ["finds its input at its end", "cat; read -r x || echo nothing to read", ["nothing to read"]],
];
for (const [title, script, expected] of outputs)
  test(`a step ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": listOf(script) });
    const { code, stdout } = await folder.run("run", "list.yml");
    assert.deepEqual({ code, lines: printed(stdout) }, { code: 0, lines: expected });
  });

test("a line is shown while its step still runs", async () => {
  await using folder = new CliFolder({
    "list.yml": listOf("echo ready; until [ -e go ]; do sleep 0.05; done; echo gone"),
  });
  const cli = folder.start("run", "list.yml");
  await cli.prints("│ ready\n");
  assert.deepEqual(printed(cli.stdout), ["ready"]);
  folder.write("go");
  assert.deepEqual(printed((await cli.ended).stdout), ["ready", "gone"]);
});

test("5 MB without a line feed come whole, in pieces that say so", async () => {
  await using folder = new CliFolder({ "list.yml": listOf("head -c 5000000 /dev/zero | tr '\\0' x") });
  const { code, stdout } = await folder.run("run", "list.yml");
  const pieces = printed(stdout);
  assert.equal(code, 0);
  assert.equal(pieces.map((piece) => piece.replace(" … (the line goes on)", "")).join(""), "x".repeat(5_000_000));
  assert.ok(pieces.slice(0, -1).every((piece) => piece.endsWith("x … (the line goes on)")));
  assert.ok(pieces.length > 1 && pieces.length < 10, `${pieces.length} pieces`);
});

test("in a pipe there is nothing but plain text, and all of it", async () => {
  await using folder = new CliFolder({
    "list.yml": "name: All\nsteps:\n  - { id: a, run: echo hello, revert: echo bye }\n  - { id: b, run: exit 1 }\n",
  });
  const { stdout } = await folder.run("run", "list.yml");
  assert.equal(
    timeless(stdout),
    `All · run RUN · list.yml

  ▶ a  echo hello
  │ hello
  ✔ a  echo hello TIME
  ▶ b  exit 1
  ✖ b  exit 1 TIME   exit code 1

  Undoing, because b failed: exit code 1

  ◀ a  echo bye
  │ bye
  ↶ a  echo bye TIME

Everything was undone.   cause: b failed: exit code 1 (list.yml:4) TIME

  nothing to undo: b
  now: fix what made b fail, then run it again
`,
  );
});

test("a terminal gets marks, colours and a living line, and the output of what failed", async (t) => {
  const list = `steps:
  - { id: a, run: echo quiet; until test -e go; do sleep 0.05; done }
  - { id: b, run: echo loud; exit 1 }
`;
  await using folder = new CliFolder({ "list.yml": list });
  const cli = folder.startOnTerminal(t, "run", "list.yml");
  if (cli === undefined) return;
  await cli.prints(`quiet${esc}`); // faint, beside the spinner
  folder.write("go");
  const { code, stdout } = await cli.ended;
  const colours = new RegExp(`${esc}\\[\\d+m`, "g");
  const living = new RegExp(`[^\n]*\r${esc}\\[2K`, "g");
  assert.equal(code, 1);
  assert.match(stdout, colours);
  assert.equal(
    timeless(stdout.replaceAll("\r\n", "\n").replace(living, "").replace(colours, "")),
    `run RUN · list.yml

  ✔ a  echo quiet; until test -e go; do… TIME
  ✖ b  echo loud; exit 1 TIME   exit code 1
  │ loud

Failed, with nothing left to undo.   cause: b failed: exit code 1 (list.yml:3) TIME

  nothing to undo: a, b
  now: fix what made b fail, then run it again
`,
  );
});
