import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import fc from "fast-check";
import { formBody, pathWithQuery } from "../../../src/jenkins/connection/encode.ts";
import { answer, serve, serveRaw } from "../../support/http-servers.ts";
import { failureOf, recording, send } from "./send.ts";

const text = fc.string({ unit: "binary" });

test("whatever stands in a form is read from it again, as long as UTF-8 can say it", () => {
  const form = fc.dictionary(text, text);
  fc.assert(
    fc.property(form, (given) => {
      const read = Object.fromEntries(new URLSearchParams(formBody(given)?.toString("latin1")));
      assert.deepEqual(read, { ...given });
    }),
  );
});

test("whatever stands in a query is read from it again", () => {
  fc.assert(
    fc.property(text, text, (name, value) => {
      const { search } = new URL(pathWithQuery({ path: "/x", query: { [name]: value } }), "http://ci.example");
      assert.deepEqual([...new URLSearchParams(search)], [[name, value]]);
    }),
  );
});

test("half a surrogate pair becomes the sign for what cannot be said", () => {
  assert.equal(pathWithQuery({ path: "/x", query: { a: "b\uD83Dc" } }), "/x?a=b%EF%BF%BDc");
  assert.equal(formBody({ a: "b\uD83Dc" })?.toString(), "a=b%EF%BF%BDc");
});

test("an order without a form has no type and no length; one with an empty form has", async () => {
  const { asked, listen } = recording();
  await using server = await serve(listen);
  for (const request of [{}, { form: {} }, { form: { a: "ü" } }])
    await send({ url: server.url }, { method: "POST", ...request });
  assert.deepEqual(
    asked.map(({ headers, body }) => [headers["content-type"], headers["content-length"], body]),
    [
      [undefined, "0", ""],
      ["application/x-www-form-urlencoded; charset=UTF-8", "0", ""],
      ["application/x-www-form-urlencoded; charset=UTF-8", "8", "a=%C3%BC"],
    ],
  );
  for (const { headers } of asked) assert.ok(!/multipart/.test(headers.accept ?? ""));
});

const packings: readonly (readonly [encoding: string, pack: (text: string) => Buffer])[] = [
  ["gzip", zlib.gzipSync],
  ["deflate", zlib.deflateSync],
  ["deflate", zlib.deflateRawSync],
  ["br", zlib.brotliCompressSync],
  ["identity", Buffer.from],
];

for (const [encoding, pack] of packings)
  test(`an answer that is packed as ${encoding} by ${pack.name} is unpacked`, async () => {
    const given = `{"a":"${"ü".repeat(3000)}"}`;
    await using server = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(pack(given)),
    );
    const { text, bytes } = await send({ url: server.url });
    assert.equal(text, given);
    assert.equal(bytes, 6008);
  });

test("what cannot be unpacked has not come whole", async () => {
  const half = zlib.gzipSync("x".repeat(100)).subarray(0, 15);
  await using server = await serve((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(half));
  const { kind, message } = await failureOf(send({ url: server.url }, { method: "POST" }));
  assert.equal(kind, "no-answer");
  assert.match(message, /^POST .*\/x: its answer is compressed and cannot be unpacked \(Z_BUF_ERROR\)$/);
});

test("what speaks no HTTP is told so", async () => {
  await using server = await serveRaw((socket) => socket.end("220 mail.example ESMTP\r\n"));
  const { message } = await failureOf(send({ url: server.url }));
  assert.equal(message, `GET ${server.url}/x: what answers there does not speak HTTP (HPE_INVALID_CONSTANT)`);
});

for (const encoding of ["gzip", "deflate", "br"])
  test(`an empty answer is an empty text, also one that is said to be packed as ${encoding}`, async () => {
    await using server = await serve((_, response) => answer(response, 201, "", { "content-encoding": encoding }));
    const { status, text, bytes } = await send({ url: server.url });
    assert.deepEqual([status, text, bytes], [201, "", 0]);
  });
