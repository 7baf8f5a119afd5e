import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, promisify } from "node:util";

const run = promisify(execFile);
const origin = fileURLToPath(new URL("../../examples/etcd-join/origin.sh", import.meta.url));

/** What a join may change, without what changes by itself (revisions, log positions). */
export type ClusterState = {
  /** Pid and command line of each etcd of this cluster. */
  readonly processes: readonly string[];
  /** Paths below the cluster's folder, but not the inside of etcd's data. */
  readonly files: readonly string[];
  /** A key, its value, the next key, … */
  readonly keys: readonly string[];
  /** As each of the three nodes lists them. */
  readonly members: readonly (readonly string[])[];
};

/** A real etcd cluster of three on loopback; its end takes every etcd with it that has data in its folder. */
export type EtcdCluster = AsyncDisposable & {
  readonly folder: string;
  /** Client addresses of the three, with commas between them. */
  readonly endpoints: string;
  /** Two free ports for a node that joins. */
  readonly free: { readonly client: number; readonly peer: number };
  readonly state: () => Promise<ClusterState>;
  /**
   * The state of this moment, apart from the member lists: each node gives its own, and may learn of a change a little
   * later, so they have 3 s to become what is expected.
   */
  readonly settledState: (expected: ClusterState) => Promise<ClusterState>;
};

/** Starts three nodes with `origin.sh` in a temp folder and waits until they are healthy. */
export async function startEtcdCluster(): Promise<EtcdCluster> {
  const folder = await mkdtemp(join(tmpdir(), "jipper-etcd-"));
  const [c1, c2, c3, p1, p2, p3, client, peer] = await freePorts(8);
  const env = { ...process.env, CLIENT_PORTS: `${c1} ${c2} ${c3}`, PEER_PORTS: `${p1} ${p2} ${p3}` };
  // Also where a test is broken off, and never comes to the end of its `await using`.
  const stop = () => spawnSync(origin, ["stop", folder]);
  process.once("exit", stop);
  await run(origin, ["start", folder], { env });
  const nodes = [c1, c2, c3].map((port) => `http://127.0.0.1:${port}`);
  const endpoints = nodes.join(",");

  const members = () => Promise.all(nodes.map(async (node) => (await etcdctl(node, "member", "list")).sort()));
  const state = async (): Promise<ClusterState> => ({
    processes: await etcds(folder),
    files: (await readdir(folder, { recursive: true })).filter((path) => !/^n[123]\/|^n4\/data\//.test(path)).sort(),
    keys: await etcdctl(endpoints, "get", "--prefix", ""),
    members: await members(),
  });

  return {
    folder,
    endpoints,
    free: { client: client as number, peer: peer as number },
    state,
    settledState: async (expected) => {
      const now = await state();
      let seen = now.members;
      for (let tries = 0; tries < 30 && !isDeepStrictEqual(seen, expected.members); tries++) {
        await wait(100);
        seen = await members();
      }
      return { ...now, members: seen };
    },
    [Symbol.asyncDispose]: async () => {
      await run(origin, ["stop", folder]); // SIGKILL to each by its pid, and waits until they are gone
      process.removeListener("exit", stop);
    },
  };
}

async function etcdctl(endpoints: string, ...args: readonly string[]): Promise<string[]> {
  const env = { ...process.env, ETCDCTL_API: "3" };
  const { stdout } = await run("etcdctl", [`--endpoints=${endpoints}`, ...args], { env });
  return lines(stdout);
}

/** Pid and command line of each; one that has ended but was not yet waited for does not count. */
async function etcds(folder: string): Promise<string[]> {
  try {
    return lines((await run("pgrep", ["-af", "--", `--data-dir ${folder}/`])).stdout);
  } catch (error) {
    if ((error as { code?: unknown }).code === 1) return []; // none
    throw error;
  }
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Ports that nothing listens on, below those that the system hands to outgoing connections: etcd makes many. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
