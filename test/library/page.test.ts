import assert from "node:assert/strict";
import { test } from "node:test";
import { blockThatBegins, read } from "../docs/pages.ts";
import { userFolder } from "../support/user-folder.ts";

const page = read("docs/library.md");
const volumes = blockThatBegins(page, "// volumes.js\n");
const cancel = blockThatBegins(page, "// cancel.js\n");

test("the example of a program that can be cancelled prints while it runs, and ends with its code", async () => {
  await using user = userFolder({ "volumes.js": volumes, "cancel.js": cancel });
  const { status, stdout, stderr } = user.run("cancel.js");
  assert.equal(
    stdout,
    `create making create
create-2 making create-2
remove 100: failed, because create-2 failed
remove vol-1: succeeded, because create-2 failed
{"id":null} 0
`,
    stderr,
  );
  assert.equal(status, 1);
});

test("Ctrl-C undoes what it has done, and says so", async () => {
  const slow = volumes.replace(
    "  detail(",
    "  process.kill(process.pid, 'SIGINT');\n  await new Promise((resolve) => setTimeout(resolve, 20));\n  detail(",
  );
  await using user = userFolder({ "volumes.js": slow, "cancel.js": cancel });
  const { status, stdout, stderr } = user.run("cancel.js");
  assert.deepEqual([status, stdout.split("\n").slice(-2)], [1, ["Ctrl-C 0", ""]], stderr);
  assert.doesNotMatch(stdout, /create-2/);
});
