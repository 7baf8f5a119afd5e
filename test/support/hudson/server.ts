import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { serverArguments } from "./java.ts";

/** The process, with all that it starts. */
export type HudsonServer = {
  readonly begin: () => void;
  /** Signals its process group and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
  readonly isRunning: () => boolean;
  readonly log: () => string;
};

type Place = { readonly home: string; readonly war: string; readonly port: number };

/** A server that can be begun and ended again and again, at one port with one home. */
export function hudsonServer({ home, war, port }: Place): HudsonServer {
  const printed: Buffer[] = [];
  let child: ChildProcess | undefined;
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    isRunning,
    log: () => Buffer.concat(printed).toString(),
    begin: () => {
      child = spawn("java", serverArguments(war, home, port), {
        cwd: home,
        detached: true,
        env: { PATH: process.env["PATH"], HOME: home, HUDSON_HOME: home, LC_ALL: "C.UTF-8" },
        stdio: ["pipe", "pipe", "pipe"], // its input is never written to: it ends when this process does
      });
      for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => printed.push(chunk));
      child.once("error", (error) => printed.push(Buffer.from(String(error))));
      child.stdin?.on("error", () => {});
    },
    end: async (signal) => {
      if (child?.pid === undefined || !isRunning()) return;
      const closed = once(child, "close"); // agents and builds hold its output open
      process.kill(-child.pid, signal);
      const force = setTimeout(() => child?.pid !== undefined && process.kill(-child.pid, "SIGKILL"), 10_000);
      await closed.finally(() => clearTimeout(force));
    },
  };
}
