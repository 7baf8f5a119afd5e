import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holdsLost } from "../../src/report/mask/lost.ts";
import { Mask } from "../../src/report/mask/mask.ts";

/** Few characters, so that secrets overlap, stand in texts, and are forms of each other. */
const character = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("a", "b", "c", "%", "'", '"', " ", "\n", "=", "/") },
  { weight: 3, arbitrary: fc.constantFrom("\0", ":", "[", "0", "-", "1", "]", "plain:", "é", "😀", "\\") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }).map((text) => text.replaceAll("*", "+")) },
);
const few = (maxLength: number) => fc.array(character, { maxLength }).map((parts) => parts.join(""));
const secrets = fc.dictionary(fc.oneof(fc.constantFrom("token", "pin", "a"), few(4)), few(12), { maxKeys: 5 });
const encode = fc.constantFrom<((text: string) => string)[]>(
  (text) => text,
  (text) => text.trim(),
  encodeURIComponent,
  JSON.stringify,
  (text) => Buffer.from(text).toString("base64"),
);

const given = secrets.chain((known) => {
  const values = Object.values(known);
  const piece =
    values.length === 0
      ? few(6)
      : fc.oneof(
          few(6),
          fc.tuple(fc.constantFrom(...values), encode).map(([value, form]) => form(value)),
          fc.tuple(fc.constantFrom(...values), fc.nat(12)).map(([value, length]) => value.slice(0, length)),
        );
  return fc.record({
    secrets: fc.constant(known),
    text: fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
  });
});

function maskOf(known: { readonly [name: string]: string }): Mask {
  const mask = new Mask();
  for (const [name, value] of Object.entries(known)) mask.add(name, value);
  return mask;
}

/** As it is once it was bytes. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

test("what is hidden is shown again as it was, if each secret has a name", () =>
  fc.assert(
    fc.property(given, ({ secrets: { "": _, ...named }, text }) => {
      const mask = maskOf(named);
      assert.equal(mask.show(mask.hide(text)), text);
    }),
    { numRuns: 800 },
  ));

test("a masked text holds no secret, and hides what it holds in the same places", () =>
  fc.assert(
    fc.property(given, ({ secrets, text }) => {
      const mask = maskOf(secrets);
      const masked = mask.text(text);
      for (const value of Object.values(secrets))
        if (value !== "") assert.ok(!masked.includes(value), JSON.stringify(masked));
      const parts = mask.parts(text).map((part) => (typeof part === "string" ? part : "***"));
      assert.equal(parts.join("").replace(/(\*\*\*)+/g, "***"), masked);
    }),
    { numRuns: 800 },
  ));

test("who does not know the secrets sees what is masked, and hands on what was hidden", () =>
  fc.assert(
    fc.property(given, ({ secrets, text }) => {
      const stranger = new Mask();
      const hidden = maskOf(secrets).hide(text);
      const shown = stranger.show(hidden);
      assert.equal(stranger.text(shown).replace(/(\*\*\*)+/g, "***"), maskOf(secrets).text(text));
      assert.equal(stranger.hide(shown), hidden);
      assert.equal(holdsLost(shown), shown !== text);
    }),
    { numRuns: 400 },
  ));

test("bytes are masked as their text is", () =>
  fc.assert(
    fc.property(given, ({ secrets, text }) => {
      const mask = maskOf(secrets);
      const lines = new TextEncoder().encode(wellFormed(text));
      const shown = new TextDecoder("utf-8", { ignoreBOM: true }).decode(mask.bytes(lines));
      assert.equal(shown, mask.text(wellFormed(text)));
    }),
    { numRuns: 400 },
  ));

test("any bytes are masked without harm to the rest", () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (before, after) => {
      const mask = maskOf({ token: "s3cret" });
      const lines = Uint8Array.of(...before, ...new TextEncoder().encode("s3cret"), ...after);
      const stars = new TextEncoder().encode("***");
      assert.deepEqual(mask.bytes(lines), Uint8Array.of(...before, ...stars, ...after));
    }),
  ));

test("secrets are found in time that grows with the text alone", () => {
  const mask = maskOf({ long: `${"a".repeat(20_000)}b`, pem: "abcd efgh\n".repeat(2000) });
  const lines = new TextEncoder().encode(`${"a".repeat(19_999)}\n`.repeat(200));
  const before = performance.now();
  assert.equal(mask.bytes(lines), lines);
  // Comparing at each place would take hours.
  assert.ok(performance.now() - before < 20_000);
});
