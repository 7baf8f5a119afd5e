import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import { CliFolder } from "../support/cli.ts";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { smallDisk } from "../support/small-disk.ts";

const full = "Standard output is not whole: ENOSPC: no space left on device, write\n";
const files = { "good.yml": "steps: [{ id: a, run: touch ran }]", "bad.yml": "steps: [{ id: a, run: exit 1 }]" };

const verbs: readonly (readonly [words: string, code: number])[] = [
  ["run good.yml", 0],
  ["run good.yml --json", 0],
  ["run good.yml --events -", 0],
  ["run bad.yml --json", 1],
  ["run good.yml --dry-run", 1],
  ["plan good.yml", 1],
  ["plan good.yml --json", 1],
  ["runs --json", 1],
  ["validate good.yml", 1],
  ["validate good.yml --json", 1],
  ["validate no.yml --json", 3],
  ["--help", 1],
  ["--version", 1],
  ["run --help", 1],
];
describe("on a full disk", { concurrency: true }, () => {
  for (const [words, expected] of verbs)
    test(`'jipper ${words}' says that its output is not whole`, async () => {
      await using folder = new CliFolder(files);
      const { code, stderr } = await folder.shell(`jipper ${words} > /dev/full`).ended;
      assert.deepEqual([code, stderr.endsWith(full)], [expected, true], stderr);
    });

  test("'jipper select-and-trigger' says that its result is not whole, and keeps its exit code", async () => {
    await using jenkins = await startFakeJenkins({ jobs: { a: {} } });
    await using folder = new CliFolder(files);
    const words = `select-and-trigger --candidates a --poll 50ms --url '${jenkins.url}' --json`;
    const env = { JENKINS_USER_ID: "user", JENKINS_API_TOKEN: "token" };
    const { code, stderr } = await folder.shell(`jipper ${words} > /dev/full`, env).ended;
    assert.deepEqual([code, stderr.endsWith(full)], [0, true], stderr);
  });
});

test("a text that has room only in part is told to be not whole", async (t) => {
  await using folder = new CliFolder({ "long.yml": `steps:\n${"  - run: exit 1\n".repeat(400)}` });
  using disk = smallDisk(folder.path);
  if (disk === undefined) return t.skip("no small disk");
  fs.writeFileSync(folder.file("disk/out"), "");
  disk.fill(2);
  const { code, stderr } = await folder.shell("jipper plan long.yml --json > disk/out").ended;
  assert.deepEqual([code, stderr], [1, full]);
});

test("a reader that goes away is told nothing", async () => {
  await using folder = new CliFolder(files);
  const { stdout, stderr } = await folder.shell('jipper plan good.yml | true; echo "${PIPESTATUS[0]}"').ended;
  assert.deepEqual([stdout, stderr], ["0\n", ""]);
});
