import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { RunResult } from "../../src/report/result.ts";
import { type ClusterState, type EtcdCluster, startEtcdCluster } from "../support/etcd-cluster.ts";
import { requiredPart } from "../support/required-part.ts";
import { tempFolder } from "../support/temp-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = 10;

type Ended = { readonly exitCode: number; readonly output: string; readonly result: RunResult };

test("a node joins a real etcd cluster, or leaves no trace in it", { timeout: 600_000 }, async (t) => {
  for (const part of ["etcd", "setsid", "pgrep"]) if (requiredPart(t, part) === undefined) return;
  const etcdctl = requiredPart(t, "etcdctl");
  if (etcdctl === undefined) return;
  await using cluster = await startEtcdCluster();
  const { folder, free } = cluster;
  const before = await agreedState(cluster);
  assert.deepEqual(
    [before.members.map((seen) => seen.length), before.keys, before.processes.length],
    [[3, 3, 3], [], 3],
  );

  for (let round = 1; round <= rounds; round++) {
    await t.test(`is undone when the last check fails (${round} of ${rounds})`, async () => {
      const { exitCode, output, result } = await joinNode(cluster, { check: "fail" });
      assert.deepEqual(await cluster.settledState(before), before, output);
      assert.deepEqual([exitCode, result.cause?.step, idsOf(result, "succeeded").length], [1, "check", 5], output);
    });

    await t.test(`is undone when its peer port is taken (${round} of ${rounds})`, async () => {
      const other = createServer((peer) => peer.destroy()).listen(free.peer, "127.0.0.1");
      await once(other, "listening");
      try {
        const { exitCode, output, result } = await joinNode(cluster);
        assert.deepEqual(await cluster.settledState(before), before, output);
        assert.match(output, /address already in use/);
        assert.deepEqual([exitCode, result.cause?.step, other.listening], [1, "etcd", true], output);
      } finally {
        await new Promise((closed) => other.close(closed));
      }
    });
  }

  // A removed member ends by itself, so that its end alone does not show that anyone stopped it.
  await t.test("has stopped etcd by the time it removes the member", async () => {
    await using own = tempFolder();
    const log = join(own.path, "log");
    const look = `pgrep -af -- '--data-dir ${folder}/n4/' >>${log}; echo "member removed" >>${log}`;
    const script = `#!/bin/sh\ncase "$*" in *"member remove "*) ${look};; esac\nexec ${etcdctl} "$@"\n`;
    await writeFile(join(own.path, "etcdctl"), script, { mode: 0o755 });
    const { output } = await joinNode(cluster, { check: "fail" }, { PATH: `${own.path}:${process.env["PATH"]}` });
    assert.equal(await readFile(log, "utf8"), "member removed\n", output);
  });

  await t.test("joins, and stays", async () => {
    const { exitCode, output } = await joinNode(cluster);
    const now = await agreedState(cluster);
    assert.equal(exitCode, 0, output);
    const joined = new RegExp(
      `^(\\w+), started, n4, http://127.0.0.1:${free.peer}, http://127.0.0.1:${free.client}, false$`,
    );
    const ids = now.members.map((seen) => seen.flatMap((line) => joined.exec(line)?.[1] ?? []).join());
    assert.deepEqual([new Set(ids).size, ids[0] === ""], [1, false], now.members.join("\n"));
    assert.deepEqual(now.keys, [`/in-service/${ids[0]}`, "n4"]);
    assert.equal(now.processes.filter((etcd) => etcd.includes(`--data-dir ${folder}/n4/data`)).length, 1);
    assert.ok(now.files.includes("n4/disk.img"));
  });

  const joined = await agreedState(cluster);
  await using elsewhere = tempFolder();
  const repeats: [title: string, params: Params, failsAt: string][] = [
    ["leaves alone the volume of a node that is there already", {}, "volume"],
    ["leaves alone the member of a node that is there already", { folder: elsewhere.path }, "member"],
  ];
  for (const [title, params, failsAt] of repeats) {
    await t.test(title, async () => {
      const { exitCode, output, result } = await joinNode(cluster, params);
      assert.deepEqual(await cluster.settledState(joined), joined, output);
      assert.deepEqual(await readdir(elsewhere.path), [], output);
      assert.deepEqual([exitCode, result.cause?.step], [1, failsAt], output);
    });
  }
});

/** The state once all nodes list the same members, all of them started: each learns of a change a little later. */
async function agreedState(cluster: EtcdCluster): Promise<ClusterState> {
  const isAgreed = ({ members: [first = [], ...others] }: ClusterState) =>
    first.every((line) => line.includes(", started, ")) && others.every((seen) => seen.join() === first.join());
  const end = performance.now() + 20_000;
  let now = await cluster.state();
  while (!isAgreed(now) && performance.now() < end) {
    await wait(100);
    now = await cluster.state();
  }
  return now;
}

type Params = { readonly [name: string]: string };

/** Runs the example as a user does, from the root of the checkout. */
async function joinNode(cluster: EtcdCluster, params: Params = {}, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  await using own = tempFolder();
  const all: Params = {
    "client-port": `${cluster.free.client}`,
    "peer-port": `${cluster.free.peer}`,
    endpoints: cluster.endpoints,
    folder: cluster.folder,
    ...params,
  };
  const resultFile = join(own.path, "result.json");
  const given = Object.entries(all).flatMap(([name, value]) => ["--param", `${name}=${value}`]);
  const kept = ["--journal", join(own.path, "journal"), "--result", resultFile];
  const args = ["dist/cli.js", "run", "examples/etcd-join/jipper.yml", ...given, ...kept];
  const options = { cwd: root, env: { ...process.env, ...env }, timeout: 60_000 };
  const ended = await new Promise<{ exitCode: number; output: string }>((resolve) => {
    const child = execFile(process.execPath, args, options, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
  const result = await readFile(resultFile, "utf8");
  assert.notEqual(result, "", `no result, exit code ${ended.exitCode}\n${ended.output}`);
  return { ...ended, result: JSON.parse(result) as RunResult };
}

function idsOf(result: RunResult, status: string): string[] {
  return result.steps.filter((step) => step.status === status).map((step) => step.id);
}
