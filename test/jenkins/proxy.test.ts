import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, test } from "node:test";
import { openConnection } from "../../src/jenkins/connection/client.ts";
import { JenkinsError } from "../../src/jenkins/jenkins-error.ts";
import { answer, pem, serve, serveSecurely } from "../support/http-servers.ts";

/** A proxy as companies have them: forwards http, connects through to https, and may want to know who asks. */
async function startProxy({ wants }: { wants?: string } = {}) {
  const seen: string[] = [];
  const isWelcome = (header: string | undefined) =>
    wants === undefined || header === `Basic ${Buffer.from(wants).toString("base64")}`;
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (!isWelcome(request.headers["proxy-authorization"])) return answer(response, 407);
    const { host, pathname, search } = new URL(request.url ?? "");
    const [hostname, port] = host.split(":");
    const { method, headers } = request;
    const forward = http.request({ hostname, port, path: pathname + search, method, headers, agent: false }, (came) => {
      response.writeHead(came.statusCode ?? 0, came.headers);
      came.pipe(response);
    });
    request.pipe(forward);
  });
  server.on("connect", (request, client) => {
    seen.push(`CONNECT ${request.url}`);
    client.on("error", () => {});
    if (!isWelcome(request.headers["proxy-authorization"]))
      return void client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const [host, port] = (request.url ?? "").split(":");
    const through = net.connect(Number(port), host, () => client.write("HTTP/1.1 200 Connected\r\n\r\n"));
    through.on("error", () => client.destroy());
    client.pipe(through).pipe(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    seen,
    at: (credentials = "") => `http://${credentials}127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const variables = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
const before = Object.fromEntries(variables.map((name) => [name, process.env[name]]));

function setEnvironment(environment: { readonly [name: string]: string | undefined }): void {
  for (const name of variables) {
    const value = environment[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

afterEach(() => setEnvironment(before));

async function get(url: string) {
  const connection = openConnection({ url, user: "me", token: "geheim", ca: pem("ca.pem"), requestTimeoutMs: 5000 });
  try {
    return (await connection.send({ method: "GET", path: "/x" })).text;
  } finally {
    connection.close();
  }
}

test("http goes over the proxy of the environment", async () => {
  await using proxy = await startProxy({ wants: "ann:pass" });
  await using server = await serve((request, response) => answer(response, 200, request.headers.authorization));
  setEnvironment({ HTTP_PROXY: proxy.at("ann:pass@") });
  assert.match(await get(server.url), /^Basic /);
  assert.deepEqual(proxy.seen, [`GET ${server.url}/x`]);
});

test("https goes through the proxy, which sees nothing of it", async () => {
  await using proxy = await startProxy();
  await using server = await serveSecurely((_, response) => answer(response, 200, "through"));
  setEnvironment({ https_proxy: proxy.at() });
  assert.equal(await get(server.url), "through");
  assert.deepEqual(proxy.seen, [`CONNECT ${new URL(server.url).host}`]);
});

test("what NO_PROXY names is reached without it", async () => {
  await using proxy = await startProxy();
  await using server = await serve((_, response) => answer(response, 200, "direct"));
  setEnvironment({ HTTP_PROXY: proxy.at(), NO_PROXY: "ci.example,127.0.0.1" });
  assert.equal(await get(server.url), "direct");
  assert.deepEqual(proxy.seen, []);
});

test("a proxy that is not there is named, without its password", async () => {
  setEnvironment({ HTTPS_PROXY: "http://ann:pass@127.0.0.1:9" });
  await assert.rejects(get("https://127.0.0.1:1"), (error: unknown) => {
    assert.ok(error instanceof JenkinsError);
    assert.equal(error.kind, "unreachable");
    assert.match(error.message, /nothing listens there \(ECONNREFUSED\), over the proxy http:\/\/127\.0\.0\.1:9$/);
    return true;
  });
});

test("a proxy that refuses to connect is told, and the request has not arrived", async () => {
  await using proxy = await startProxy({ wants: "ann:pass" });
  setEnvironment({ HTTPS_PROXY: proxy.at() });
  await assert.rejects(get("https://127.0.0.1:1"), (error: unknown) => {
    assert.ok(error instanceof JenkinsError);
    assert.match(error.message, /the proxy .* (answered|refused).*407/);
    assert.equal(error.kind, "unreachable");
    return true;
  });
});
