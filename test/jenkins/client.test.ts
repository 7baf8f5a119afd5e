import assert from "node:assert/strict";
import type { IncomingMessage, RequestListener } from "node:http";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { openConnection } from "../../src/jenkins/connection/client.ts";
import type { ConnectionOptions, Request } from "../../src/jenkins/connection/connection.ts";
import { JenkinsError, SelectionInputError } from "../../src/jenkins/jenkins-error.ts";
import { answer, bodyOf, serve, serveRaw, serveSecurely } from "../support/http-servers.ts";

/** Opens, sends one request, closes. */
async function send(options: ConnectionOptions, request: Partial<Request> = {}) {
  const connection = openConnection(options);
  try {
    return await connection.send({ method: "GET", path: "/x", ...request });
  } finally {
    connection.close();
  }
}

/** A listener that keeps what it was asked. */
function recording(listener: RequestListener = (_, response) => answer(response, 200, "{}")) {
  const requests: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[] = [];
  const listen: RequestListener = async (request, response) => {
    const { method = "", url = "", headers } = request;
    requests.push({ method, url, headers, body: await bodyOf(request) });
    listener(request, response);
  };
  return { requests, listen };
}

async function failureOf(promise: Promise<unknown>): Promise<JenkinsError> {
  const error = await promise.then(
    () => assert.fail("it did not fail"),
    (failure: unknown) => failure,
  );
  assert.ok(error instanceof JenkinsError, String(error));
  return error;
}

const wrongAddresses: readonly (readonly [options: Partial<ConnectionOptions>, message: RegExp])[] = [
  [{ url: "" }, /^the url of Jenkins is missing; write it like https:/],
  [{ url: "ci.example/jenkins" }, /^the url of Jenkins has no scheme; write https:\/\/ci\.example\/jenkins$/],
  [{ url: "me:geheim@ci.example" }, /^the url of Jenkins has no scheme; write https:\/\/ci\.example$/],
  [{ url: "ftp://ci.example" }, /^the url of Jenkins begins with 'ftp:\/\/'; write http:\/\/ or https:\/\/$/],
  [
    { url: "https://me:geheim@ci.example/x/" },
    /^the url of Jenkins holds credentials.*write https:\/\/ci\.example\/x and give/,
  ],
  [{ url: "https://ci.example/x?y=1" }, /^the url of Jenkins ends with a query; write https:\/\/ci\.example\/x$/],
  [{ url: "https://" }, /^the url of Jenkins cannot be read/],
  [{ url: "https://ci.example", user: "me" }, /^user 'me' is given and no token/],
  [{ url: "https://ci.example", token: "geheim" }, /^a token is given and no user/],
  [{ url: "https://ci.example", user: "me", token: "ge\nheim" }, /line end/],
  [{ url: "https://ci.example", user: "m:e", token: "geheim" }, /no colon/],
];

for (const [options, message] of wrongAddresses)
  test(`${JSON.stringify(options)} is refused before anything is sent`, () => {
    assert.throws(
      () => openConnection({ url: "", ...options }),
      (error: unknown) => {
        assert.ok(error instanceof SelectionInputError);
        assert.match(error.message, message);
        assert.ok(!error.message.includes("geheim"));
        return true;
      },
    );
  });

test("credentials are sent as a header, and stand in no address and no Referer", async () => {
  const { requests, listen } = recording();
  await using server = await serve(listen);
  await send(
    { url: `${server.url}/ci/jenkins/`, user: "jürgen", token: "ge heim" },
    { query: { tree: "a[b,c]{0,2}&ü" } },
  );
  const [{ url, headers } = assert.fail()] = requests;
  assert.equal(url, "/ci/jenkins/x?tree=a%5Bb%2Cc%5D%7B0%2C2%7D%26%C3%BC");
  assert.equal(headers.authorization, `Basic ${Buffer.from("jürgen:ge heim").toString("base64")}`);
  assert.equal(headers.referer, undefined);
  assert.match(headers["user-agent"] ?? "", /^jipper\//);
  assert.equal(headers["accept-language"], "en");
});

test("a form arrives byte for byte", async () => {
  const { requests, listen } = recording();
  await using server = await serve(listen);
  const form = { "": "no name", A: " a\r\nb\n&=+%41\"'ü€😀\0 ", EMPTY: "", "ü&=": "x", BIG: "x".repeat(100_000) };
  await send({ url: server.url }, { method: "POST", form });
  const [{ body, headers } = assert.fail()] = requests;
  assert.match(headers["content-type"] ?? "", /^application\/x-www-form-urlencoded/);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), form);
});

