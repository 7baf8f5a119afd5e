import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import tls from "node:tls";
import { promisify } from "node:util";
import { trustOf } from "../../../src/jenkins/connection/trust.ts";
import { answer, pem, serve, serveSecurely } from "../../support/http-servers.ts";
import { failureOf, send } from "./send.ts";

const run = promisify(execFile);

test("an authority that is given comes beside all that are trusted anyway", () => {
  const { ca } = trustOf({ url: "https://ci.example", ca: pem("ca.pem") });
  assert.deepEqual(ca?.slice(0, tls.rootCertificates.length), tls.rootCertificates);
  assert.ok(ca?.includes(pem("ca.pem")));
});

test("an authority that Node was started with stays trusted beside the one that is given", async () => {
  await using server = await serveSecurely((_, response) => answer(response, 200, "{}"));
  const client = join(import.meta.dirname, "../../../src/jenkins/connection/client.ts");
  const script = `
    import { openConnection } from ${JSON.stringify(client)};
    const connection = openConnection(${JSON.stringify({ url: server.url, ca: pem("expired.pem") })});
    console.log((await connection.send({ method: "GET", path: "/x" })).status);`;
  const environment = {
    ...process.env,
    NODE_EXTRA_CA_CERTS: join(import.meta.dirname, "../certificates/ca.pem"),
  };
  const code = ["--import", "tsx", "--input-type=module", "--eval", script];
  assert.equal((await run(process.execPath, code, { env: environment, timeout: 10_000 })).stdout, "200\n");
});

test("a POST that meets a certificate that is not trusted has certainly not arrived", async () => {
  let requests = 0;
  await using server = await serveSecurely((_, response) => {
    requests++;
    answer(response, 200);
  });
  const failure = await failureOf(send({ url: server.url }, { method: "POST", form: { a: "b" } }));
  assert.deepEqual([failure.kind, failure.mayPass, requests], ["unreachable", false, 0]);
  assert.match(failure.message, /'test server' \(issued by 'Jipper test authority'\) is not trusted here/);
});

test("https where http is spoken is told", async () => {
  await using server = await serve((_, response) => answer(response, 200));
  const { kind, message } = await failureOf(send({ url: server.url.replace("http:", "https:") }));
  assert.equal(kind, "unreachable");
  assert.match(
    message,
    /the secure connection failed: .+ \(E\w+\); if it speaks http there, write http:\/\/ in the url$/,
  );
  assert.ok(!/jenkins:|\n|\.c:\d/.test(message), message);
});
