import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CliFolder } from "../support/cli.ts";

const stop = "\u0013"; // Ctrl-S
const goOn = "\u0011"; // Ctrl-Q
const interrupt = "\u0003"; // Ctrl-C

/** The step before the one that has a limit waits for `go`, so that the terminal is stopped before that limit begins to count. */
const list = (work: string, more = "") => `
steps:
  - { id: made, run: touch made; until test -e go; do echo waits; sleep 0.05; done, revert: touch undone-made }
  - { id: slow, run: touch began; ${work}, grace: 1s, revert: touch undone-slow${more} }
`;
const quiet = "sleep 60";
const loud = "while :; do echo 0123456789; done";

describe("on a terminal that is stopped", { concurrency: true }, () => {
  for (const [title, work, options] of [
    ["", quiet, []],
    [", while a step prints", loud, ["--verbose"]],
  ] as const)
    test(`limits are heeded and what was done is undone${title}; all of it is shown when it goes on`, async (t) => {
      await using folder = new CliFolder({ "list.yml": list(work, ", timeout: 5s") });
      const cli = folder.startOnTerminal(t, "run", "list.yml", ...options);
      if (cli === undefined) return;
      await folder.appears("made");
      cli.type(stop);
      folder.write("go");
      await folder.appears("undone-made");
      assert.ok(!cli.stdout.includes("undone."), "the terminal was not stopped");
      cli.type(goOn);
      const { code, stdout } = await cli.ended;
      assert.equal(code, 1);
      assert.match(stdout, /Everything was undone\..*cause:.* slow timed out after 5 s/s);
    });

  test("Ctrl-C stops and undoes", async (t) => {
    await using folder = new CliFolder({ "list.yml": list(loud) });
    const cli = folder.startOnTerminal(t, "run", "list.yml", "--verbose");
    if (cli === undefined) return;
    folder.write("go");
    await folder.appears("began");
    cli.type(stop);
    cli.type(interrupt);
    await folder.appears("undone-made");
    cli.type(goOn);
    const { code, stdout } = await cli.ended;
    assert.equal(code, 1);
    assert.match(stdout, /Stopping, because of SIGINT.*Everything was undone\./s);
  });
});
