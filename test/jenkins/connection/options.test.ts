import assert from "node:assert/strict";
import { test } from "node:test";
import { openConnection } from "../../../src/jenkins/connection/client.ts";
import type { ConnectionOptions } from "../../../src/jenkins/connection/connection.ts";
import { SelectionInputError } from "../../../src/jenkins/jenkins-error.ts";
import { pem } from "../../support/http-servers.ts";

const url = "https://ci.example";
const refused: readonly (readonly [title: string, options: ConnectionOptions, message: RegExp])[] = [
  ["half a scheme", { url: "http:/ci.example" }, /has no scheme; write https:\/\/ci\.example$/],
  ["an address like a browser's", { url: "//ci.example/x" }, /has no scheme; write https:\/\/ci\.example\/x$/],
  [
    "a token in a query without a scheme",
    { url: "ci.example/x?token=geheim" },
    /has no scheme; write https:\/\/ci\.example\/x$/,
  ],
  ["nothing but credentials", { url: "me:geheim@" }, /has no scheme; write https:\/\/ci\.example\/jenkins$/],
  ["a fragment", { url: "https://ci.example/#geheim" }, /ends with a query; write https:\/\/ci\.example$/],
  ["an authority that is no PEM", { url, ca: "geheim" }, /^the certificate authority 'ca' cannot be used \(ERR_OSSL_/],
  ["a certificate without a key", { url, clientCert: pem("client.pem") }, /goes with its key; give both or neither$/],
  ["a key without a certificate", { url, clientKey: "geheim" }, /goes with its key; give both or neither$/],
  [
    "a key of another certificate",
    { url, clientCert: pem("client.pem"), clientKey: pem("server.key") },
    /to show to Jenkins, or its key, cannot be used \(ERR_OSSL_X509_KEY_VALUES_MISMATCH\)/,
  ],
  [
    "a key that is no PEM",
    { url, clientCert: pem("client.pem"), clientKey: "geheim" },
    /to show to Jenkins, or its key, cannot be used/,
  ],
];

for (const [title, options, message] of refused)
  test(`${title} is refused in words, which hold no secret`, () => {
    assert.throws(
      () => openConnection(options),
      (error: unknown) => {
        assert.ok(error instanceof SelectionInputError);
        assert.match(error.message, message);
        assert.ok(!/geheim|PRIVATE KEY/.test(error.message), error.message);
        return true;
      },
    );
  });

const accepted: readonly (readonly [given: string, url: string])[] = [
  [" https://CI.example:443/a/b// ", "https://ci.example/a/b"],
  ["http://[::1]:8080", "http://[::1]:8080"],
  ["HTTP://localhost/", "http://localhost"],
];

for (const [given, expected] of accepted)
  test(`'${given}' is the address ${expected}`, () => {
    assert.equal(openConnection({ url: given }).url, expected);
  });
