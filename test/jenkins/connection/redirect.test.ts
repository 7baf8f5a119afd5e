import assert from "node:assert/strict";
import { test } from "node:test";
import { openConnection } from "../../../src/jenkins/connection/client.ts";
import { answer, pem, serve, serveSecurely } from "../../support/http-servers.ts";
import { failureOf, recording, send } from "./send.ts";

for (const status of [301, 302, 303, 307, 308])
  test(`a read is sent on by ${status}, and each of its requests counts`, async () => {
    const { asked, listen } = recording((request, response) =>
      request.url === "/ci/x" ? answer(response, status, "", { location: "y" }) : answer(response, 200, '"there"'),
    );
    await using server = await serve(listen);
    const connection = openConnection({ url: `${server.url}/ci`, user: "me", token: "t" });
    assert.equal((await connection.send({ method: "GET", path: "/x" })).text, '"there"');
    connection.close();
    assert.equal(connection.requests, 2);
    assert.deepEqual(
      asked.map(({ method, url, headers }) => [method, url, headers.authorization]),
      ["/ci/x", "/ci/y"].map((url) => ["GET", url, "Basic bWU6dA=="]),
    );
  });

test("five redirects are followed, and no sixth", async () => {
  for (const [length, requests] of [
    [5, 6],
    [6, 6],
  ] as const) {
    const { asked, listen } = recording((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step < length) answer(response, 302, "", { location: `/${step + 1}` });
      else answer(response, 200, "{}");
    });
    await using server = await serve(listen);
    const end = await send({ url: server.url }, { path: "/0" }).then(
      ({ status }) => status,
      ({ message }: Error) => message,
    );
    assert.equal(end, length === 5 ? 200 : `GET ${server.url}/0: it sends us around in a circle`);
    assert.equal(asked.length, requests);
  }
});

test("braces in the place where a read is sent are kept", async () => {
  const { asked, listen } = recording((request, response) =>
    request.url === "/x" ? answer(response, 302, "", { location: "/y?tree={a}" }) : answer(response, 200),
  );
  await using server = await serve(listen);
  await send({ url: server.url });
  assert.equal(asked[1]?.url, "/y?tree=%7Ba%7D");
});

test("from http to https of the same place nothing is sent on, and the right url is told", async () => {
  await using secure = await serveSecurely((_, response) => answer(response, 200, "{}"));
  await using server = await serve((request, response) =>
    answer(response, 301, "", { location: `${secure.url}/ci${request.url}?secret=1` }),
  );
  const { kind, message, status } = await failureOf(send({ url: server.url }, { query: { a: "b" } }));
  assert.deepEqual([kind, status], ["not-jenkins", 301]);
  assert.equal(
    message,
    `GET ${server.url}/x: it sends us to ${secure.url}/ci/x; if that is Jenkins, give ${secure.url}/ci as url`,
  );
});

test("from https to http nothing is sent on", async () => {
  const elsewhere = recording();
  await using plain = await serve(elsewhere.listen);
  await using secure = await serveSecurely((_, response) =>
    answer(response, 302, "", { location: `${plain.url.replace("//", "//me:geheim@")}/y` }),
  );
  const { kind, message } = await failureOf(send({ url: secure.url, ca: pem("ca.pem") }));
  assert.equal(kind, "not-jenkins");
  assert.equal(
    message,
    `GET ${secure.url}/x: it sends us to ${plain.url}/y; if that is Jenkins, give its address as url`,
  );
  assert.deepEqual(elsewhere.asked, []);
});

const strange: readonly (readonly [location: string, words: RegExp])[] = [
  ["http://[", /: it sends us \(302\) to what is no address$/],
  ["mailto:me@ci.example", /: it sends us to mailto:me@ci\.example; if that is Jenkins, give its address/],
  ["/cinema/y", /: it sends us to http:\/\/127\.0\.0\.1:\d+\/cinema\/y; /],
];

for (const [location, words] of strange)
  test(`a redirect to ${location} is told`, async () => {
    const { asked, listen } = recording((_, response) => answer(response, 302, "", { location }));
    await using server = await serve(listen);
    const { kind, message } = await failureOf(send({ url: `${server.url}/ci` }));
    assert.equal(kind, "not-jenkins");
    assert.match(message, words);
    assert.equal(asked.length, 1);
  });
