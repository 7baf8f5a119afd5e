import { once } from "node:events";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** Listens, then never looks again. */
const sleeper = `
  const { parentPort } = require("node:worker_threads");
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });`;

/** A server that takes no connection any more: the system leaves who asks for one without an answer, as a firewall does. */
export async function startFullServer(): Promise<AsyncDisposable & { readonly url: string }> {
  const worker = new Worker(sleeper, { eval: true });
  const [port] = (await once(worker, "message")) as [number];
  const fillers: net.Socket[] = [];
  for (let isFull = false; !isFull; ) {
    const filler = net.connect(port, "127.0.0.1").on("error", () => {});
    fillers.push(filler);
    isFull = await Promise.race([once(filler, "connect").then(() => false), wait(300, true)]);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      for (const filler of fillers) filler.destroy();
      await worker.terminate();
    },
  };
}