test("every status comes back as it is, with its headers and its text", async () => {
  await using server = await serve((_, response) => answer(response, 418, "short and stout", { "x-text-size": "9" }));
  const { status, headers, text, bytes } = await send({ url: server.url });
  assert.deepEqual([status, headers["x-text-size"], text, bytes], [418, "9", "short and stout", 15]);
});

test("gzip is asked for and unpacked; an error page that only claims to be packed is read as it is", async () => {
  const { requests, listen } = recording((request, response) => {
    const packed = { "content-encoding": "gzip" };
    if (request.url === "/packed") response.writeHead(200, packed).end(gzipSync('{"a":"ü"}'));
    else response.writeHead(500, packed).end("<h1>Error</h1>");
  });
  await using server = await serve(listen);
  const { text, bytes } = await send({ url: server.url }, { path: "/packed" });
  assert.deepEqual([text, bytes], ['{"a":"ü"}', 10]);
  assert.match(requests[0]?.headers["accept-encoding"] ?? "", /gzip/);
  assert.equal((await send({ url: server.url }, { path: "/claims" })).text, "<h1>Error</h1>");
});

test("cookies of the session are sent back, until they are taken away", async () => {
  const { requests, listen } = recording((request, response) => {
    const cookies =
      request.url === "/first" ? ["JSESSIONID.x=abc=; Path=/; HttpOnly", "other=1"] : ["other=; Max-Age=0"];
    answer(response, 200, "{}", { "set-cookie": cookies });
  });
  await using server = await serve(listen);
  const connection = openConnection({ url: server.url });
  for (const path of ["/first", "/second", "/third"]) await connection.send({ method: "GET", path });
  connection.close();
  assert.deepEqual(
    requests.map(({ headers }) => headers.cookie),
    [undefined, "JSESSIONID.x=abc=; other=1", "JSESSIONID.x=abc="],
  );
});

/** Like Jenkins: wants the crumb of the session with every POST that is not authorized by a token. */
function crumbsOf({ expiresAfter = Number.POSITIVE_INFINITY }: { expiresAfter?: number } = {}) {
  let session = 0;
  let used = 0;
  return recording((request, response) => {
    if (request.url === "/crumbIssuer/api/json") {
      session++;
      used = 0;
      const crumb = JSON.stringify({ crumb: `crumb-${session}`, crumbRequestField: "Jenkins-Crumb" });
      return answer(response, 200, crumb, { "set-cookie": `JSESSIONID=s${session}` });
    }
    const { "jenkins-crumb": crumb, cookie } = request.headers;
    const isValid = crumb === `crumb-${session}` && cookie === `JSESSIONID=s${session}` && used++ < expiresAfter;
    if (request.method === "GET" || isValid) return answer(response, 200, "{}");
    answer(response, 403, "<h2>HTTP ERROR 403 No valid crumb was included in the request</h2>");
  });
}

test("a POST that is refused for want of a crumb goes out once more with one, and the crumb is kept", async () => {
  const { requests, listen } = crumbsOf();
  await using server = await serve(listen);
  const connection = openConnection({ url: server.url, user: "me", token: "a password" });
  for (let turn = 0; turn < 2; turn++)
    assert.equal((await connection.send({ method: "POST", path: "/go", form: { A: "1" } })).status, 200);
  connection.close();
  assert.deepEqual(
    requests.map(({ method, url }) => `${method} ${url}`),
    ["POST /go", "GET /crumbIssuer/api/json", "POST /go", "POST /go"],
  );
  assert.equal(requests[2]?.body, "A=1");
});

