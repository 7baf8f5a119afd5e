import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { type AddressInfo, connect } from "node:net";
import { test } from "node:test";
import { type Fault, startFaultProxy } from "../support/fault-proxy.ts";
import { requestPlainly } from "../support/http-request.ts";

const text = "x".repeat(1000);

/** A server that remembers what it got: `POST /path host body`. */
async function startTarget() {
  const got: string[] = [];
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    got.push(`${request.method} ${request.url} ${request.headers.host} ${body}`);
    response.writeHead(201, { Location: `http://${request.headers.host}/elsewhere`, "X-Seen": ["a", "b"] });
    response.end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

test("without a fault, all passes as it is but for the Host", async () => {
  await using target = await startTarget();
  await using proxy = await startFaultProxy(target.url);
  const answer = await requestPlainly(`${proxy.url}/a?b=c`, { method: "POST", body: "d=e" });
  const host = new URL(target.url).host;
  assert.deepEqual(target.got, [`POST /a?b=c ${host} d=e`]);
  assert.deepEqual(
    [answer.status, answer.headers.location, answer.headers["x-seen"], answer.body],
    [201, `http://${host}/elsewhere`, "a, b", text],
  );
  assert.deepEqual(proxy.requests, [
    {
      number: 1,
      method: "POST",
      path: "/a?b=c",
      body: "d=e",
      fault: undefined,
      hasReached: true,
      targetStatus: 201,
      outcome: "answered",
    },
  ]);
});

/** What the client sees: a status, or the code of its error. */
async function see(url: string, method = "GET"): Promise<number | string> {
  try {
    return (await requestPlainly(url, { method })).status;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

const faults: readonly [fault: Fault, seen: number | string, hasReached: boolean, outcome: string][] = [
  [{ kind: "drop-before" }, "ECONNRESET", false, "reset"],
  [{ kind: "drop-after" }, "ECONNRESET", true, "reset"],
  [{ kind: "cut-headers" }, "ECONNRESET", true, "cut"],
  [{ kind: "cut-body" }, "ECONNRESET", true, "cut"],
  [{ kind: "delay", ms: 1, hold: "request" }, 201, true, "answered"],
  [{ kind: "delay", ms: 1, hold: "answer" }, 201, true, "answered"],
  [{ kind: "error-page", status: 502, isForwarded: false }, 502, false, "answered"],
  [{ kind: "error-page", status: 503, isForwarded: false }, 503, false, "answered"],
  [{ kind: "error-page", status: 502, isForwarded: true }, 502, true, "answered"],
  [{ kind: "error-page", status: 503, isForwarded: true }, 503, true, "answered"],
];
for (const [fault, seen, hasReached, outcome] of faults)
  test(`${JSON.stringify(fault)} happens to the request that was meant, and to no other`, async () => {
    await using target = await startTarget();
    await using proxy = await startFaultProxy(target.url);
    proxy.fault(fault, 2);
    const client = [await see(proxy.url), await see(proxy.url), await see(proxy.url)];
    assert.deepEqual(client, [201, seen, 201]);
    assert.equal(target.got.length, hasReached ? 3 : 2);
    const [, { targetStatus, ...second } = assert.fail()] = proxy.requests;
    assert.deepEqual(
      [second.fault, second.hasReached, targetStatus, second.outcome],
      [fault.kind, hasReached, hasReached ? 201 : undefined, outcome],
    );
  });

test("a cut body comes with the headers of the whole one", async () => {
  await using target = await startTarget();
  await using proxy = await startFaultProxy(target.url);
  proxy.fault({ kind: "cut-body" }, 1);
  const request = http.get(proxy.url, { agent: false });
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  let received = 0;
  response.on("data", (chunk: Buffer) => {
    received += chunk.length;
  });
  await once(response, "error");
  assert.deepEqual([response.headers["content-length"] ?? "", received], [String(text.length), text.length / 2]);
});

test("a fault holds for as many requests as fit its predicate, and were asked for", async () => {
  await using target = await startTarget();
  await using proxy = await startFaultProxy(target.url);
  proxy.fault({ kind: "drop-before" }, ({ method, path }) => method === "POST" && path.startsWith("/job/"), 2);
  const client = [
    await see(`${proxy.url}/job/a`, "GET"),
    await see(`${proxy.url}/job/a`, "POST"),
    await see(`${proxy.url}/queue`, "POST"),
    await see(`${proxy.url}/job/b`, "POST"),
    await see(`${proxy.url}/job/b`, "POST"),
  ];
  assert.deepEqual(client, [201, "ECONNRESET", 201, "ECONNRESET", 201]);
});

for (const hold of ["request", "answer"] as const)
  test(`a delay holds the ${hold} back, and nothing else`, async () => {
    await using target = await startTarget();
    await using proxy = await startFaultProxy(target.url);
    proxy.fault({ kind: "delay", ms: 100, hold }, 1);
    const began = performance.now();
    const answer = see(proxy.url);
    while (target.got.length === 0) await new Promise(setImmediate);
    const reached = performance.now();
    await answer;
    const held = { request: reached - began, answer: performance.now() - reached };
    assert.ok(held[hold] >= 95, JSON.stringify(held)); // timers may be a little early
  });

// Where bytes come before it, Node may take a reset for an end: those that cut have no row here.
for (const kind of ["drop-before", "drop-after"] as const)
  test(`${kind} is a reset, and not the polite end of a connection`, async () => {
    await using target = await startTarget();
    await using proxy = await startFaultProxy(target.url);
    proxy.fault({ kind }, 1);
    const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
    socket.resume();
    socket.write("GET / HTTP/1.1\r\nHost: proxy\r\n\r\n");
    const how = await new Promise((resolve) => {
      socket.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code));
      socket.once("end", () => resolve("end"));
    });
    assert.equal(how, "ECONNRESET");
    socket.destroy();
  });

test("a request that is held back arrives even where the client has left", async () => {
  await using target = await startTarget();
  await using proxy = await startFaultProxy(target.url);
  proxy.fault({ kind: "delay", ms: 100, hold: "request" }, 1);
  const request = http.request(proxy.url, { method: "POST", agent: false });
  request.on("error", () => {});
  request.end();
  while (proxy.requests.length === 0) await new Promise(setImmediate);
  request.destroy();
  while (target.got.length === 0) await new Promise(setImmediate);
  assert.deepEqual([proxy.requests[0]?.outcome, proxy.requests[0]?.hasReached], ["client-left", true]);
});

test("an outage refuses connections and breaks open ones; then the same port answers again", async () => {
  await using target = await startTarget();
  await using proxy = await startFaultProxy(target.url);
  proxy.fault({ kind: "delay", ms: 500, hold: "answer" }, 1);
  const open = see(proxy.url);
  while (target.got.length === 0) await new Promise(setImmediate);
  const over = proxy.refuse(200);
  assert.equal(await open, "ECONNRESET");
  assert.equal(await see(proxy.url), "ECONNREFUSED");
  await over;
  assert.equal(await see(proxy.url), 201);
  assert.deepEqual(
    proxy.requests.map(({ outcome }) => outcome),
    ["reset", "answered"],
  );
});

test("a target that is not there is a 502, and was not reached", async () => {
  const target = await startTarget();
  await target[Symbol.asyncDispose]();
  await using proxy = await startFaultProxy(target.url);
  assert.equal(await see(proxy.url), 502);
  assert.equal(proxy.requests[0]?.hasReached, false);
});
