import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { watch } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { tempFolder } from "../support/temp-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

for (const atOnce of [1, 2]) {
  const title = `the first example makes things, fails and leaves nothing behind, ${atOnce} at once`;
  test(title, { timeout: 60_000, skip: process.platform === "linux" ? false : "it looks into /proc" }, async () => {
    await using own = tempFolder();
    const [home, temp] = [join(own.path, "home"), join(own.path, "tmp")];
    await Promise.all([mkdir(home), mkdir(temp)]);
    const made = new Set<string>();
    const watcher = watch(temp, (_kind, name) => name !== null && made.add(name));
    try {
      const mark = `JIPPER_TEST_MARK=${randomUUID()}`;
      const env = { PATH: process.env["PATH"], HOME: home, TMPDIR: temp, JIPPER_TEST_MARK: mark.split("=")[1] };
      const runs = await Promise.all(Array.from({ length: atOnce }, () => runExample(env)));

      for (const { exitCode, output } of runs) {
        assert.equal(exitCode, 1, output);
        // Only the service that the list started can have said this.
        assert.match(output, /The service says 'Hello, wrold'/);
        assert.match(output, /✖ check[\s\S]*↶ service[\s\S]*↶ config[\s\S]*↶ folder/);
      }
      assert.equal([...made].filter((name) => name.startsWith("tmp.")).length, atOnce, "each made a folder of its own");
      assert.deepEqual(await readdir(temp), []);
      assert.deepEqual(await processesWith(mark), []);
    } finally {
      watcher.close();
    }
  });
}

function runExample(env: NodeJS.ProcessEnv): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const args = ["dist/cli.js", "run", "examples/first/jipper.yml"];
    const child = execFile(process.execPath, args, { cwd: root, env, timeout: 30_000 }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** Command lines of the processes that have this in their environment, which whatever Jipper starts inherits. */
async function processesWith(variable: string): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return environment.split("\0").includes(variable) ? [await readFile(`/proc/${pid}/cmdline`, "utf8")] : [];
    }),
  );
  return found.flat();
}
