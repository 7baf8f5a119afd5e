import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/plan/expressions/secret.ts";
import { parsePlan } from "../../src/plan/parse.ts";
import { derivedSecrets } from "../../src/rollback/derived-secrets.ts";

test("the names in a secret JSON text are no part of what its values are called", () => {
  const text = `
params: { js: { secret: true } }
steps:
  - run: x
    env: { A: "\${{ fromJSON(params.js) }}" }
`;
  const plan = parsePlan(text, { label: "x.yml", directory: "/x" });
  const js = new Secret('{"hidden-name":{"inner-name":"v1"},"other":["v2",12345]}');
  assert.deepEqual(
    [...derivedSecrets(plan, { js })],
    [
      [" fromJSON(params.js) [0][0]", "v1"],
      [" fromJSON(params.js) [1][0]", "v2"],
      [" fromJSON(params.js) [1][1]", "12345"],
    ],
  );
});
