import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, test } from "node:test";
import { openConnection } from "../../../src/jenkins/connection/client.ts";
import { SelectionInputError } from "../../../src/jenkins/jenkins-error.ts";
import { answer } from "../../support/http-servers.ts";
import { failureOf, send } from "./send.ts";

const variables = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((name) => [name, name.toUpperCase()]);
const before = variables.map((name) => [name, process.env[name]] as const);

function setEnvironment(environment: { readonly [name: string]: string }): void {
  for (const name of variables) delete process.env[name];
  Object.assign(process.env, environment);
}

afterEach(() => {
  setEnvironment(Object.fromEntries(before.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))));
});

/** A proxy that refuses whatever it is asked. */
async function startProxy(status: number) {
  const seen: (string | undefined)[] = [];
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`, request.headers["proxy-authorization"]);
    answer(response, status, "<html>no</html>");
  });
  server.on("connect", (request, socket) => {
    seen.push(`CONNECT ${request.url}`, request.headers["proxy-authorization"], request.headers.authorization);
    socket.on("error", () => {});
    socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 2\r\n\r\nno`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    seen,
    place: `http://127.0.0.1:${port}`,
    named: `http://ann:p%C3%A4ss@127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const refusals: readonly (readonly [scheme: string, status: number, words: string, mayPass: boolean])[] = [
  ["http", 407, "answered 407: it wants to know who asks", false],
  ["https", 407, "answered 407: it wants to know who asks", false],
  ["https", 403, "refused the connection (403)", true],
  ["https", 502, "refused the connection (502)", true],
];

for (const [scheme, status, words, mayPass] of refusals)
  for (const method of ["GET", "POST"] as const)
    test(`a ${method} by ${scheme} that a proxy refuses with ${status} has certainly not arrived`, async () => {
      await using proxy = await startProxy(status);
      setEnvironment({ ALL_PROXY: proxy.named });
      const options = { url: `${scheme}://ci.example/ci`, user: "me", token: "geheim" };
      const form = method === "POST" ? { form: { BIG: "x".repeat(100_000) } } : {};
      const failure = await failureOf(send(options, { method, ...form }));
      assert.equal(failure.message, `${method} ${options.url}/x: the proxy ${proxy.place} ${words}`);
      assert.deepEqual([failure.kind, failure.status, failure.mayPass], ["unreachable", status, mayPass]);
      const [asked, ofProxy, ofJenkins] = proxy.seen;
      assert.equal(asked, scheme === "http" ? `${method} http://ci.example/ci/x` : "CONNECT ci.example:443");
      assert.equal(ofProxy, `Basic ${Buffer.from("ann:päss").toString("base64")}`);
      assert.equal(ofJenkins, undefined);
    });

const unusable: readonly string[] = [
  "socks5://ann:geheim@proxy.example:1080",
  "http://[geheim",
  "http://a%zz:geheim@p",
];

for (const HTTPS_PROXY of unusable)
  test(`${HTTPS_PROXY} is no proxy of ours, and told without its password`, () => {
    setEnvironment({ HTTPS_PROXY });
    assert.throws(
      () => openConnection({ url: "https://ci.example" }),
      (error: unknown) => {
        assert.ok(error instanceof SelectionInputError);
        assert.match(
          error.message,
          /^the proxy that the environment names for https:\/\/ci\.example cannot be used; write it like http:/,
        );
        assert.ok(!error.message.includes("geheim"));
        return true;
      },
    );
  });

const routes: readonly (readonly [environment: { readonly [name: string]: string }, isOver: boolean])[] = [
  [{ NO_PROXY: "*" }, false],
  [{ no_proxy: ".example" }, false],
  [{ NO_PROXY: "other.example, CI.example" }, false],
  [{ NO_PROXY: "ci.example:80" }, false],
  [{ NO_PROXY: "ci.example:8080" }, true],
  [{ NO_PROXY: "example" }, true],
  [{}, true],
];

for (const [environment, isOver] of routes)
  test(`with ${JSON.stringify(environment)} a host is ${isOver ? "" : "not "}asked over the proxy`, async () => {
    await using proxy = await startProxy(407);
    setEnvironment({ HTTP_PROXY: proxy.named, ...environment });
    const { message } = await failureOf(send({ url: "http://ci.example", requestTimeoutMs: 1000 }));
    assert.equal(message.includes("the proxy"), isOver, message);
    assert.equal(proxy.seen.length > 0, isOver);
  });
