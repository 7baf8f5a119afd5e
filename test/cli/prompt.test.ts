import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CliFolder } from "../support/cli.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Each reads its input to the end, and then asks the terminal; both in a step and in its revert. */
const asking =
  "cat; read -r line || echo nothing to read; { read -r line < /dev/tty; } 2> /dev/null || echo nobody to ask";
const files = {
  "list.yml": JSON.stringify({
    libs: ["./lib.mjs"],
    steps: [
      { id: "shell", run: asking, revert: asking },
      { id: "function", call: "ask", revert: { call: "ask" } },
      { id: "wrong", run: "exit 1" },
    ],
  }),
  "lib.mjs": `
    import fs from "node:fs";
    export async function ask() {
      let read = 0;
      for await (const chunk of process.stdin) read += chunk.length;
      console.log(\`the function has read \${read} bytes\`);
      console.log(fs.readFileSync(0, "utf8") === "" ? "nothing to read" : "something");
    }`,
};
/** What both say to both, in this order. */
const answers = [
  ...["nothing to read", "nobody to ask", "the function has read 0 bytes", "nothing to read"],
  ...["the function has read 0 bytes", "nothing to read", "nothing to read", "nobody to ask"],
];

const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

function check(stdout: string): void {
  const printed = [...stdout.replace(colour, "").matchAll(/│ ([^\r\n]*)\r?$/gm)].map(([, text]) => text);
  assert.deepEqual(printed, answers, stdout);
  assert.match(stdout, /Everything was undone/);
}

/** Starts `jipper` with a pipe as its input that holds words and stays open. */
async function openPipe(t: TestContext, folder: CliFolder, ...args: readonly string[]) {
  const env = { PATH: process.env["PATH"], HOME: folder.path, XDG_STATE_HOME: folder.file(".state") };
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder.path, env, stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  child.stdin.on("error", () => {}); // it ended without reading, as it should
  child.stdin.write("yes\n");
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  const [code] = await once(child, "close");
  child.stdin.destroy();
  return { code, stdout };
}

describe("nobody is asked and nothing is read", { concurrency: true, timeout: 60_000 }, () => {
  test("from a pipe that stays open, and Jipper ends all the same", async (t) => {
    await using folder = new CliFolder(files);
    const { code, stdout } = await openPipe(t, folder, "run", "list.yml");
    check(stdout);
    assert.equal(code, 1);
  });

  test("by no other verb", async (t) => {
    await using folder = new CliFolder({ ...files, "good.yml": "steps: [{ run: 'true', revert: cat }]" });
    await folder.run("run", "good.yml");
    for (const args of [["validate", "list.yml"], ["plan", "list.yml"], ["run", "list.yml", "--dry-run"], ["--help"]])
      assert.equal((await openPipe(t, folder, ...args)).code, 0, args.join(" "));
    const { code, stdout } = await openPipe(t, folder, "rollback", ...folder.runs());
    assert.equal(code, 0, stdout);
    assert.match(stdout, /Everything was undone/);
  });

  test("so that what follows Jipper in a script finds its input whole", async () => {
    await using folder = new CliFolder(files);
    const { stdout } = await folder.shell("seq 3 | { jipper run list.yml > report; echo left:; cat; }").ended;
    assert.equal(stdout, "left:\n1\n2\n3\n");
    check(folder.read("report"));
  });

  test("where there is no input at all", async () => {
    await using folder = new CliFolder(files);
    const { stdout } = await folder.shell("jipper run list.yml <&- > report; echo $?").ended;
    assert.equal(stdout, "1\n");
    check(folder.read("report"));
  });

  test("from a terminal, whatever is typed", async (t) => {
    await using folder = new CliFolder(files);
    const cli = folder.startOnTerminal(t, "run", "list.yml", "--verbose");
    if (cli === undefined) return;
    cli.type("yes\n");
    const { code, stdout } = await cli.ended;
    check(stdout);
    assert.equal(code, 1);
  });
});
