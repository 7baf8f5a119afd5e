import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import { openConnection } from "../../../src/jenkins/connection/client.ts";
import { answer, serve } from "../../support/http-servers.ts";
import { failureOf, recording, send } from "./send.ts";

const refusal = "<h2>HTTP ERROR 403 No valid crumb was included in the request</h2>";
const crumb = '{"crumb":"c-1","crumbRequestField":".crumb"}';

/** Refuses a POST without a crumb; `issue` answers who asks for one. */
function crumbServer(issue: (response: ServerResponse) => void) {
  return recording((request, response) => {
    if (request.url === "/crumbIssuer/api/json") return issue(response);
    if (request.headers[".crumb"] === "c-1") return answer(response, 201);
    answer(response, 403, refusal, { "content-type": "text/html" });
  });
}

const withPassword = { user: "me", token: "a password" };

test("a crumb as Hudson gives it, as a script and without a session, is taken", async () => {
  const { asked, listen } = crumbServer((response) =>
    answer(response, 200, crumb, { "content-type": "application/javascript" }),
  );
  await using server = await serve(listen);
  assert.equal((await send({ url: server.url, ...withPassword }, { method: "POST" })).status, 201);
  assert.equal(asked.length, 3);
});

const without: readonly (readonly [title: string, issue: (response: ServerResponse) => void])[] = [
  ["there is none", (response) => answer(response, 404)],
  ["it may not be read", (response) => answer(response, 403, "no")],
  ["it stands in an error", (response) => answer(response, 500, crumb)],
  ["a login page comes in its place", (response) => answer(response, 200, "<html>")],
  [
    "it cannot stand in a header",
    (response) => answer(response, 200, '{"crumb":"a\\nb","crumbRequestField":".crumb"}'),
  ],
];

for (const [title, issue] of without)
  test(`a POST that wants a crumb keeps its refusal where ${title}`, async () => {
    const { asked, listen } = crumbServer(issue);
    await using server = await serve(listen);
    const { status, text } = await send({ url: server.url, ...withPassword }, { method: "POST" });
    assert.deepEqual([status, text], [403, refusal]);
    assert.deepEqual(
      asked.map(({ method }) => method),
      ["POST", "GET"],
    );
  });

test("a POST whose crumb cannot be fetched has certainly not arrived", async () => {
  const { listen } = crumbServer((response) => response.destroy());
  await using server = await serve(listen);
  const { kind, method, mayPass, message } = await failureOf(
    send({ url: server.url, ...withPassword }, { method: "POST" }),
  );
  assert.deepEqual([kind, method, mayPass], ["unreachable", "POST", true]);
  assert.match(message, /^POST .*\/x: it was refused for want of a crumb; GET .*\/crumbIssuer\/api\/json: /);
});

test("a refusal for another reason fetches no crumb", async () => {
  const { asked, listen } = recording((_, response) => answer(response, 403, "me lacks the permission Job/Build"));
  await using server = await serve(listen);
  assert.equal((await send({ url: server.url, ...withPassword }, { method: "POST" })).status, 403);
  assert.equal(asked.length, 1);
});

test("a refusal that stays is not repeated again and again", async () => {
  const { asked, listen } = recording((request, response) =>
    request.method === "GET" ? answer(response, 200, crumb) : answer(response, 403, refusal),
  );
  await using server = await serve(listen);
  assert.equal((await send({ url: server.url, ...withPassword }, { method: "POST" })).status, 403);
  assert.equal(asked.length, 3);
});

test("a POST waits for a crumb that is on its way", async () => {
  const { asked, listen } = crumbServer((response) => void setTimeout(() => answer(response, 200, crumb), 100));
  await using server = await serve(listen);
  const connection = openConnection({ url: server.url });
  const [, { status }] = await Promise.all([connection.prepare?.(), connection.send({ method: "POST", path: "/go" })]);
  connection.close();
  assert.equal(status, 201);
  assert.deepEqual(
    asked.map(({ method, url }) => `${method} ${url}`),
    ["GET /crumbIssuer/api/json", "POST /go"],
  );
});
