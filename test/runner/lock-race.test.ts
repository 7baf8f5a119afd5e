import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const processes = 20;
const rounds = Number(process.env["JIPPER_LOCK_ROUNDS"] ?? 3);

const built = tempFolder();
const racer = join(built.path, "lock-racer.mjs");

before(async () => {
  const source = join(import.meta.dirname, "../support/lock-racer.ts");
  await build({
    entryPoints: [source],
    outfile: racer,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});
after(() => built[Symbol.asyncDispose]());

const ways: readonly [how: string, title: string][] = [
  ["", "though most die as its owner"],
  ["no-links", "where the file system has no links"],
  ["dying", "though many die while they take the place of a dead one"],
];
for (const [how, title] of ways)
  test(`of ${processes} processes that want one run, one works at a time, ${title}`, async () => {
    for (let round = 0; round < rounds; round++) {
      await using folder = tempFolder();
      const run = join(folder.path, "run");
      fs.mkdirSync(run);
      const names = () => fs.readdirSync(folder.path);
      const count = (what: string) => names().filter((name) => name.startsWith(what)).length;
      const dead = { pid: 2 ** 22 + 1, host: fs.readFileSync("/proc/sys/kernel/hostname", "utf8").trim() };
      fs.writeFileSync(join(run, "owner.json"), JSON.stringify(dead));

      const children: ChildProcess[] = [];
      for (let index = 0; index < processes; index++)
        children.push(
          spawn(process.execPath, [racer, folder.path, run, String(index), how], {
            stdio: ["ignore", "ignore", "inherit"],
          }),
        );
      const ends = children.map((child) => once(child, "exit"));
      try {
        await until(() => count("ready-") === processes, "all are there", 60_000);
        fs.writeFileSync(join(folder.path, "go"), "");
        await Promise.all(ends);
      } finally {
        for (const child of children) child.kill("SIGKILL");
      }
      assert.equal(count("done-") + count("dead-"), processes, `round ${round}: everyone had its turn`);
      assert.equal(count("clash-"), 0, `round ${round}: two worked at once`);
    }
  });
