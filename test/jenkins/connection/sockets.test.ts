import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { openConnection } from "../../../src/jenkins/connection/client.ts";
import { routeTo } from "../../../src/jenkins/connection/proxy.ts";
import { answer, pem, serve, serveRaw, serveSecurely } from "../../support/http-servers.ts";
import { startFullServer } from "./full-server.ts";
import { failureOf, send } from "./send.ts";

test("what was sent over a connection that is reset just then may have arrived, and is not sent again", async () => {
  let requests = 0;
  await using server = await serve((request, response) => {
    requests++;
    if (requests === 1) answer(response, 200, "{}");
    else request.socket.resetAndDestroy();
  });
  const connection = openConnection({ url: server.url });
  await connection.send({ method: "GET", path: "/x" });
  const { kind, message } = await failureOf(connection.send({ method: "GET", path: "/x" }));
  connection.close();
  assert.equal(kind, "no-answer");
  assert.match(message, /the connection was cut \(ECONNRESET\)$/);
  assert.deepEqual([requests, connection.requests], [2, 2]);
});

test("a POST that is reset while it is still being sent may have arrived", async () => {
  await using server = await serveRaw((socket) => socket.resetAndDestroy());
  const form = { BIG: "x".repeat(20_000_000) };
  const { kind } = await failureOf(send({ url: server.url }, { method: "POST", form }));
  assert.equal(kind, "no-answer");
});

test("a request tells that it was sent once it was, and not where nobody listens", async () => {
  let wasSent = 0;
  const sent = () => void wasSent++;
  await using server = await serve((_, response) => answer(response, 200));
  await send({ url: server.url }, { method: "POST", form: { a: "b" }, sent });
  assert.equal(wasSent, 1);
  await failureOf(send({ url: "http://127.0.0.1:1" }, { method: "POST", form: { a: "b" }, sent }));
  assert.equal(wasSent, 1);
});

test("a connection that is not made in time has carried nothing", async () => {
  await using server = await startFullServer();
  for (const method of ["GET", "POST"] as const) {
    const { kind, message } = await failureOf(send({ url: server.url, requestTimeoutMs: 200 }, { method }));
    assert.equal(kind, "unreachable");
    assert.equal(message, `${method} ${server.url}/x: no answer within 200 ms`);
  }
});

test("the limit of one request goes before that of all", async () => {
  await using server = await serve(() => {});
  const { message } = await failureOf(send({ url: server.url }, { timeoutMs: 100 }));
  assert.match(message, /no answer within 100 ms$/);
});

test("a TLS server that never greets has got nothing", async () => {
  await using server = await serveRaw(() => {});
  const url = server.url.replace("http:", "https:");
  const { kind } = await failureOf(send({ url, requestTimeoutMs: 150 }, { method: "POST" }));
  assert.equal(kind, "unreachable");
});

test("an error holds no credentials, however deep one looks", async () => {
  const cut = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nSet-Cookie: session=geheim\r\n\r\nabc";
  await using server = await serveRaw((socket) => socket.end(cut));
  const error = await failureOf(send({ url: server.url, user: "me", token: "geheim" }, { query: { a: "geheim" } }));
  assert.deepEqual([error.kind, error.message], ["no-answer", `GET ${server.url}/x: the answer was cut off`]);
  const all = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  assert.ok(!all.includes("geheim") && !all.includes(Buffer.from("me:geheim").toString("base64")), all);
});

/** Whatever comes, it becomes a tunnel to one port. */
async function startTunnel(port: number) {
  const server = net.createServer((client) => {
    client.once("data", () => {
      const through = net.connect(port, "127.0.0.1", () => client.write("HTTP/1.1 200 OK\r\n\r\n"));
      client.pipe(through).pipe(client);
      for (const socket of [client, through]) socket.on("error", () => {});
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

test("a connection that is not used is closed before Jenkins does it, also over a proxy", async () => {
  for (const scheme of ["http", "https"] as const) {
    let closed: Promise<unknown> = Promise.resolve();
    const listen: http.RequestListener = ({ socket }, response) => {
      closed = once(socket, "close");
      answer(response, 200);
    };
    await using server = await (scheme === "http" ? serve(listen) : serveSecurely(listen));
    await using tunnel = await startTunnel(server.port);
    for (const proxy of [undefined, scheme === "http" ? new URL(server.url) : tunnel.url]) {
      const { agent } = await routeTo(server.url, proxy, 100);
      const request = { http, https }[scheme].get(server.url, { agent, ca: pem("ca.pem") });
      const [response] = (await once(request, "response")) as [http.IncomingMessage];
      response.resume();
      await once(response, "end");
      const startedAt = performance.now();
      await closed;
      const idleMs = performance.now() - startedAt;
      assert.ok(idleMs > 90 && idleMs < 3000, `${scheme} ${proxy} ${idleMs}`);
      agent.destroy();
    }
  }
});

const client = join(import.meta.dirname, "../../../src/jenkins/connection/client.ts");

/** Runs a script beside an open connection that nobody closes, and resolves with what it printed once it has ended. */
async function endOf(script: string, environment: { readonly [name: string]: string } = {}): Promise<string> {
  const code = `import { openConnection } from ${JSON.stringify(client)}; ${script}`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 10_000,
  });
  let printed = "";
  child.stdout.on("data", (data) => {
    printed += data;
  });
  const [exitCode, signal] = await once(child, "close");
  assert.deepEqual([exitCode, signal], [0, null]);
  return printed;
}

test("a process can end while connections are open", async () => {
  await using server = await serve((_, response) => answer(response, 200, "{}"));
  const script = `
    const connection = openConnection({ url: ${JSON.stringify(server.url)} });
    for (const method of ["GET", "POST"]) console.log((await connection.send({ method, path: "/x" })).status);`;
  const startedAt = performance.now();
  assert.equal(await endOf(script), "200\n200\n");
  assert.ok(performance.now() - startedAt < 9000);
});

test("a process can end although a proxy does not answer, once the connection is closed", async () => {
  const proxy = net.createServer((socket) => socket.on("error", () => {}).resume());
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const script = `
    const connection = openConnection({ url: "https://ci.example", requestTimeoutMs: 100 });
    for (const method of ["GET", "POST"])
      await connection.send({ method, path: "/x" }).catch(({ kind }) => console.log(kind));
    connection.close();`;
  const environment = { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  assert.equal(await endOf(script, environment), "unreachable\nunreachable\n");
  proxy.close();
});
