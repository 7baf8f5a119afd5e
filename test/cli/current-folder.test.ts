import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

for (const verb of ["run", "plan", "validate", "rollback"])
  test(`${verb} in a folder that was removed says so, and nothing has run`, async () => {
    await using folder = new CliFolder({ "list.yml": "- run: echo ran\n  revert: echo undone\n" });
    fs.mkdirSync(folder.file("gone"));
    const list = verb === "rollback" ? "abcd" : folder.file("list.yml");
    const { code, stdout, stderr } = await folder.shell(`cd gone && rmdir ../gone && jipper ${verb} ${list}`).ended;
    assert.deepEqual([code, stdout], [3, ""], stderr);
    assert.match(stderr, /^the folder in which Jipper was started is there no more; change to another one\n/);
  });