test("a crumb that has expired is fetched again", async () => {
  const { requests, listen } = crumbsOf({ expiresAfter: 1 });
  await using server = await serve(listen);
  const connection = openConnection({ url: server.url, user: "me", token: "a password" });
  for (let turn = 0; turn < 3; turn++)
    assert.equal((await connection.send({ method: "POST", path: "/go" })).status, 200);
  assert.equal(connection.requests, requests.length);
  connection.close();
});

test("without a user the crumb is fetched beforehand; with a token it never is", async () => {
  for (const [options, paths] of [
    [{}, ["/crumbIssuer/api/json", "/go"]],
    [{ user: "me", token: "t" }, ["/go"]],
  ] as const) {
    const { requests, listen } = recording((request, response) =>
      answer(response, 200, request.url === "/go" ? "" : '{"crumb":"c","crumbRequestField":"Jenkins-Crumb"}'),
    );
    await using server = await serve(listen);
    const connection = openConnection({ url: server.url, ...options });
    await connection.prepare?.();
    await connection.send({ method: "POST", path: "/go" });
    connection.close();
    assert.deepEqual(
      requests.map(({ url }) => url),
      paths,
    );
  }
});

test("a server without crumbs is no trouble", async () => {
  const { listen } = recording((request, response) => answer(response, request.url === "/go" ? 200 : 404));
  await using server = await serve(listen);
  const connection = openConnection({ url: server.url });
  await connection.prepare?.();
  assert.equal((await connection.send({ method: "POST", path: "/go" })).status, 200);
  connection.close();
});

test("a read is redirected within the server, under its own root, and a circle ends", async () => {
  const { requests, listen } = recording((request, response) => {
    if (request.url === "/ci/x") answer(response, 302, "", { location: "/ci/y?z=1" });
    else if (request.url === "/ci/y?z=1") answer(response, 200, '"there"');
    else answer(response, 307, "", { location: "/ci/circle" });
  });
  await using server = await serve(listen);
  assert.equal((await send({ url: `${server.url}/ci` })).text, '"there"');
  const { kind, message } = await failureOf(send({ url: `${server.url}/ci` }, { path: "/circle" }));
  assert.equal(kind, "not-jenkins");
  assert.match(message, /in a circle/);
  assert.equal(requests.length, 2 + 6);
});

test("no redirect leads to another server, and no credentials do", async () => {
  const elsewhere = recording();
  await using other = await serve(elsewhere.listen);
  await using server = await serve((_, response) =>
    answer(response, 302, "", { location: `${other.url}/login?token=secret` }),
  );
  const { kind, message } = await failureOf(send({ url: server.url, user: "me", token: "t" }));
  assert.equal(kind, "not-jenkins");
  assert.ok(message.includes(`it sends us to ${other.url}/login;`), message);
  assert.ok(!message.includes("secret"));
  assert.deepEqual(elsewhere.requests, []);
});

test("a POST is never redirected", async () => {
  const { requests, listen } = recording((_, response) => answer(response, 303, "", { location: "/queue/item/7/" }));
  await using server = await serve(listen);
  const { status, headers } = await send({ url: server.url }, { method: "POST" });
  assert.deepEqual([status, headers["location"], requests.length], [303, "/queue/item/7/", 1]);
});

test("what certainly did not arrive is told from what may have", async (t) => {
  await t.test("nothing listens", async () => {
    const server = await serve(() => {});
    await server[Symbol.asyncDispose]();
    const { kind, message, mayPass } = await failureOf(send({ url: server.url }));
    assert.deepEqual([kind, mayPass], ["unreachable", true]);
    assert.equal(message, `GET ${server.url}/x: nothing listens there (ECONNREFUSED)`);
  });
  await t.test("there is no such host", async () => {
    const { kind, mayPass } = await failureOf(send({ url: "http://jipper-test.invalid" }));
    assert.equal(kind, "unreachable");
    assert.equal(typeof mayPass, "boolean"); // without a network its name servers are what is missing
  });
  const talks: readonly (readonly [string, Parameters<typeof serveRaw>[0]])[] = [
    ["the connection is reset before an answer", (socket) => socket.resetAndDestroy()],
    ["the connection is closed before an answer", (socket) => socket.destroy()],
    ["the headers are cut", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Le")],
    ["the body is cut", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")],
    ["a chunk is cut", (socket) => socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")],
    ["the answer is no HTTP", (socket) => socket.end("220 mail.example ESMTP\r\n")],
  ];
  for (const [title, talk] of talks)
    await t.test(title, async () => {
      await using server = await serveRaw(talk);
      assert.equal(
        (await failureOf(send({ url: server.url }, { method: "POST", form: { A: "1" } }))).kind,
        "no-answer",
      );
    });
  await t.test("no answer comes in time", async () => {
    await using server = await serve(() => {});
    const { kind, message } = await failureOf(send({ url: server.url, requestTimeoutMs: 150 }));
    assert.equal(kind, "no-answer");
    assert.match(message, /no answer within 150 ms$/);
  });
  await t.test("a body that never ends is given up in time", async () => {
    await using server = await serve((_, response) => void response.write("{"));
    assert.equal((await failureOf(send({ url: server.url, requestTimeoutMs: 150 }))).kind, "no-answer");
  });
});

test("a signal ends a request at once, with its reason", async () => {
  await using server = await serve(() => {});
  const stop = new AbortController();
  const reason = new Error("no more");
  const sent = send({ url: server.url }, { signal: stop.signal, sent: () => stop.abort(reason) });
  await assert.rejects(sent, reason);
  await assert.rejects(send({ url: server.url }, { signal: stop.signal }), reason);
});

test("reads use a connection again; a POST has one of its own, so that none is sent into one that just closes", async () => {
  const ports: (number | undefined)[] = [];
  await using server = await serve((request, response) => {
    ports.push(request.socket.remotePort);
    answer(response, 200, "{}");
  });
  const connection = openConnection({ url: server.url });
  for (const method of ["GET", "GET", "POST", "POST"] as const) {
    await connection.send({ method, path: "/x" });
    await wait(20);
  }
  connection.close();
  const [first, second, third, fourth] = ports;
  assert.equal(first, second);
  assert.equal(new Set([first, third, fourth]).size, 3);
});

test("over TLS: an authority that is given is trusted, and a failure names the certificate", async (t) => {
  const { pem } = await import("../support/http-servers.ts");
  const ok: RequestListener = (_, response) => answer(response, 200, "{}");
  await using server = await serveSecurely(ok);
  await t.test("with the authority", async () => {
    assert.equal((await send({ url: server.url, ca: pem("ca.pem") })).status, 200);
  });
  const failures: readonly (readonly [string, Parameters<typeof serveSecurely>[1], string | undefined, RegExp])[] = [
    ["not trusted", {}, undefined, /certificate.*is not trusted here.*give the certificate of its authority as 'ca'/],
    ["for another name", { certificate: "other" }, "ca.pem", /'test other'.*is for other names: DNS:other\.example/],
    [
      "expired",
      { certificate: "expired" },
      "ca.pem",
      /'test expired'.*issued by 'Jipper test authority'.*has expired, on Jan {2}1 .*2021/,
    ],
  ];
  for (const [title, options, ca, words] of failures)
    await t.test(title, async () => {
      await using secure = await serveSecurely(ok, options);
      const failure = await failureOf(send({ url: secure.url, ...(ca === undefined ? {} : { ca: pem(ca) }) }));
      assert.deepEqual([failure.kind, failure.mayPass], ["unreachable", false], failure.message);
      assert.match(failure.message, words);
    });
  await t.test("a server that wants a certificate of ours gets it", async () => {
    await using secure = await serveSecurely(ok, { wantsClient: true });
    const ours = { ca: pem("ca.pem"), clientCert: pem("client.pem"), clientKey: pem("client.key") };
    assert.equal((await send({ url: secure.url, ...ours })).status, 200);
    assert.ok(
      ["unreachable", "no-answer"].includes((await failureOf(send({ url: secure.url, ca: pem("ca.pem") }))).kind),
    );
  });
});
